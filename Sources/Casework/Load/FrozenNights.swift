import Caseload
import Rules
import Storage
import Workload

/// Reads the frozen sums of one unit, night by night: a row of points and a row of hours for each, whatever its size.
struct FrozenNights {
  let connection: any SQLConnection
  /// A night with fewer posts than this is kept back; 0 for none.
  let fewest: Int

  /// - Complexity: O(nights · log rows).
  func nights(of unit: UnitReference, from: LocalDate, until: LocalDate) throws -> [CapacityHistory.Night] {
    let number = try connection.first(
      "SELECT id FROM unit WHERE level = ? AND code = ?", [.integer(unit.level), .text(unit.code)]
    ) { try $0.int(0) }
    guard let number else { return [] }
    let days: [SQLValue] = [.text(from.iso), .text(until.iso)]
    // Of a day with several the last accepted stands.
    let standing = """
      FROM extract e JOIN \u{1} ON t.extract_id = e.id AND t.unit_id = ? WHERE e.state = 'accepted'
        AND e.extract_date >= ? AND e.extract_date <= ? AND NOT EXISTS (
          SELECT 1 FROM extract x WHERE x.state = 'accepted' AND x.extract_date = e.extract_date AND x.id > e.id)
      """
    func nights(in table: String) -> String { standing.replacing("\u{1}", with: table) }
    var hours: [Int: CapacityHistory.Measure] = [:]
    try connection.each(
      "SELECT e.id, \(HoursRecords.unitNames.map { "t.\($0)" }.joined(separator: ", ")) \(nights(in: "unit_hours t"))",
      [.integer(number)] + days
    ) { row in
      let totals = try HoursRecords.totals(row, from: 1)
      hours[try row.int(0)] = CapacityHistory.Measure(
        percent: totals.percent, posts: totals.posts, leftOut: totals.outPosts)
    }
    return try connection.query(
      """
      SELECT e.id, e.extract_date, e.pack_version, \(UnitFigures.columns) \(nights(in: "unit_figure t")) AND t.grade = ''
      ORDER BY e.extract_date
      """, [.integer(number)] + days
    ) { row -> CapacityHistory.Night? in
      guard let day = try row.day(1) else { return nil }
      let totals = try UnitFigures.totals(row, from: 3)
      let posts = totals.computable.posts + totals.notComputable.posts
      let isKeptBack = (1..<max(1, fewest)).contains(posts)
      let points = CapacityHistory.Measure(
        percent: totals.percent, posts: totals.computable.posts, leftOut: totals.notComputable.posts)
      return CapacityHistory.Night(
        day: day, held: isKeptBack ? 0 : totals.computable.casesHeld + totals.notComputable.casesHeld,
        points: isKeptBack ? .unknown : points, hours: isKeptBack ? .unknown : hours[try row.int(0)] ?? .unknown,
        version: try row.text(2), isKeptBack: isKeptBack)
    }.compactMap(\.self)
  }
}
