import DataFormat
import Exchange
import Storage

/// The rows that are kept already, as a folder's checks ask for them.
struct StoredRows: KnownRows {
  private let connection: any SQLConnection
  /// Sheets without any row: they are not asked, so that rows can be loaded into an empty database meanwhile.
  private let empty: Set<String>

  init(_ connection: any SQLConnection) throws {
    self.connection = connection
    empty = Set(try DataSheets.all.filter { try SheetTable($0).isEmpty(connection) }.map(\.name))
  }

  func contains(_ sheet: Sheet, key: [String]) throws -> Bool {
    guard !empty.contains(sheet.name) else { return false }
    let match = zip(sheet.key, key).map { column, _ in "\(column) = ?" }.joined(separator: " AND ")
    return try connection.first("SELECT 1 FROM \(sheet.table) WHERE \(match) LIMIT 1", key.map(SQLValue.text)) {
      try $0.int(0)
    } != nil
  }

  func rows(of sheet: Sheet, startingWith first: String) throws -> [[FieldValue]] {
    guard !empty.contains(sheet.name) else { return [] }
    let table = SheetTable(sheet)
    return try connection.query(
      "SELECT \(table.columns.joined(separator: ", ")) FROM \(sheet.table) WHERE \(sheet.key[0]) = ? "
        + "ORDER BY \(sheet.key.joined(separator: ", "))", [.text(first)]
    ) { try table.values($0) }
  }
}
