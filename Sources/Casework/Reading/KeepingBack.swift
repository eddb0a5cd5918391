import Caseload
import Rules
import Storage
import Workload

/// What an overview keeps back from a reader who may not see figures of single people: sums over so few posts that they are
/// nearly somebody's own, and those from which they could be worked out. `fewestPeople` of `comparison.yaml` says how few.
struct SmallSums {
  let named: AccessScope
  let night: CurrentNight
  let connection: any SQLConnection

  private var rules: ComparisonRules { night.pack.comparison }

  /// Whether the sums of a unit are too small, or those above it less those beside it would give them away.
  func areKeptBack(of unit: UnitReference, id: Int, posts: Int) throws -> Bool {
    guard !named.holds(unit) else { return false }
    return try (1..<rules.fewestPeople).contains(posts) || isGivenAway(id)
  }

  /// Rows of units that are kept back without their figures, the others as they are.
  func rows(_ rows: [Overview.Row]) -> [Overview.Row] {
    let units = rows.filter { $0.unit != nil }
    let kept = Set(rules.keptBack(among: units.map(\.totals.posts)).map { units[$0].subject })
    return rows.map { row in
      guard let unit = row.unit, kept.contains(row.subject), !named.holds(unit) else { return row }
      return row.keptBack
    }
  }

  /// Grades that may be shown one by one, and the sum of the others; nil where each may be shown.
  func grades(
    _ grades: [Overview.GradeTotals], of unit: UnitReference, id: Int
  ) throws -> (shown: [Overview.GradeTotals], together: UnitTotals?) {
    guard !named.holds(unit) else { return (grades, nil) }
    let kept = try keptGrades(of: id)
    var together = UnitTotals()
    for part in grades where kept.contains(part.grade.id) { together += part.totals }
    return (grades.filter { !kept.contains($0.grade.id) }, together.posts > 0 ? together : nil)
  }

  /// Whether a unit or one above it is kept back among its siblings.
  private func isGivenAway(_ id: Int) throws -> Bool {
    var unit = id
    while let parent = try parent(of: unit) {
      let beside = try posts(below: parent)
      let ids = beside.keys.sorted()
      if rules.keptBack(among: ids.map { beside[$0]?[""] ?? 0 }).contains(where: { ids[$0] == unit }) { return true }
      unit = parent
    }
    return false
  }

  /// Grades of a unit that neither it nor the units beside it may show, so that what is above them gives none away.
  private func keptGrades(of id: Int) throws -> Set<String> {
    let grades = night.pack.grades.all.map(\.id)
    guard let parent = try parent(of: id) else {
      let own = try posts("t.unit_id = ?", id)[id] ?? [:]
      return Set(rules.keptBack(among: grades.map { own[$0] ?? 0 }).map { grades[$0] })
    }
    let above = try keptGrades(of: parent)
    let beside = try posts(below: parent)
    let ids = beside.keys.sorted()
    let hidden = rules.keptBack(among: ids.map { beside[$0]?[""] ?? 0 })
    // Of units that are kept back no more than their sum can be worked out: together they are one row.
    let shown = ids.indices.filter { !hidden.contains($0) }
    let rows = (shown.map { [$0] } + (hidden.isEmpty ? [] : [Array(hidden)])).map { places in
      grades.map { grade in places.reduce(0) { $0 + (beside[ids[$1]]?[grade] ?? 0) } }
    }
    let kept = rules.keptBack(ofTable: rows, columns: Set(grades.indices.filter { above.contains(grades[$0]) }))
    guard let row = shown.firstIndex(where: { ids[$0] == id }) else { return Set(grades) }
    return Set(kept[row].map { grades[$0] })
  }

  private func parent(of unit: Int) throws -> Int? {
    try connection.first("SELECT parent_id FROM unit WHERE id = ?", [.integer(unit)]) { try $0.optionalInt(0) } ?? nil
  }

  /// Posts of each unit directly below one, by grade; those of all grades are under the empty one.
  private func posts(below unit: Int) throws -> [Int: [String: Int]] { try posts("t.parent_id = ?", unit) }

  private func posts(_ condition: String, _ unit: Int) throws -> [Int: [String: Int]] {
    var posts: [Int: [String: Int]] = [:]
    try connection.each(
      "SELECT t.unit_id, t.grade, t.posts + t.out_posts FROM unit_figure t WHERE t.extract_id = ? AND \(condition)",
      [.integer(night.extract), .integer(unit)]
    ) { posts[try $0.int(0), default: [:]][try $0.text(1)] = try $0.int(2) }
    return posts
  }
}
