import Caseload
import Rules
import Storage

/// The units that exist on one day, each under the one above it.
struct OrganisationChart {
  struct Unit {
    let code: String
    let name: String
    /// Index in the rule pack's levels, 0 the widest.
    let level: Int
    let parent: String?
  }

  let units: [String: Unit]
  /// Index of the level at which rule sets may begin on different days; the whole service where there is none.
  private let regionLevel: Int

  init(_ connection: any SQLConnection, on day: String, pack: RulePack) throws {
    let levels = Dictionary(uniqueKeysWithValues: pack.levels.enumerated().map { ($1.id, $0) })
    let rows = try connection.query(
      """
      SELECT code, name, level, parent FROM org_unit WHERE starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)
      ORDER BY code, starts_on
      """, [.text(day), .text(day)]
    ) { row in
      Unit(
        code: try row.text(0), name: try row.text(1), level: levels[try row.text(2)] ?? pack.levels.count - 1,
        parent: try row.optionalText(3))
    }
    units = Dictionary(rows.map { ($0.code, $0) }, uniquingKeysWith: { _, later in later })
    regionLevel = levels["region"] ?? 0
  }

  /// From the widest unit down to this one; just the code for a unit that does not exist on the day.
  func path(to code: String) -> [Unit] {
    var path: [Unit] = []
    var next: String? = code
    while let code = next, let unit = units[code], path.count <= units.count {
      path.append(unit)
      next = unit.parent
    }
    return path.reversed()
  }

  /// Code of the region above a unit; empty where there is none.
  func region(of code: String) -> String { path(to: code).first { $0.level == regionLevel }?.code ?? "" }

  /// Codes of a unit and of all units below it. - Complexity: O(units · depth).
  func below(_ code: String) -> [String] {
    units.keys.filter { unit in path(to: unit).contains { $0.code == code } }.sorted()
  }
}
