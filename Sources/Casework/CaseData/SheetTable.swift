import DataFormat
import Storage

/// One sheet's table: the statements that read and write its rows in the sheet's column order.
struct SheetTable {
  let sheet: Sheet
  let columns: [String]
  /// Inserts a row, or replaces what it says where its key is known.
  let upsert: String
  /// Adds rows, or changes what differs.
  let writes: RowWrites
  let delete: String
  let selectOne: String
  /// All rows in the order of their key.
  let selectAll: String

  init(_ sheet: Sheet) {
    self.sheet = sheet
    columns = sheet.columns.map(\.name)
    let names = columns.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let key = sheet.key.joined(separator: ", ")
    let others = columns.dropFirst(sheet.key.count)
    let match = sheet.key.map { "\($0) = ?" }.joined(separator: " AND ")
    writes = RowWrites(table: sheet.table, columns: columns, keyCount: sheet.key.count)
    let insert = "INSERT INTO \(sheet.table) (\(names)) VALUES (\(marks))"
    let change =
      others.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(others.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))"
    upsert = "\(insert) ON CONFLICT (\(key)) \(change)"
    delete = "DELETE FROM \(sheet.table) WHERE \(match)"
    selectOne = "SELECT \(names) FROM \(sheet.table) WHERE \(match)"
    selectAll = "SELECT \(names) FROM \(sheet.table) ORDER BY \(key)"
  }

  /// Whether the table has no row at all.
  func isEmpty(_ connection: any SQLConnection) throws -> Bool {
    try connection.first("SELECT 1 FROM \(sheet.table) LIMIT 1") { try $0.int(0) } == nil
  }

  /// The row of a key, or nil.
  func row(_ key: [FieldValue], _ connection: any SQLConnection) throws -> [FieldValue]? {
    try connection.first(selectOne, key.map(\.sqlValue)) { try values($0) }
  }

  func values(_ row: SQLRow) throws -> [FieldValue] {
    var values: [FieldValue] = []
    values.reserveCapacity(columns.count)
    for column in columns.indices { values.append(try FieldValue(row, column)) }
    return values
  }

  func key(of row: [FieldValue]) -> [FieldValue] { Array(row.prefix(sheet.key.count)) }
}

extension FieldValue {
  var sqlValue: SQLValue {
    switch self {
    case .none: .null
    case .text(let text): .text(text)
    case .whole(let number): .integer(number)
    }
  }

  /// What a column of a result holds. Throws ``StorageError`` for what no sheet keeps.
  init(_ row: SQLRow, _ column: Int) throws {
    switch row.value(column) {
    case .null: self = .none
    case .text(let text): self = .text(text)
    case .integer(let number): self = .whole(number)
    case .real, .bytes: throw StorageError.damaged("column \(column + 1) of a sheet's table is no text or whole number")
    }
  }

  /// The text, when it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }
}

extension [FieldValue] {
  /// A row's key as one text, for lists of changes and findings: codes hold no bar.
  var keyText: String {
    map { value in
      switch value {
      case .none: ""
      case .text(let text): text
      case .whole(let number): String(number)
      }
    }.joined(separator: "|")
  }
}
