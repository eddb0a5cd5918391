import Caseload
import Rules
import Storage

/// The units below and above others, of the open format and of the nightly extract together.
struct OrganisationReach: Sendable {
  private var parents: [RoleUnit: RoleUnit] = [:]
  private var below: [RoleUnit: [RoleUnit]] = [:]
  private var known: Set<RoleUnit> = []
  private let levels: [String]

  /// - Complexity: O(units).
  init(on day: LocalDate, _ pack: RulePack, _ connection: any SQLConnection) throws {
    levels = pack.levels.map(\.id)
    var levelOf: [String: String] = [:]
    let rows = try connection.query(
      """
      SELECT code, level, parent FROM org_unit WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY code, starts_on
      """, [.text(day.iso), .text(day.iso)]
    ) { (code: try $0.text(0), level: try $0.text(1), parent: try $0.optionalText(2)) }
    for row in rows { levelOf[row.code] = row.level }
    for row in rows {
      add(
        RoleUnit(level: row.level, code: row.code),
        below: row.parent.flatMap { parent in levelOf[parent].map { RoleUnit(level: $0, code: parent) } })
    }
    let nightly = try connection.query(
      "SELECT u.level, u.code, p.level, p.code FROM unit u LEFT JOIN unit p ON p.id = u.parent_id", []
    ) { row in
      (level: try row.int(0), code: try row.text(1), above: try row.optionalInt(2), parent: try row.optionalText(3))
    }
    for row in nightly where levels.indices.contains(row.level) {
      let above = row.above.flatMap { levels.indices.contains($0) ? levels[$0] : nil }
      add(
        RoleUnit(level: levels[row.level], code: row.code),
        below: above.flatMap { level in row.parent.map { RoleUnit(level: level, code: $0) } })
    }
  }

  private mutating func add(_ unit: RoleUnit, below parent: RoleUnit?) {
    known.insert(unit)
    guard let parent, parents[unit] == nil else { return }
    parents[unit] = parent
    below[parent, default: []].append(unit)
  }

  func contains(_ unit: RoleUnit) -> Bool { known.contains(unit) }

  /// The unit itself or the one above it at a level; the widest known where none above is of that level or wider.
  func widened(_ unit: RoleUnit, to level: String) -> RoleUnit {
    guard let wanted = levels.firstIndex(of: level) else { return unit }
    var at = unit
    var steps = 0
    while let place = levels.firstIndex(of: at.level), place > wanted, let above = parents[at], steps < 32 {
      // A unit may hang below one that is wider than what is asked for: then it is not widened past it.
      guard let next = levels.firstIndex(of: above.level), next >= wanted else { break }
      at = above
      steps += 1
    }
    return at
  }

  /// A unit and all below it.
  func all(in unit: RoleUnit) -> Set<RoleUnit> {
    var found: Set<RoleUnit> = [unit]
    var next = [unit]
    while let at = next.popLast() {
      for child in below[at] ?? [] where found.insert(child).inserted { next.append(child) }
    }
    return found
  }
}
