import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Days before an absence begins from which its cover is asked for.
  private static let coverAskedBefore = 7

  public func teamWeek(level: String, code: String) async throws -> TeamWeek {
    let found = try await view(
      .viewAvailability, subject(level, code), detail: "week", keptAs: ViewKey("week", level, code)
    ) { connection in
      let day = try self.liveDay(connection)
      let scope = try self.teamScope(level, code, on: day, connection)
      try self.require(.view, .peopleFigures, unit: scope.unit, connection)
      return try WeekOfTeam(service: self, connection: connection, day: day, scope: scope).read(
        coverAskedBefore: Self.coverAskedBefore)
    }
    var week = found.week
    // Cases that were raised are a list of their own in the trail.
    guard actor.way == .terminal || actor.may(.view, .cases, pack.access) else { return week }
    week.questions = try await extraTime().filter { $0.mayDecide && $0.staffCode.map(found.staff.contains) ?? false }
    return week
  }
}

/// Reads what of one team needs its manager.
private struct WeekOfTeam {
  let service: Service
  let connection: any SQLConnection
  let day: LocalDate
  let scope: UnitScope

  private var pack: RulePack { service.pack }
  private var team: String { scope.unit.code }

  func read(coverAskedBefore: Int) throws -> (week: TeamWeek, staff: Set<String>) {
    let weeks = TeamWeeks(service: service, connection: connection, day: day)
    let inputs = try weeks.inputs(of: team, to: day)
    let staff = Set(inputs.keys.map(\.staff.text))
    let names = try service.staffNames(staff, connection)
    let seesReasons = try service.scope(.view, .reductionReasons, connection).holds(scope.unit)
    let changes = try service.scope(.change, .staff, connection)
    let ties = try service.scope(.change, .ties, connection)
    let gaps = ProtectionGaps(service: service, connection: connection, day: day)
    let week = TeamWeek(
      unit: scope.unit, path: try service.openPath(scope.path, connection), day: day,
      cover: try cover(weeks, names, ties, askedBefore: coverAskedBefore),
      notices: notices(inputs, names, seesReasons),
      requests: seesReasons ? try requests(staff, names) : [],
      partTimers: try partTimers(inputs, names), excess: try excess(),
      missing: try gaps.missing(inputs, names: names).map { $0.showingReasons(seesReasons) },
      breaches: try service.breaches(in: SQLCondition("b.team = ?", [.text(team)]), connection).filter {
        $0.endedOn == nil && $0.approval == nil
      }, records: try records(),
      questions: [],
      mayCover: ties.holds(scope.unit), mayChange: changes.holds(scope.unit),
      rules: "\(pack.title), version \(pack.version)")
    return (week, staff)
  }

  private func cover(
    _ weeks: TeamWeeks, _ names: [String: String], _ ties: AccessScope, askedBefore: Int
  ) throws -> [TeamWeek.CoverNeed] {
    let absences = try CoverBook(connection: connection, pack: pack, day: day).absences(
      team: team, to: day + askedBefore)
    return try weeks.away(absences, names).filter { $0.uncovered > 0 }.map { away in
      TeamWeek.CoverNeed(
        away: away, colleagues: try service.colleagues(of: away.staffCode, ties, on: day, connection),
        seen: try service.coverSeen(away.staffCode, connection))
    }
  }

  private func notices(
    _ inputs: [PostKey: AvailabilityInputs], _ names: [String: String], _ seesReasons: Bool
  ) -> [TeamWeek.Notice] {
    let rules = AvailabilityRules(pack)
    return inputs.flatMap { key, post in
      service.notices(key, post, rules, on: day, seesReasons: seesReasons).map {
        TeamWeek.Notice(staffCode: key.staff.text, name: names[key.staff.text] ?? key.staff.text, notice: $0)
      }
    }.sorted { ($0.notice.day, $0.name) < ($1.notice.day, $1.name) }
  }

  private func requests(_ staff: Set<String>, _ names: [String: String]) throws -> [TeamWeek.Request] {
    try staff.sorted().flatMap { code in
      try service.openRequests(code, connection).filter { !$0.isOwn && service.actor.staff != code }.map {
        TeamWeek.Request(name: names[code] ?? code, request: $0)
      }
    }
  }

  /// Compared unrounded, as everywhere: at the limit is not over it.
  private func partTimers(
    _ inputs: [PostKey: AvailabilityInputs], _ names: [String: String]
  ) throws -> [TeamWeek.PartTimer] {
    let rules = AvailabilityRules(pack)
    let own = try connection.first(
      """
      SELECT caseload_limit FROM org_unit WHERE code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY starts_on DESC
      """, [.text(team), .text(day.iso), .text(day.iso)]
    ) { try $0.optionalInt(0) }
    let everybody = try AdoptedLimits(on: day, connection).everybody(pack)
    var held: [String: Int] = [:]
    try connection.each("SELECT staff_code, cases_held FROM live_figure WHERE team = ?", [.text(team)]) {
      held[try $0.text(0)] = try $0.int(1)
    }
    return inputs.sorted { $0.key < $1.key }.compactMap { key, post in
      let code = key.staff.text
      guard let fte = rules.fte(post, on: day), fte > .zero, fte < Ratio(1), let cases = held[code],
        let limit = rules.ceilings(post, on: day, everybody: everybody, team: own ?? nil).first?.cases,
        Ratio(cases) > limit
      else { return nil }
      return TeamWeek.PartTimer(staffCode: code, name: names[code] ?? code, cases: cases, fte: fte, limit: limit)
    }
  }

  /// Periods that are this team's to answer, where the actor may see them.
  private func excess() throws -> [Excess] {
    guard try service.scope(.view, .excess, connection).holdsTeam(team) else { return [] }
    return try ExcessReader(service: service, connection: connection)
      .periods(where: SQLCondition("e.team = ? AND e.owner = 'team' AND e.ended_on IS NULL", [.text(team)]))
      .filter { $0.response(on: day) == .awaited }.sorted { ($0.dueOn, $0.name, $0.id) < ($1.dueOn, $1.name, $1.id) }
  }

  private func records() throws -> [TeamWeek.Records] {
    guard try service.scope(.view, .quality, connection).holds(scope.unit) else { return [] }
    var counts: [String: Int] = [:]
    try connection.each("SELECT kind, COUNT(*) FROM quality_finding WHERE unit = ? GROUP BY kind", [.text(team)]) {
      counts[try $0.text(0)] = try $0.int(1)
    }
    return FindingKind.allCases.compactMap { kind in
      counts[kind.rawValue].map { TeamWeek.Records(kind: kind, count: $0) }
    }
  }
}
