import Caseload
import Rules
import Storage

/// A unit as case-level reads need it: what it is, what is above it, and the codes of everything in it.
struct UnitScope {
  let unit: UnitReference
  /// From the widest unit down to the one above.
  let path: [UnitReference]
  /// Codes of the unit and of all units below it; nil for the whole service, which has the cases without a team as well.
  let codes: [String]?

  /// A condition on a column with codes of units; always true for the whole service.
  func condition(_ column: String) -> SQLCondition {
    guard let codes else { return SQLCondition("1 = 1") }
    return SQLCondition.among(column, codes)
  }
}

/// A part of a WHERE with its arguments.
struct SQLCondition {
  let sql: String
  let arguments: [SQLValue]

  init(_ sql: String, _ arguments: [SQLValue] = []) {
    self.sql = sql
    self.arguments = arguments
  }

  /// The column has one of these values; never true when there are none.
  static func among(_ column: String, _ values: [String]) -> SQLCondition {
    guard !values.isEmpty else { return SQLCondition("1 = 0") }
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    return SQLCondition("\(column) IN (\(marks))", values.map(SQLValue.text))
  }
}

extension [SQLCondition] {
  /// Any of them; false when there are none.
  var any: SQLCondition {
    isEmpty
      ? SQLCondition("1 = 0") : SQLCondition("(\(map(\.sql).joined(separator: " OR ")))", flatMap(\.arguments))
  }

  /// All of them; true when there are none.
  var all: SQLCondition {
    isEmpty
      ? SQLCondition("1 = 1") : SQLCondition(map(\.sql).joined(separator: " AND "), flatMap(\.arguments))
  }
}

extension Service {
  /// The unit with a level and a code as it stands on a day; the whole service for nil.
  ///
  /// Units of the open format come first, those of the nightly extract after them. Throws ``CaseworkRefusal/notFound(_:)``.
  func scope(level: String?, code: String?, on day: LocalDate, _ connection: any SQLConnection) throws -> UnitScope {
    let widest = UnitReference(
      level: 0, levelID: pack.levels.first?.id ?? "", code: pack.nation.code, name: pack.nation.name)
    guard let level, let code, level != widest.levelID || code != widest.code else {
      return UnitScope(unit: widest, path: [], codes: nil)
    }
    let valid = "starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?"
    let today: [SQLValue] = [.text(day.iso), .text(day.iso)]
    if let (unit, parent) = try orgUnit(code, on: day, connection), unit.levelID == level {
      let codes = try connection.query(
        """
        WITH RECURSIVE below (code) AS (
          SELECT code FROM org_unit WHERE code = ? AND \(valid)
          UNION SELECT u.code FROM org_unit u JOIN below b ON u.parent = b.code
            WHERE u.starts_on <= ? AND COALESCE(u.ends_on, '9999-12-31') >= ?)
        SELECT code FROM below ORDER BY code
        """, [.text(code)] + today + today
      ) { try $0.text(0) }
      return UnitScope(unit: unit, path: try path(from: parent, on: day, connection), codes: codes)
    }
    guard let index = pack.levels.firstIndex(where: { $0.id == level }),
      let id = try connection.first(
        "SELECT id FROM unit WHERE level = ? AND code = ?", [.integer(index), .text(code)], { try $0.int(0) }),
      let (_, unit) = try reference(to: id, pack, connection)
    else {
      throw CaseworkRefusal.notFound("There is no \(label(ofLevel: level)) with the code “\(code)”.")
    }
    let codes = try connection.query(
      """
      WITH RECURSIVE below (id, code) AS (
        SELECT id, code FROM unit WHERE id = ?
        UNION SELECT u.id, u.code FROM unit u JOIN below b ON u.parent_id = b.id)
      SELECT code FROM below ORDER BY code
      """, [.integer(id)]
    ) { try $0.text(0) }
    return UnitScope(unit: unit, path: try path(above: id, pack, connection), codes: codes)
  }

  /// A unit of the open format on a day with the code above it; nil when there is none with this code.
  func orgUnit(_ code: String, on day: LocalDate, _ connection: any SQLConnection) throws -> (UnitReference, String?)? {
    try connection.first(
      """
      SELECT name, level, parent FROM org_unit
      WHERE code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? ORDER BY starts_on DESC LIMIT 1
      """, [.text(code), .text(day.iso), .text(day.iso)]
    ) { row in
      let level = try row.text(1)
      return (
        UnitReference(
          level: pack.levels.firstIndex { $0.id == level } ?? 0, levelID: level, code: code, name: try row.text(0)),
        try row.optionalText(2)
      )
    }
  }

  /// Names of units of the open format on a day, by code.
  func unitNames(_ codes: Set<String>, on day: LocalDate, _ connection: any SQLConnection) throws -> [String: String] {
    let wanted = SQLCondition.among("code", codes.sorted())
    let pairs = try connection.query(
      """
      SELECT code, name FROM org_unit WHERE \(wanted.sql) AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY code, starts_on
      """, wanted.arguments + [.text(day.iso), .text(day.iso)]
    ) { (try $0.text(0), try $0.text(1)) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  private func path(from parent: String?, on day: LocalDate, _ connection: any SQLConnection) throws -> [UnitReference]
  {
    var path: [UnitReference] = []
    var next = parent
    // A circle of units would be refused by the import; sixteen levels end it all the same.
    while let code = next, path.count < 16, let (unit, above) = try orgUnit(code, on: day, connection) {
      path.insert(unit, at: 0)
      next = above
    }
    return path
  }

  private func label(ofLevel id: String) -> String {
    pack.levels.first { $0.id == id }?.label.lowercased() ?? "level “\(id)”"
  }
}
