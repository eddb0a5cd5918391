import Caseload
import Rules
import Storage

/// Months of frozen nights, for a unit and those directly below it.
struct MonthReader {
  let pack: RulePack
  let connection: any SQLConnection

  /// Months that are shown, with the one that the day is in.
  private static let months = 6

  /// - Parameter shows: whether a unit below may be shown.
  /// - Complexity: O(nights × units × grades).
  func time(of unit: UnitReference, until day: LocalDate, keptBack: Set<UnitReference>, reach: AccessScope) throws
    -> TimeByMonth
  {
    guard let id = try number(of: unit) else { return .none }
    let nights = try StandingNight.nights(from: start(before: day), until: day, connection)
    guard !nights.isEmpty else { return .none }
    let days = Dictionary(nights.map { ($0.extract, $0.day) }, uniquingKeysWith: { first, _ in first })
    let seniors = SQLCondition.among("t.grade", pack.holding.seniors)
    let extracts = nights.map { SQLValue.integer($0.extract) }
    let marks = extracts.map { _ in "?" }.joined(separator: ", ")
    var sums: [UnitReference: [TimeByMonth.Month: Sum]] = [:]
    try connection.each(
      """
      SELECT t.extract_id, u.level, u.code, u.name, SUM(t.contracted), SUM(t.reduced), SUM(t.held)
      FROM unit_figure t JOIN unit u ON u.id = t.unit_id
      WHERE t.extract_id IN (\(marks)) AND (t.unit_id = ? OR t.parent_id = ?) AND t.grade <> '' AND NOT \(seniors.sql)
      GROUP BY t.extract_id, u.level, u.code, u.name ORDER BY u.name, u.code
      """, extracts + [.integer(id), .integer(id)] + seniors.arguments
    ) { row in
      guard let night = days[try row.int(0)], pack.levels.indices.contains(try row.int(1)) else { return }
      let level = try row.int(1)
      let place = UnitReference(
        level: level, levelID: pack.levels[level].id, code: try row.text(2), name: try row.text(3))
      let week = WeeklyHours(hundredths: max(0, try row.int(4) - row.int(5)))
      let date = night.yearMonthDay
      let month = TimeByMonth.Month(year: date.year, month: date.month)
      let shares = pack.timeUse.shares(on: night) ?? .none
      sums[place, default: [:]][month, default: Sum()].add(
        hours: shares.available(of: week) * Ratio(52, over: 12), people: try row.int(6))
    }
    let isHere = { (place: UnitReference) in place.code == unit.code && place.level == unit.level }
    let below = sums.keys.filter { !isHere($0) && reach.holds($0) }
    let kept = Set(keptBack.map(\.code))
    let shown =
      sums.keys.filter(isHere)
      + below.filter { !kept.contains($0.code) }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    return TimeByMonth(
      lines: shown.map { TimeByMonth.Line(unit: $0, figures: figures(sums[$0] ?? [:])) },
      keptBack: below.count { kept.contains($0.code) })
  }

  private struct Sum {
    var nights = 0
    var hours = Ratio.zero
    var people = 0

    mutating func add(hours: Ratio, people: Int) {
      nights += 1
      self.hours = self.hours + hours
      self.people += people
    }
  }

  private func figures(_ sums: [TimeByMonth.Month: Sum]) -> [TimeByMonth.Figure] {
    sums.keys.sorted().compactMap { month in
      sums[month].map { TimeByMonth.Figure(month: month, nights: $0.nights, hours: $0.hours, people: $0.people) }
    }
  }

  /// The first day of the earliest month that is shown.
  private func start(before day: LocalDate) -> LocalDate {
    let date = day.yearMonthDay
    let index = date.year * 12 + date.month - Self.months
    return LocalDate(year: index / 12, month: index % 12 + 1, day: 1) ?? day
  }

  private func number(of unit: UnitReference) throws -> Int? {
    try connection.first(
      "SELECT id FROM unit WHERE level = ? AND code = ?", [.integer(unit.level), .text(unit.code)]
    ) { try $0.int(0) }
  }
}
