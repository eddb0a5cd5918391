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
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(Self.readerCache)") }
    do {
      pool = try await Self.pool(path, configuration, patience: patience)
      // GRDB sets NORMAL for its WAL mode, which may lose a commit at power loss; FULL syncs each one.
      // A nation's import is one transaction: with the usual 2 MB its pages would be written and read again and again.
      try await pool.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -\(Self.writerCache)")
      }
    } catch let error as DatabaseError {
      if error.resultCode == .SQLITE_CANTOPEN {
        throw StorageError.cannotOpen(path: path, reason: "the folder does not exist or may not be written")
      }
      throw Self.storageError(error, at: path)
    }
    try await Migrations.run(on: self, dialect: Self.dialect)
  }

  /// Opens the file, again and again while somebody else is just making it: SQLite does not wait for the change of a new
  /// file to WAL mode, whatever its time-out.
  private static func pool(_ path: String, _ configuration: Configuration, patience: Double) async throws
    -> DatabasePool
  {
    let end = ContinuousClock.now + .seconds(patience)
    while true {
      do { return try DatabasePool(path: path, configuration: configuration) } catch let error as DatabaseError {
        guard error.resultCode == .SQLITE_BUSY, ContinuousClock.now < end else { throw error }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Kilobytes of pages that a reading connection holds: a list or sum of a region reads some 10 MB of a nation's pages, and with
  /// the usual 2 MB would ask the system for each of them again.
  private static let readerCache = 16_384

  /// Kilobytes of pages that the writing connection holds: most of a nation's tables.
  private static let writerCache = 262_144

  public func read<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await Self.translating { try await pool.read { try work(SQLiteConnection(database: $0)) } }
  }

  public func write<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await Self.translating {
      try await pool.barrierFreeWrite { connection in
        let before = connection.changes
        let value = try work(connection)
        // The trail of what was looked at has a way of its own; a transaction that changed nothing has nothing to tell.
        if connection.changes != before { try ContentStamp.raise(connection) }
        return value
      }
    }
  }

  /// Writes what no page shows, and leaves the stamp of the contents as it is.
  public func writeAside<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await Self.translating { try await pool.barrierFreeWrite(work) }
  }

  public func note<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await Self.translating {
      try await pool.barrierFreeWrite(isSynced: false, work)
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
  ///
  /// - Parameter isSynced: whether the commit waits until the disk has it.
  fileprivate func barrierFreeWrite<Value: Sendable>(
    isSynced: Bool = true, _ work: @escaping @Sendable (SQLiteConnection) throws -> Value
  ) async throws -> Value {
    try await writeWithoutTransaction { database in
      var value: Value?
      if !isSynced { try database.execute(sql: "PRAGMA synchronous = NORMAL") }
      // The writer is one connection: the next transaction must find it as it was, whatever came of this one.
      defer { if !isSynced { try? database.execute(sql: "PRAGMA synchronous = FULL") } }
      try database.inTransaction(.immediate) {
        let connection = SQLiteConnection(database: database)
        value = try work(connection)
        try connection.checkFinished()
        return .commit
      }
      guard let value else { throw StorageError.unexpected("A transaction ended without a result.") }
      return value
    }
  }
}
