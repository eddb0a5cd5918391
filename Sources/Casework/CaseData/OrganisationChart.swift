import Caseload
import Rules
import Storage

/// The units of the open format that exist on one day, each under the one above it.
struct OrganisationChart {
  typealias Placed = (unit: UnitReference, parent: String?)

  /// By code.
  let units: [String: Placed]
  /// Index of the level at which rule sets may begin on different days; the whole service where there is none.
  private let regionLevel: Int

  /// - Parameters:
  ///   - day: as ISO text.
  ///   - above: codes of units; only these and the units above them are read. Nil for all.
  init(_ connection: any SQLConnection, on day: String, pack: RulePack, above some: [String]? = nil) throws {
    let among = some.map(Self.andAbove) ?? SQLCondition("1 = 1")
    let levels = Dictionary(
      pack.levels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var units: [String: Placed] = [:]
    try connection.each(
      """
      SELECT code, name, level, parent FROM org_unit WHERE starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)
        AND \(among.sql)
      ORDER BY code, starts_on
      """, [.text(day), .text(day)] + among.arguments
    ) { row in
      let (code, level) = (try row.text(0), try row.text(2))
      units[code] = (
        UnitReference(
          level: levels[level] ?? pack.levels.count - 1, levelID: level, code: code, name: try row.text(1)),
        try row.optionalText(3)
      )
    }
    self.units = units
    regionLevel = levels["region"] ?? 0
  }

  private static func andAbove(_ codes: [String]) -> SQLCondition {
    let these = SQLCondition.among("code", codes)
    return SQLCondition(
      """
      code IN (
        WITH RECURSIVE upward (code) AS (
          SELECT code FROM org_unit WHERE \(these.sql)
          UNION SELECT u.parent FROM org_unit u JOIN upward a ON u.code = a.code WHERE u.parent IS NOT NULL)
        SELECT code FROM upward)
      """, these.arguments)
  }

  /// Region above every unit; empty where there is none.
  var regions: [String: String] { Dictionary(uniqueKeysWithValues: units.keys.map { ($0, region(of: $0)) }) }

  /// From the widest unit down to this one; empty for a unit that does not exist on the day.
  func path(to code: String) -> [UnitReference] {
    var path: [UnitReference] = []
    var next: String? = code
    // A circle of units would be refused by the import; it ends all the same.
    while let code = next, let found = units[code], path.count <= units.count {
      path.append(found.unit)
      next = found.parent
    }
    return path.reversed()
  }

  /// Code of the region above a unit; empty where there is none.
  func region(of code: String) -> String { path(to: code).first { $0.level == regionLevel }?.code ?? "" }

  /// The unit directly below `above` in which a code lies; nil when it is `above` itself or not below it.
  func child(of above: UnitReference, holding code: String) -> UnitReference? {
    let path = path(to: code)
    if let place = path.firstIndex(where: { $0.code == above.code && $0.levelID == above.levelID }) {
      return path.indices.contains(place + 1) ? path[place + 1] : nil
    }
    // The widest unit need not have a row of its own: what has nothing above it lies directly in it.
    return above.level == 0 ? path.first : nil
  }

  /// Units directly below one, by name.
  func children(of above: UnitReference) -> [UnitReference] {
    units.values.filter { found in
      found.parent == above.code || (above.level == 0 && found.parent == nil && found.unit.code != above.code)
    }.map(\.unit).sorted { ($0.name, $0.code) < ($1.name, $1.code) }
  }

  /// Units of the lowest level of the rules that lie in a unit.
  func lowest(in scope: UnitScope, _ pack: RulePack) -> [UnitReference] {
    let level = pack.levels.last?.id
    let within = scope.codes.map(Set.init)
    return units.values.map(\.unit).filter { $0.levelID == level && (within?.contains($0.code) ?? true) }
  }
}
