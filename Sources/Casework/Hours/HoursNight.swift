import Caseload
import Rules
import Storage
import Workload

/// Freezes the hours of a night beside its points, from the live figures that were worked out with them.
struct HoursNight {
  let connection: any SQLConnection
  let pack: RulePack

  /// The live hours of posts, in their order; nil for a post without.
  private func live(_ posts: [LivePosts.Post]) throws -> [(key: PostKey, figure: HoursFigure, values: [SQLValue])] {
    var found: [PostKey: (HoursFigure, [SQLValue])] = [:]
    let names = HoursRecords.names.indices
    try connection.each("SELECT h.staff_code, h.team, \(HoursRecords.columns) FROM live_hours h", []) { row in
      found[PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))] =
        (try HoursRecords.figure(row, from: 2).figure, names.map { row.value($0 + 2) })
    }
    return posts.compactMap { post in found[post.key].map { (post.key, $0.0, $0.1) } }
  }

  /// - Parameters:
  ///   - posts: in the order of the night's figures.
  ///   - night: the points of the same posts, with their numbers.
  func freeze(_ posts: [LivePosts.Post], _ night: PlacedNight, extract: Int) throws {
    let numbers = Dictionary(zip(posts.map(\.key), night.figures), uniquingKeysWith: { first, _ in first })
    let live = try live(posts)
    guard !live.isEmpty else { return }
    var totals: [Int: HoursTotals] = [:]
    let parents = night.sums.parents
    let loader = try connection.loader(into: "post_hours", columns: ["extract_id", "post_id"] + HoursRecords.names)
    for item in live {
      guard let number = numbers[item.key] else { continue }
      try loader.add([.integer(extract), .integer(number.post)] + item.values)
      var unit: Int? = number.team
      while let above = unit {
        totals[above, default: HoursTotals()].add(item.figure)
        unit = parents[above] ?? nil
      }
    }
    try loader.finish()
    let units = try connection.loader(into: "unit_hours", columns: ["extract_id", "unit_id"] + HoursRecords.unitNames)
    for (unit, sums) in totals.sorted(by: { $0.key < $1.key }) {
      try units.add([.integer(extract), .integer(unit)] + HoursRecords.values(sums))
    }
    try units.finish()
  }

  /// Whether an extract has been frozen with these hours of these posts.
  func isFrozen(_ posts: [LivePosts.Post], _ night: PlacedNight, as extract: Int) throws -> Bool {
    let numbers = Dictionary(zip(posts.map(\.key), night.figures), uniquingKeysWith: { first, _ in first })
    var frozen: [Int: [SQLValue]] = [:]
    let names = HoursRecords.names.indices
    try connection.each(
      "SELECT h.post_id, \(HoursRecords.columns) FROM post_hours h WHERE h.extract_id = ?", [.integer(extract)]
    ) { row in frozen[try row.int(0)] = names.map { row.value($0 + 1) } }
    let live = try live(posts)
    return live.count == frozen.count
      && live.allSatisfy { item in numbers[item.key].map { frozen[$0.post] == item.values } ?? false }
  }
}
