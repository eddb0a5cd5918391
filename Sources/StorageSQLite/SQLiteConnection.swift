import Foundation
import GRDB
import GRDBSQLite
import Storage

/// One GRDB connection behind the common protocol.
final class SQLiteConnection: SQLConnection {
  private let database: Database
  private let guarding = StatementGuard()
  /// Texts whose kept statements stand on a row: the body may run the same text, and would start such a statement anew.
  private var running: Set<String> = []

  init(database: Database) { self.database = database }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws {
    try guarding.check(arguments)
    try database.cachedStatement(sql: sql).execute(arguments: arguments.forStatement)
  }

  func query<Value>(_ sql: String, _ arguments: [SQLValue], _ decode: (SQLRow) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    try rows(of: sql, arguments) { values.append(try decode($0)) }
    return values
  }

  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    try rows(of: sql, arguments) { row in
      try body(row)
      try guarding.check([])
    }
  }

  func loader(into table: String, columns: [String]) throws -> any SQLLoader {
    try guarding.check([])
    let loader = try SQLiteLoader(table: table, columns: columns, database: database, guarding: guarding)
    try guarding.startLoading()
    return loader
  }

  /// Rows that this connection has changed since it was opened.
  var changes: Int { database.totalChangesCount }

  /// Throws when the transaction left something unfinished. Call before the commit.
  func checkFinished() throws { try guarding.checkFinished() }

  /// Runs a statement that was kept prepared, or one of its own where that one is being read: preparing a short one takes longer
  /// than reading its rows.
  private func rows(of sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    try guarding.check(arguments)
    guard running.insert(sql).inserted else {
      return try rows(of: database.makeStatement(sql: sql), arguments, body)
    }
    defer { running.remove(sql) }
    try rows(of: database.cachedStatement(sql: sql), arguments, body)
  }

  private func rows(of statement: Statement, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    let cursor = try Row.fetchCursor(statement, arguments: arguments.forStatement)
    let columns = CInt(statement.columnCount)
    // One buffer for all rows: it is copied only when the body keeps a row. Reading through the statement takes two
    // fifths of the time of reading the cursor's row.
    var values = [SQLValue](repeating: .null, count: Int(columns))
    while try cursor.next() != nil {
      for column in 0..<columns { values[Int(column)] = SQLValue(statement.sqliteStatement, column) }
      try body(SQLRow(values))
    }
  }
}

extension [SQLValue] {
  /// As values of any kind: GRDB would look up how to read those of one kind each time that a statement runs.
  fileprivate var forStatement: StatementArguments {
    let values: [(any DatabaseValueConvertible)?] = map { $0.databaseValue }
    return StatementArguments(values)
  }
}

extension SQLValue {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .bytes(let value): Data(value).databaseValue
    }
  }

  /// The value in a column of the row on which a statement stands.
  ///
  /// Taken out of the row once: each question by number of column would lock the connection anew, which is used by one
  /// thread at a time as it is.
  fileprivate init(_ statement: SQLiteStatement, _ column: CInt) {
    let value = sqlite3_column_value(statement, column)
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: self = .integer(Int(sqlite3_value_int64(value)))
    case SQLITE_FLOAT: self = .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      // The text first and its length after it: the call for the text may convert it.
      let text = sqlite3_value_text(value)
      let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(value)))
      self = .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      let blob = sqlite3_value_blob(value)
      self = .bytes([UInt8](UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_value_bytes(value)))))
    default: self = .null
    }
  }
}
