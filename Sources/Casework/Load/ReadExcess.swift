import Caseload
import Rules
import Storage

extension Service: ExcessUse {
  /// Days for which answered periods that ended are still listed.
  private static let daysListed = 365
  /// Weeks that the page of a period shows.
  private static let weeksShown = 26

  public func excesses(level: String?, code: String?) async throws -> ExcessList {
    try await view(.viewExcess, subject(level, code)) { connection in
      let night = try self.currentNight(connection)
      let scope = try self.scope(level: level, code: code, on: self.liveDay(connection), connection)
      let reach = try self.require(.view, .excess, connection)
      guard reach.holds(scope.unit) else { throw CaseworkRefusal.notAllowed(Self.otherUnit) }
      let condition = scope.condition("e.team")
      let day = self.clock.today
      let found = try ExcessReader(service: self, connection: connection).periods(
        where: SQLCondition(
          "\(condition.sql) AND (e.ended_on IS NULL OR e.ended_on >= ?)",
          condition.arguments + [.text((day + -Self.daysListed).iso)])
      ).filter { reach.holdsTeam($0.team) }
      let sorted = found.sorted { ($0.dueOn, $0.name, $0.id) < ($1.dueOn, $1.name, $1.id) }
      return ExcessList(
        unit: scope.unit, path: try self.openPath(scope.path, connection), day: day,
        awaited: sorted.filter { $0.response(on: day) == .awaited },
        later: sorted.filter { if case .later = $0.response(on: day) { true } else { false } },
        answered: sorted.filter { $0.response(on: day) == .answered },
        settledTo: try connection.first("SELECT MAX(monday) FROM week_figure") { try $0.day(0) }.flatMap { $0 }
          .map { $0 + 6 },
        rules: self.pack.excess, limits: self.pack.limits, standing: night.standing)
    }
  }

  public func excess(id: Int) async throws -> ExcessPage {
    try await view(.viewExcess, of: { .staff($0.excess.staffCode) }, or: .item(kind: "excess", id: String(id))) {
      connection in
      let night = try self.currentNight(connection)
      let excess = try self.reachedExcess(id, .view, connection)
      let scope = try self.scope(
        level: self.pack.levels.last?.id, code: excess.team, on: self.liveDay(connection), connection)
      let weeks =
        excess.kind == .caseload
        ? [] : try self.settledWeeks(of: excess.staffCode, most: Self.weeksShown, connection)
      return ExcessPage(
        excess: excess, path: try self.openPath(scope.path + [scope.unit], connection), day: self.clock.today,
        weeks: weeks, mayAnswer: try self.whyNoAnswer(excess, connection) == nil, rules: self.pack.excess,
        limits: self.pack.limits, standing: night.standing)
    }
  }

  public func weeksOver(staff: String) async throws -> WeeksOver? {
    try await view(.viewStaff, .staff(staff)) { connection in
      try self.require(.view, .peopleFigures, staff: staff, connection)
      return try self.settledWeeks(of: staff, most: 1, connection).first.map {
        WeeksOver(weeks: $0.weeksOver, line: self.pack.limits.highPercent, until: $0.monday + 6)
      }
    }
  }

  func settledWeeks(of staff: String, most: Int, _ connection: any SQLConnection) throws -> [SettledWeekLine] {
    try connection.query(
      """
      SELECT monday, numerator, denominator, nights, nights_out, high_weeks FROM week_figure
      WHERE staff_code = ? ORDER BY monday DESC LIMIT ?
      """, [.text(staff), .integer(most)]
    ) { row -> SettledWeekLine? in
      guard let monday = try row.day(0) else { return nil }
      let numerator = try row.optionalInt(1)
      let denominator = try row.optionalInt(2)
      return SettledWeekLine(
        monday: monday, percent: numerator.flatMap { top in denominator.map { Ratio(top, over: $0) } },
        nights: try row.int(3), nightsOut: try row.int(4), weeksOver: try row.int(5))
    }.compactMap(\.self)
  }

  /// A period whose team is within reach. One that is out of reach is refused as such.
  func reachedExcess(_ id: Int, _ action: Permission.Action, _ connection: any SQLConnection) throws -> Excess {
    let reach = try require(action, .excess, connection)
    let found = try ExcessReader(service: self, connection: connection)
      .periods(where: SQLCondition("e.id = ?", [.integer(id)])).first
    guard let excess = found else { throw CaseworkRefusal.notFound("There is no such period of too much work.") }
    guard reach.holdsTeam(excess.team) else { throw CaseworkRefusal.notAllowed(Self.otherPerson) }
    return excess
  }
}
