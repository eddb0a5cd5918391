import Caseload
import Rules
import Storage
import Workload

extension Service: HistoryUse {
  public func history(level: String?, code: String?, _ days: HistoryDays) async throws -> CapacityHistory {
    try await view(.viewWorkload, subject(level, code)) { try self.history(level, code, days, .view, $0) }
  }

  public func historyFile(level: String?, code: String?, _ days: HistoryDays) async throws -> CapacityHistory {
    try await view(.export, subject(level, code), detail: "history") {
      try self.history(level, code, days, .export, $0)
    }
  }

  private func history(
    _ level: String?, _ code: String?, _ days: HistoryDays, _ action: Permission.Action,
    _ connection: any SQLConnection
  ) throws -> CapacityHistory {
    let scope = try scope(level: level, code: code, on: liveDay(connection), connection)
    try require(action, .figures, unit: scope.unit, connection)
    let newest = try Extracts.current(connection)?.date
    let (from, until) = try weeks(days, newest: newest ?? clock.today)
    let isNamed = try self.scope(.view, .peopleFigures, connection).holds(scope.unit)
    let isKeptBack = try !isNamed && self.isKeptBack(scope.unit, connection)
    let nights =
      isKeptBack
      ? []
      : try FrozenNights(connection: connection, fewest: isNamed ? 0 : pack.comparison.fewestPeople).nights(
        of: scope.unit, from: from, until: until)
    let byWeek = Dictionary(grouping: nights) { $0.day + -$0.day.daysSinceMonday }
    let count = (until - from + 1) / 7
    return CapacityHistory(
      unit: scope.unit, path: try openPath(scope.path, connection), from: from, until: until, newest: newest,
      weeks: (0..<count).map { week(from + 7 * $0, byWeek[from + 7 * $0] ?? []) }, isKeptBack: isKeptBack,
      fewestPeople: pack.comparison.fewestPeople, isMeanOfNights: pack.excess.weekRule != .lastNight)
  }

  /// Whole weeks around the days that were asked for.
  private func weeks(_ days: HistoryDays, newest: LocalDate) throws -> (LocalDate, LocalDate) {
    let last = days.until ?? max(newest, days.from ?? newest)
    let until = last + (6 - last.daysSinceMonday)
    let first = days.from ?? until + (1 - 7 * HistoryDays.usualWeeks)
    let from = first + -first.daysSinceMonday
    guard first <= last else {
      throw CaseworkRefusal.invalid("The first day is after the last one. Choose days that follow one another.")
    }
    guard (until - from + 1) / 7 <= HistoryDays.mostWeeks else {
      throw CaseworkRefusal.invalid(
        "At most \(HistoryDays.mostWeeks) weeks are shown at once. Choose days that are nearer to one another.")
    }
    return (from, until)
  }

  private func week(_ monday: LocalDate, _ nights: [CapacityHistory.Night]) -> CapacityHistory.Week {
    func percent(_ path: KeyPath<CapacityHistory.Night, CapacityHistory.Measure>) -> Ratio? {
      WeekFigure(monday: monday, nights: nights.map { $0[keyPath: path].percent }, by: pack.excess.weekRule).percent
    }
    return CapacityHistory.Week(monday: monday, nights: nights, points: percent(\.points), hours: percent(\.hours))
  }

  private func isKeptBack(_ unit: UnitReference, _ connection: any SQLConnection) throws -> Bool {
    if unit.level == 0 {
      // Nothing is beside the whole service: it is small or it is not, and a few rows tell.
      let few = try connection.query(
        "SELECT DISTINCT staff_code FROM live_figure LIMIT ?", [.integer(pack.comparison.fewestPeople)]
      ) { try $0.text(0) }
      return (1..<pack.comparison.fewestPeople).contains(few.count)
    }
    let day = try liveDay(connection)
    let widest = try scope(level: nil, code: nil, on: day, connection).unit
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    return try PeopleInUnits(chart, pack, connection).isKeptBack(unit, widest: widest)
  }
}
