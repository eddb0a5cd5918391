public import Storage

/// A database on a PostgreSQL server, through libpq.
///
/// One session writes and up to four read, each on a thread of its own while it is used.
public struct PostgresDatabase: SQLDatabase {
  private let writer: PostgresSession
  private let readers: SessionPool
  private let startOfWriting: String

  /// Whether a text is the address of a PostgreSQL database and not the path of a file.
  public static func isAddress(_ text: String) -> Bool {
    ["postgres://", "postgresql://"].contains { text.lowercased().hasPrefix($0) }
  }

  /// Connects and brings the schema up to date. Throws ``StorageError``, which never shows the password.
  ///
  /// - Parameters:
  ///   - url: `postgres://user:password@server:5432/database`, or any address that libpq takes.
  ///   - patience: seconds to wait for another process that writes.
  public init(url: String, patience: Double = 30) async throws {
    let address = try PostgresAddress(url)
    writer = PostgresSession(address)
    readers = SessionPool(address, size: 4)
    startOfWriting = """
      BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = \(max(1, Int(patience * 1_000)));
      SELECT pg_advisory_xact_lock(\(Self.writersLock))
      """
    _ = try await writer.run { try $0.connectIfNeeded() }
    try await Migrations.run(on: self, dialect: Self.dialect)
  }

  public func read<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    let session = await readers.take()
    let result = await Result { () async throws -> Value in
      try await session.run { try $0.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work) }
    }
    await readers.giveBack(session)
    return try result.get()
  }

  public func write<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await writer.run { [startOfWriting] in
      try $0.transaction(startOfWriting) { connection in
        let value = try work(connection)
        // An open loader takes no statement; that it was left open is said at the end of the transaction.
        if !connection.isLoading { try ContentStamp.raise(connection) }
        return value
      }
    }
  }

  /// Writes what no page shows, and leaves the stamp of the contents as it is.
  public func writeAside<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await writer.run { [startOfWriting] in try $0.transaction(startOfWriting, work) }
  }

  public func note<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  {
    try await writer.run { [startOfWriting] in
      try $0.transaction("\(startOfWriting); SET LOCAL synchronous_commit = off", work)
    }
  }

  /// The lock that every writer of this program takes first, so that writers wait for each other as they do in SQLite.
  ///
  /// Each statement after it sees what was committed before it, and nothing else is written meanwhile: as good as
  /// serialisable. The number is “headroom” in ASCII; the lock belongs to one database of the server.
  private static let writersLock = 0x6865_6164_726f_6f6d
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
