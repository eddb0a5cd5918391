import Caseload
import Rules
import Storage

extension Service {
  /// The one unit that a person means by a code, by `level/code`, or by its whole name, as the case-level data have it on
  /// their day; the whole service for nil.
  ///
  /// Units that only the nightly extract knows are found as well. Throws ``CaseworkRefusal`` when there is none, or several.
  public func caseUnit(named text: String?) async throws -> UnitReference {
    let found = try await database.read { connection in
      let day = try caseStanding(connection).asOf
      guard let text else { return [try scope(level: nil, code: nil, on: day, connection).unit] }
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      let level = parts.count == 2 ? pack.levels.first { $0.id == parts[0] } : nil
      let wanted = level == nil ? text : parts[1]
      let codes = try connection.query(
        """
        SELECT DISTINCT code FROM org_unit WHERE (code = ? OR LOWER(name) = ?)
          AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? ORDER BY code
        """, [.text(wanted), .text(wanted.lowercased()), .text(day.iso), .text(day.iso)]
      ) { try $0.text(0) }
      let units = try codes.compactMap { try orgUnit($0, on: day, connection)?.0 }
        .filter { level == nil || $0.levelID == level?.id }
      if !units.isEmpty { return units }
      return try connection.query(
        "SELECT level, code, name FROM unit WHERE (code = ? OR LOWER(name) = ?) ORDER BY level, code",
        [.text(wanted), .text(wanted.lowercased())]
      ) { row in
        let place = try row.int(0)
        return UnitReference(
          level: place, levelID: pack.levels[place].id, code: try row.text(1), name: try row.text(2))
      }.filter { level == nil || $0.levelID == level?.id }
    }
    return try Self.only(found, text)
  }
}
