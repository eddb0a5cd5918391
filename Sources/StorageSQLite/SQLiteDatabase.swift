import Foundation
import GRDB
public import Storage

/// The embedded store: one SQLite file through GRDB, in WAL mode, synchronous at every commit.
public struct SQLiteDatabase: SQLDatabase {
  private let pool: DatabasePool

  /// Opens or creates the file and brings its schema up to date. Throws ``StorageError``.
  ///
  /// - Parameter patience: seconds to wait for another process that writes.
  public init(path: String, patience: Double = 30) async throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 4
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      // GRDB sets NORMAL for its WAL mode, which may lose a commit at power loss; FULL syncs each one.
      try await pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_CANTOPEN {
        throw StorageError.cannotOpen(path: path, reason: "the folder does not exist or may not be written")
      }
      throw Self.storageError(error, at: path)
    }
    try await Migrations.run(on: self, dialect: Self.dialect)
  }

  public func read<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await Self.translating { try await pool.read { try work(SQLiteConnection(database: $0)) } }
  }

  public func write<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await Self.translating {
      try await pool.barrierFreeWrite { try work(SQLiteConnection(database: $0)) }
    }
  }

  private static func translating<Value>(_ body: () async throws -> Value) async throws -> Value {
    do { return try await body() } catch let error as DatabaseError { throw storageError(error) }
  }

  static func storageError(_ error: DatabaseError, at path: String? = nil) -> StorageError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_FULL: .full
    // A size limit of the process shows as a failed write.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE: .full
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      .damaged([path, error.message ?? "unreadable"].compactMap(\.self).joined(separator: ": "))
    default: .unexpected("\(error.message ?? "no message") (\(error.extendedResultCode.rawValue)).")
    }
  }
}

extension DatabasePool {
  /// A transaction that takes the write lock at its start, so that it fails at once and not half-way when another process writes.
  fileprivate func barrierFreeWrite<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value)
    async throws -> Value
  {
    try await writeWithoutTransaction { database in
      var value: Value?
      try database.inTransaction(.immediate) {
        value = try work(database)
        return .commit
      }
      guard let value else { throw StorageError.unexpected("A transaction ended without a result.") }
      return value
    }
  }
}

/// One GRDB connection behind the common protocol.
private struct SQLiteConnection: SQLConnection {
  let database: Database

  func execute(_ sql: String, _ arguments: [SQLValue]) throws {
    try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments.map(\.databaseValue)))
  }

  func query<Value>(_ sql: String, _ arguments: [SQLValue], _ decode: (SQLRow) throws -> Value) throws -> [Value] {
    let statement = try database.cachedStatement(sql: sql)
    let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
    var values: [Value] = []
    while let row = try rows.next() {
      values.append(try decode(SQLRow(row.databaseValues.map(\.value))))
    }
    return values
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .bytes(let value): Data(value).databaseValue
    }
  }
}

extension DatabaseValue {
  fileprivate var value: SQLValue {
    switch storage {
    case .null: .null
    case .int64(let value): .integer(Int(value))
    case .double(let value): .real(value)
    case .string(let value): .text(value)
    case .blob(let value): .bytes([UInt8](value))
    }
  }
}
