import Caseload

@testable import Casework

/// Weeks of a unit, made up: a gap, other rules, and a week of which only points are known.
extension SampleUse {
  func history(level: String?, code: String?, _ days: HistoryDays) async throws -> CapacityHistory {
    if let from = days.from, let until = days.until, from > until {
      throw CaseworkRefusal.invalid("The first day is after the last one.")
    }
    let people = try await people(level: level, code: code)
    let monday = SampleCases.day + -SampleCases.day.daysSinceMonday
    func week(_ place: Int, _ points: Int?, _ hours: Int?, _ version: String) -> CapacityHistory.Week {
      let night = CapacityHistory.Night(
        day: monday + 7 * place + 2, held: 40,
        points: .init(percent: points.map { Ratio($0, over: 10) }, posts: 8, leftOut: 1),
        hours: .init(percent: hours.map { Ratio($0, over: 10) }, posts: 7, leftOut: 2), version: version,
        isKeptBack: false)
      return CapacityHistory.Week(
        monday: monday + 7 * place, nights: points == nil ? [] : [night], points: night.points.percent,
        hours: night.hours.percent)
    }
    return CapacityHistory(
      unit: people.unit, path: people.path, from: monday + -28, until: monday + 6, newest: monday,
      weeks: [
        week(-4, 985, nil, "2026.1"), week(-3, nil, nil, ""), week(-2, 1_020, 1_100, "<b>2</b>"),
        week(-1, 1_035, 1_110, "<b>2</b>"), week(0, 1_041, 1_122, "<b>2</b>"),
      ], isKeptBack: code == "RS", fewestPeople: 5, isMeanOfNights: true)
  }

  func historyFile(level: String?, code: String?, _ days: HistoryDays) async throws -> CapacityHistory {
    try await history(level: level, code: code, days)
  }
}
