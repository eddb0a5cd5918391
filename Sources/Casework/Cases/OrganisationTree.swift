import Caseload
import Rules
import Storage

/// All units of the open format as they stand on a day.
struct OrganisationTree {
  private let units: [String: (unit: UnitReference, parent: String?)]

  /// The unit directly below `above` in which a code lies; nil when it is `above` itself or not below it.
  func child(of above: UnitReference, holding code: String) -> UnitReference? {
    var next: String? = code
    var below: UnitReference?
    var steps = 0
    while let at = next, steps < 32, let found = units[at] {
      if at == above.code, found.unit.levelID == above.levelID { return below }
      below = found.unit
      next = found.parent
      steps += 1
    }
    // The widest unit need not have a row of its own: what has nothing above it lies directly in it.
    return above.level == 0 ? below : nil
  }

  /// Units of the lowest level of the rules that lie in a unit.
  func lowest(in scope: UnitScope, _ pack: RulePack) -> [UnitReference] {
    let level = pack.levels.last?.id
    let within = scope.codes.map(Set.init)
    return units.values.map(\.unit).filter { $0.levelID == level && (within?.contains($0.code) ?? true) }
  }

  /// Units directly below one, by name.
  func children(of above: UnitReference) -> [UnitReference] {
    units.values.filter { found in
      found.parent == above.code
        || (above.level == 0 && found.parent == nil && found.unit.code != above.code)
    }.map(\.unit).sorted { ($0.name, $0.code) < ($1.name, $1.code) }
  }

  func name(_ code: String) -> String { units[code]?.unit.name ?? code }

  init(on day: LocalDate, _ pack: RulePack, _ connection: any SQLConnection) throws {
    let places = Dictionary(
      pack.levels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var units: [String: (unit: UnitReference, parent: String?)] = [:]
    let rows = try connection.query(
      """
      SELECT code, name, level, parent FROM org_unit
      WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? ORDER BY code, starts_on
      """, [.text(day.iso), .text(day.iso)]
    ) { (try $0.text(0), try $0.text(1), try $0.text(2), try $0.optionalText(3)) }
    for (code, name, level, parent) in rows {
      units[code] = (UnitReference(level: places[level] ?? 0, levelID: level, code: code, name: name), parent)
    }
    self.units = units
  }
}
