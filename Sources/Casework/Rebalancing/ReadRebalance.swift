import Allocation
import Caseload
import Rules
import Storage
import Workload

extension Service: RebalanceUse {
  public func rebalance(level: String, code: String, _ order: RebalanceSearch) async throws -> RebalanceProposal {
    try await view(
      .viewAllocation, subject(level, code), detail: "rebalance",
      keptAs: ViewKey("rebalance", level, code, search: order)
    ) { connection in
      let standing = try self.caseStanding(connection)
      let day = try self.liveDay(connection)
      let unit = try self.planned(level, code, on: day, connection)
      let team = try self.liveTeam(unit, on: day, connection)
      let rules = self.pack.rebalancing
      var search = order
      search.rounds = order.rounds ?? rules.proposal.rounds
      let whole = Self.walked(team, search, most: team.cases.count)
      let walk = order.moves.map { Self.walked(team, search, most: $0) } ?? whole
      let outcome = self.outcome(of: whole, in: team)
      return RebalanceProposal(
        unit: unit.unit, path: try self.openPath(unit.path, connection),
        people: try self.people(of: walk, in: team, connection), moves: self.moves(of: walk, in: team),
        outcome: outcome, pinned: Self.pinned(team), short: try self.short(unit, outcome, connection), search: search,
        day: day, limits: self.pack.limits, receivers: rules.receivers, standing: standing)
    }
  }

  public func rebalanceFile(level: String, code: String) async throws -> LiveInstance {
    try await view(.export, subject(level, code), detail: "rebalance") { connection in
      let day = try self.liveDay(connection)
      let unit = try self.planned(level, code, on: day, connection)
      // Numbers of cases and of practitioners stand in it.
      try self.require(.export, .cases, unit: unit.unit, connection)
      let team = try self.liveTeam(unit, on: day, connection)
      return LiveInstance(
        instance: team.instance, posts: team.posts.map(\.post.key), grades: team.posts.map(\.post.grade),
        crns: team.cases.map(\.crn))
    }
  }

  /// The unit, if it is one for which plans are made: a team, or the unit right above teams.
  func planned(
    _ level: String, _ code: String, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> UnitScope {
    let unit = try scope(level: level, code: code, on: day, connection)
    try require(.view, .allocation, unit: unit.unit, connection)
    guard unit.unit.level >= max(1, pack.levels.count - 2) else {
      let levels = pack.levels.suffix(2).map { $0.label.lowercased() }.joined(separator: " or a ")
      throw CaseworkRefusal.invalid("Moves are planned for a \(levels). Choose one inside \(unit.unit.name).")
    }
    return unit
  }

  func liveTeam(_ unit: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws -> LiveTeam {
    // What the rules look at of a post beside a case is read with every post; what belongs to one case alone gives points only.
    let none = CaseProfile(tier: "", rosh: nil, counted: CountedCase(location: nil, tier: 0))
    let posts = try CandidateReader(connection: connection, pack: pack, day: day)
      .posts(in: unit.condition, for: none, [])
    let staff = Set(posts.map(\.post.key.staff.text)).sorted()
    let restrictions = try restrictions(on: day, connection)
    let hidden = restrictions.hidesNow("n.")
    let seen = [
      try require(.view, .cases, connection).cases("n."), SQLCondition("NOT \(hidden.sql)", hidden.arguments),
    ].all
    let cases = try HeldProfiles(connection: connection, pack: pack, day: day).cases(of: staff, seen)
    let moved = try movedToThem(staff, on: day, connection)
    do {
      return try LiveTeam(
        posts, cases, moved: moved, name: "\(unit.unit.code) on \(day.iso)", Suitability(pack, on: day))
    } catch {
      throw CaseworkRefusal.invalid("No plan can be made for \(unit.unit.name): \(error)")
    }
  }

  /// Cases that each person got out of a colleague's hands in the days of the rules, by staff code.
  private func movedToThem(
    _ staff: [String], on day: LocalDate, _ connection: any SQLConnection
  ) throws -> [String: Int] {
    let first = day + (1 - pack.rebalancing.receivers.withinDays)
    var moved: [String: Int] = [:]
    for codes in staff.parts(of: CaseSelection.most) {
      let theirs = SQLCondition.among("a.staff_code", codes)
      try connection.each(
        """
        SELECT a.staff_code, COUNT(*) FROM allocation a
        WHERE a.starts_at >= ? AND a.starts_at < ? AND \(theirs.sql) AND EXISTS (
          SELECT 1 FROM allocation b WHERE b.crn = a.crn AND b.starts_at < a.starts_at AND b.staff_code <> a.staff_code)
        GROUP BY a.staff_code
        """, [.text(first.iso), .text((day + 1).iso)] + theirs.arguments
      ) { moved[try $0.text(0)] = try $0.int(1) }
    }
    return moved
  }

  private static func walked(_ team: LiveTeam, _ search: RebalanceSearch, most: Int) -> MoveWalk {
    var walk = MoveWalk(team)
    guard team.gives.contains(true) else { return walk }
    let found = SafePlanSearch(team.instance, team.rules, gives: team.gives)
      .moves(most: most, seed: search.seed, rounds: search.rounds ?? 0)
    // What the rules of allocation say has the last word, with figures as they are by then.
    for move in found { _ = walk.make(move) }
    return walk
  }

  private func outcome(of whole: MoveWalk, in team: LiveTeam) -> RebalanceProposal.Outcome {
    guard team.gives.contains(true) else { return .nobodyOver }
    let high = Ratio(pack.limits.highPercent)
    let over = whole.posts.indices.count { index in
      let isOverLimit =
        team.suitability.ceilings(whole.posts[index]).first.map { Ratio(whole.side(index).cases) > $0.cases } ?? false
      return whole.side(index).percent.map { $0 > high } ?? false || isOverLimit && team.gives[index]
    }
    if over == 0 { return .clears(moves: whole.steps.count) }
    let limits = SafePlanLimits(team.instance, team.rules, lines: team.lines)
    guard limits.isImpossible else { return .notFound(over: over, moves: whole.steps.count) }
    return .impossible(limits.proofs.map { words($0, team) })
  }

  private func words(_ proof: SafePlanLimits.Proof, _ team: LiveTeam) -> String {
    switch proof {
    case .person(let index, let over, let movable):
      "\(team.posts[index].name) is over by \(over) points, and cases that may move to somebody come to \(movable)."
    case .room(let over, let room):
      "Those who are over are so by \(over) points, and all who may receive have room for \(room)."
    case .moves(let least, let most):
      "At least \(least) cases would have to move, and those who may receive may be given \(most) in all."
    }
  }

  private static func pinned(_ team: LiveTeam) -> [RebalanceProposal.Pinned] {
    var counts: [LivePin: Int] = [:]
    for (index, subject) in team.instance.cases.enumerated() {
      if let pin = team.pins[index], let holder = subject.holder, team.gives[holder] { counts[pin, default: 0] += 1 }
    }
    return counts.map { RebalanceProposal.Pinned(pin: $0.key, cases: $0.value) }
      .sorted { ($1.cases, $0.pin.words) < ($0.cases, $1.pin.words) }
  }

  /// What is short, where moving inside the unit is not the answer.
  private func short(
    _ unit: UnitScope, _ outcome: RebalanceProposal.Outcome, _ connection: any SQLConnection
  ) throws -> String? {
    switch outcome {
    case .nobodyOver, .clears: return nil
    case .impossible, .notFound:
      guard try scope(.view, .figures, connection).holds(unit.unit) else { return nil }
      let statement = try capacity(unit.unit.levelID, unit.unit.code, .view, connection)
      return statement.needed == nil ? nil : statement.sentence
    }
  }

  private func people(
    of walk: MoveWalk, in team: LiveTeam, _ connection: any SQLConnection
  ) throws -> [RebalanceProposal.Person] {
    let begin = MoveWalk(team)
    let codes = Set(team.posts.map(\.post.key.staff.text)).sorted()
    let pages = try codes.parts(of: CaseSelection.most).map { try practitionerIDs(Set($0), connection) }
      .reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
    return team.posts.enumerated().map { index, named in
      let staysOut: String? = if case .neither(let words) = team.standings[index] { words } else { nil }
      return RebalanceProposal.Person(
        key: named.post.key, name: named.name,
        grade: pack.grades.grade(id: named.post.grade)?.label ?? named.post.grade, team: named.team,
        practitionerID: pages[named.post.key.staff.text], before: begin.side(index), after: walk.side(index),
        given: walk.moves.count { $0.from == index }, received: walk.moves.count { $0.to == index }, staysOut: staysOut)
    }
  }

  private func moves(of walk: MoveWalk, in team: LiveTeam) -> [RebalanceProposal.Move] {
    let labels = CaseLabels(pack)
    let search = SafePlanSearch(team.instance, team.rules, gives: team.gives)
    return walk.steps.enumerated().map { place, step in
      let held = team.cases[step.move.index]
      // Beside the other moves of the plan: what is asked is who else could take this one.
      let others = walk.moves.enumerated().filter { $0.offset != place }.map(\.element)
      var without = MoveWalk(team)
      for other in others { _ = without.make(other) }
      let next = search.receivers(of: step.move.index, after: others).lazy.filter { $0.to != step.move.to }
        .compactMap { option in without.after(option).map { RebalanceProposal.NextBest(person: option.to, after: $0) } }
        .first
      return RebalanceProposal.Move(
        crn: held.crn, name: held.name, tier: labels.tier(held.profile.tier), from: step.move.from, to: step.move.to,
        giver: step.giver, receiver: step.receiver, monthsHeld: held.monthsHeld(on: team.suitability.day),
        needs: team.suitability.rules.needs(of: held.profile).map(\.label),
        heldBefore: held.profile.pastHolders[team.posts[step.move.to].post.key.staff.text], next: next)
    }
  }
}
