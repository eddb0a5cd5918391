import Caseload
import Rules
import Storage

/// The units above and below others on a day, of the open format and of the nightly extract together.
///
/// Reads only the way up and the units below: a role mostly reaches a few of the thousands that a service has. Where both
/// say what a unit is below, the open format counts.
struct OrganisationReach {
  private let day: SQLValue
  private let levels: [String]
  private let connection: any SQLConnection

  init(on day: LocalDate, _ pack: RulePack, _ connection: any SQLConnection) {
    self.day = .text(day.iso)
    levels = pack.levels.map(\.id)
    self.connection = connection
  }

  /// The unit itself or the one above it at a level; the widest known where none above is of that level or wider.
  func widened(_ unit: RoleUnit, to level: String) throws -> RoleUnit {
    guard let wanted = levels.firstIndex(of: level) else { return unit }
    var at = unit
    var steps = 0
    while let place = levels.firstIndex(of: at.level), place > wanted, steps < 32 {
      guard let above = try parentsOfOpenFormat([at])[at] ?? parentOfExtract(at) else { break }
      // A unit may hang below one that is wider than what is asked for: then it is not widened past it.
      guard let next = levels.firstIndex(of: above.level), next >= wanted else { break }
      at = above
      steps += 1
    }
    return at
  }

  /// A unit and all below it.
  ///
  /// - Complexity: O(units below), in two or three queries for each step down.
  func all(in unit: RoleUnit) throws -> Set<RoleUnit> {
    var found: Set<RoleUnit> = [unit]
    var next: Set<RoleUnit> = [unit]
    while !next.isEmpty {
      next = try children(of: next).subtracting(found)
      found.formUnion(next)
    }
    return found
  }

  private func children(of units: Set<RoleUnit>) throws -> Set<RoleUnit> {
    var children: Set<RoleUnit> = []
    for (level, units) in Dictionary(grouping: units, by: \.level) {
      for codes in units.map(\.code).sorted().parts(of: Self.mostAtOnce) {
        children.formUnion(try childrenOfOpenFormat(below: codes, level))
        children.formUnion(try childrenOfExtract(below: codes, level))
      }
    }
    return children
  }

  private func childrenOfOpenFormat(below codes: [String], _ level: String) throws -> [RoleUnit] {
    let above = SQLCondition.among("o.parent", codes)
    return try connection.query(
      """
      SELECT o.level, o.code FROM org_unit o JOIN org_unit p ON p.code = o.parent
      WHERE \(above.sql) AND p.level = ? AND \(Self.valid("o")) AND \(Self.valid("p"))
      """, above.arguments + [.text(level), day, day, day, day]
    ) { try unit($0, 0) }
  }

  private func childrenOfExtract(below codes: [String], _ level: String) throws -> [RoleUnit] {
    guard let place = levels.firstIndex(of: level) else { return [] }
    let above = SQLCondition.among("p.code", codes)
    let below = try connection.query(
      "SELECT u.level, u.code FROM unit p JOIN unit u ON u.parent_id = p.id WHERE p.level = ? AND \(above.sql)",
      [.integer(place)] + above.arguments
    ) { unit(try $0.int(0), try $0.text(1)) }.compactMap(\.self)
    let placed = try parentsOfOpenFormat(below)
    return below.filter { placed[$0] == nil }
  }

  private func parentsOfOpenFormat(_ units: [RoleUnit]) throws -> [RoleUnit: RoleUnit] {
    var parents: [RoleUnit: RoleUnit] = [:]
    for part in units.map(\.code).sorted().parts(of: Self.mostAtOnce) {
      let among = SQLCondition.among("o.code", part)
      let rows = try connection.query(
        """
        SELECT o.level, o.code, p.level, p.code FROM org_unit o JOIN org_unit p ON p.code = o.parent
        WHERE \(among.sql) AND \(Self.valid("o")) AND \(Self.valid("p"))
        """, among.arguments + [day, day, day, day]
      ) { (try unit($0, 0), try unit($0, 2)) }
      parents.merge(rows) { first, _ in first }
    }
    return parents
  }

  private func parentOfExtract(_ below: RoleUnit) throws -> RoleUnit? {
    guard let level = levels.firstIndex(of: below.level) else { return nil }
    let found = try connection.first(
      "SELECT p.level, p.code FROM unit u JOIN unit p ON p.id = u.parent_id WHERE u.level = ? AND u.code = ?",
      [.integer(level), .text(below.code)]
    ) { unit(try $0.int(0), try $0.text(1)) }
    return found ?? nil
  }

  /// A unit of the open format by its level and its code, from a column of a row on.
  private func unit(_ row: SQLRow, _ column: Int) throws -> RoleUnit {
    RoleUnit(level: try row.text(column), code: try row.text(column + 1))
  }

  /// A unit of the nightly extract, whose level is a place in the rules' list.
  private func unit(_ level: Int, _ code: String) -> RoleUnit? {
    levels.indices.contains(level) ? RoleUnit(level: levels[level], code: code) : nil
  }

  private static func valid(_ name: String) -> String {
    "\(name).starts_on <= ? AND COALESCE(\(name).ends_on, '9999-12-31') >= ?"
  }

  /// Values of one IN list: the databases take at least 32,766 arguments, and a plan is kept for each length.
  private static let mostAtOnce = 500
}
