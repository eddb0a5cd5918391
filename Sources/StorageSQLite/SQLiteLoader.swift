import GRDB
import GRDBSQLite
import Storage

/// Adds rows through one prepared `INSERT`.
///
/// Values go to SQLite's own functions: GRDB's way from array to arguments to bindings takes two and a half times as long.
final class SQLiteLoader: SQLLoader {
  private let table: String
  private let columns: [String]
  private let database: Database
  private let statement: Statement
  private let guarding: StatementGuard
  private var isOpen = true

  init(table: String, columns: [String], database: Database, guarding: StatementGuard) throws {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    self.table = table
    self.columns = columns
    self.database = database
    self.guarding = guarding
    for sql in SQLiteDatabase.aroundLoading[table]?.before ?? [] { try database.execute(sql: sql) }
    statement = try database.makeStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
  }

  func add(_ values: [SQLValue]) throws {
    try whileOpen {
      try StatementGuard.checkWidth(values, of: columns)
      try guarding.checkValues(values)
      let handle = statement.sqliteStatement
      for (index, value) in values.enumerated() { try check(value.bind(to: handle, at: CInt(index + 1)), SQLITE_OK) }
      let stepped = sqlite3_step(handle)
      // Read before the reset, which would say the same error again.
      defer { sqlite3_reset(handle) }
      try check(stepped, SQLITE_DONE)
    }
  }

  func finish() throws {
    try whileOpen {
      for sql in SQLiteDatabase.aroundLoading[table]?.after ?? [] { try database.execute(sql: sql) }
    }
    isOpen = false
    guarding.endLoading()
  }

  private func check(_ code: CInt, _ wanted: CInt) throws {
    guard code != wanted else { return }
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement.sqliteStatement)))
    throw SQLiteDatabase.storageError(DatabaseError(resultCode: ResultCode(rawValue: code), message: message))
  }

  /// After a fault the loader takes no more rows, and the transaction cannot be kept: it is not finished.
  private func whileOpen(_ body: () throws -> Void) throws {
    guard isOpen else { throw StorageError.unexpected("A row was added to a loader that has ended.") }
    do { try body() } catch {
      isOpen = false
      throw error
    }
  }
}

extension SQLValue {
  /// Sets one parameter. SQLite takes copies: the buffers end with the call.
  fileprivate func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let value): return sqlite3_bind_int64(statement, index, Int64(value))
    case .real(let value): return sqlite3_bind_double(statement, index, value)
    case .text(var value):
      return value.withUTF8 { bytes in
        // An empty text has no address, and SQLite would take that for no text.
        guard let start = UnsafeRawPointer(bytes.baseAddress) else {
          return sqlite3_bind_text(statement, index, "", 0, copied)
        }
        return sqlite3_bind_text(
          statement, index, start.assumingMemoryBound(to: CChar.self), CInt(bytes.count), copied)
      }
    case .bytes(let value):
      guard !value.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return sqlite3_bind_blob(statement, index, value, CInt(value.count), copied)
    }
  }
}
