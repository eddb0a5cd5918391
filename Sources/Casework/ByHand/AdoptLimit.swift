import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Cases that a limit of a full week can be at most, as in the sheet of units.
  public static let mostCases = 500

  /// The limits in force with what sets each. They stand for everybody who is signed in, as the rules do.
  public func limits() async throws -> LimitsPage {
    let mayChange = actor.may(.change, .policy, pack.access)
    return try await database.read { connection in
      let day = try self.liveDay(connection)
      let adopted = try AdoptedLimits(on: day, connection)
      let specialisms = try self.specialisms(connection)
      let keys =
        [.everybody] + self.pack.grades.all.map { LimitKey.grade($0.id) } + specialisms.map { LimitKey.specialism($0) }
      return LimitsPage(
        day: day,
        lines: keys.map {
          LimitsPage.Line(key: $0, national: self.pack.limit(of: $0), adopted: adopted.entries[$0])
        }.filter { $0.inForce != nil }, entries: try AdoptedLimits.all(connection), specialisms: specialisms,
        mayChange: mayChange)
    }
  }

  /// Who would be over, by today's caseloads; nothing is kept, and the trail says that it was looked at. Throws
  /// ``CaseworkRefusal``.
  public func limitEffect(_ new: NewLimit) async throws -> LimitOutcome {
    try await view(.viewWorkload, .item(kind: "limit", id: new.key.kept.kind)) { connection in
      try requirePolicy(connection)
      let day = try liveDay(connection)
      let problems = try self.problems(of: new, on: day, connection)
      guard problems.isEmpty else { return .refused(problems) }
      return .effect(try effect(of: new, on: day, connection))
    }
  }

  /// Adopts a limit from a day on. It counts wherever limits do, beside the rules, which stay as they are; earlier ones stay in
  /// the history, and the same form sent twice is kept once. Throws ``CaseworkRefusal``.
  public func adoptLimit(_ new: NewLimit) async throws -> LimitOutcome {
    let (actor, now) = (actor, clock.timestamp)
    let (kind, name) = new.key.kept
    return try await notingRefusal(.limitSetting, .item(kind: "limit", id: kind)) {
      try await database.write { connection in
        try self.requirePolicy(connection)
        let day = try self.liveDay(connection)
        let problems = try self.problems(of: new, on: day, connection)
        guard problems.isEmpty else { return .refused(problems) }
        let effect = try self.effect(of: new, on: day, connection)
        if let newest = try AdoptedLimits.all(connection).first, newest.id != new.seen {
          if newest.key == new.key, newest.cases == new.cases, newest.from == new.from, newest.until == new.until,
            newest.reason == new.reason.oneLine
          {
            return .effect(effect)
          }
          throw CaseworkRefusal.invalid(
            "Somebody has adopted a limit since the page was opened. Nothing was changed. Open the page again and look."
          )
        }
        try connection.execute(
          """
          INSERT INTO limit_setting (kind, name, cases, starts_on, ends_on, reason, recorded_at, recorded_by,
            recorder_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            .text(kind), .text(name), .optional(new.cases), .text(new.from.iso), .optional(new.until?.iso),
            .text(new.reason.oneLine), .text(now), .text(actor.name), .text(actor.displayName),
          ])
        let words = new.cases.map { "\($0) cases" } ?? "as the rules"
        try self.trail(
          AuditEntry(
            .limitSetting, .item(kind: "limit", id: kind), detail: "\(words) from \(new.from.iso)"),
          connection)
        return .effect(effect)
      }
    }
  }

  /// A limit holds for the whole service, so whoever adopts one reaches all of it.
  private func requirePolicy(_ connection: any SQLConnection) throws {
    guard try require(.change, .policy, connection).isEverything else {
      throw CaseworkRefusal.notAllowed("Limits hold for the whole service. Your role reaches a part of it.")
    }
  }

  /// As the rules and the units name them, by name.
  private func specialisms(_ connection: any SQLConnection) throws -> [String] {
    let units = try connection.query(
      "SELECT DISTINCT specialism FROM org_unit WHERE specialism IS NOT NULL AND specialism <> ''", []
    ) { try $0.text(0) }
    return Set(units + pack.lines.bySpecialism.map(\.name)).sorted()
  }

  private func problems(of new: NewLimit, on day: LocalDate, _ connection: any SQLConnection) throws -> [HandProblem] {
    var problems: [HandProblem] = []
    switch new.key {
    case .everybody: break
    case .grade(let grade):
      if pack.grades.grade(id: grade) == nil {
        problems.append(HandProblem(column: "about", message: "Select whose limit it is."))
      }
    case .specialism(let name):
      if try !specialisms(connection).contains(name) {
        problems.append(HandProblem(column: "about", message: "Select whose limit it is."))
      }
    }
    if let cases = new.cases, !(1...Self.mostCases).contains(cases) {
      problems.append(HandProblem(column: "cases", message: "Enter from 1 to \(Self.mostCases) cases of a full week."))
    }
    return problems + DaysByHand(from: new.from, until: new.until).problems(on: day)
      + ReasonByHand(new.reason).problems("Say why the limit changes, and who agreed to it.")
  }

  /// Posts over the lowest limit that applies, before and after; seniors hold cases by exception and are left out.
  private func effect(of new: NewLimit, on day: LocalDate, _ connection: any SQLConnection) throws -> LimitEffect {
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    let before = try AdoptedLimits(on: day, connection)
    func posts(_ limits: AdoptedLimits) throws -> [Holders.Post] {
      try Holders(chart, pack, limits, connection).posts
    }
    var total = LimitEffect.Unit(name: "All")
    var units: [String: LimitEffect.Unit] = [:]
    let level = min(2, pack.levels.count - 1)
    for (now, then) in zip(try posts(before), try posts(before.with(new))) {
      let unit = chart.path(to: now.team).first { $0.level == level }
      total.add(now, then)
      units[unit?.code ?? "", default: .init(name: unit?.name ?? "No unit")].add(now, then)
    }
    return LimitEffect(total: total, units: units.values.sorted { $0.name < $1.name })
  }
}

extension LimitEffect.Unit {
  fileprivate mutating func add(_ now: Holders.Post, _ then: Holders.Post) {
    guard let fte = now.fte else {
      notComputable += 1
      return
    }
    posts += 1
    let cases = Ratio(now.figure.casesHeld)
    if let limit = now.limit, cases > Ratio(limit) * fte { overBefore += 1 }
    if let limit = then.limit, cases > Ratio(limit) * fte { overAfter += 1 }
  }
}
