/// A store that runs one SQL text on any driver. Drivers are known to the executable and the tests only.
///
/// Parameters are written `?`; data definitions use the tokens `{id}`, `{int}`, `{real}` and `{bytes}` where the databases differ.
public protocol SQLDatabase: Sendable {
  /// Runs `work` on one consistent view of the database; a statement in it that writes fails.
  func read<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

  /// Runs `work` in one transaction: all of it is kept, or, when it throws, nothing. Writers wait for each other.
  ///
  /// It raises the ``ContentStamp``.
  func write<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

  /// Runs `work` in one transaction that does not wait for the disk: all of it is kept, or, when it throws, nothing.
  ///
  /// It outlives the end of the program however that comes. A loss of power may take back what was noted in the last
  /// moments, until the next ``write(_:)``, which secures what was noted before it.
  func note<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

  /// Runs `work` as ``write(_:)`` does, where it changes nothing that pages are made of: sessions and attempts to sign in, or the
  /// schema. It leaves the ``ContentStamp``.
  func writeAside<Value: Sendable>(
    _ work: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value
}

/// One connection inside a transaction. It must not leave the closure it was given to.
public protocol SQLConnection {
  /// Runs one statement. Statements are kept prepared by their text.
  func execute(_ sql: String, _ arguments: [SQLValue]) throws

  /// All rows of a query, decoded by position.
  func query<Value>(_ sql: String, _ arguments: [SQLValue], _ decode: (SQLRow) throws -> Value) throws -> [Value]

  /// Hands the rows of a `SELECT` to `body` one after the other without holding them all.
  ///
  /// `body` may run other statements, but none that changes what is being read, and leaves no loader open.
  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws

  /// Opens what adds many rows to one table, as quickly as the database can.
  ///
  /// One loader is open at a time, and no other statement runs before it is finished. A transaction that ends with an
  /// open loader is undone and throws.
  ///
  /// - Parameters:
  ///   - table: a table's name as the schema writes it; not from input.
  ///   - columns: the columns that each row gives a value for, in this order; the others take their defaults.
  func loader(into table: String, columns: [String]) throws -> any SQLLoader
}

/// Adds many rows to one table within the transaction that it was opened in. It must not leave the transaction's closure.
public protocol SQLLoader {
  /// Adds a row. What the database holds against it is thrown here, or by ``finish()`` for rows added earlier.
  func add(_ values: [SQLValue]) throws

  /// Ends the loading. After it, or after anything that was thrown, no more rows can be added.
  func finish() throws
}

extension SQLConnection {
  public func execute(_ sql: String) throws { try execute(sql, []) }

  /// The first row, or nil when there is none.
  public func first<Value>(_ sql: String, _ arguments: [SQLValue] = [], _ decode: (SQLRow) throws -> Value) throws
    -> Value?
  {
    try query(sql, arguments, decode).first
  }

  /// Inserts a row and returns the identifier that the database gave it.
  public func insert(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    guard let id = try first(sql + " RETURNING id", arguments, { try $0.int(0) }) else {
      throw StorageError.unexpected("The database returned no identifier for a new row.")
    }
    return id
  }
}
extension SQLDatabase {
  public func note<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  { try await write(work) }

  /// As ``write(_:)``, where a driver keeps no stamp of its contents.
  public func writeAside<Value: Sendable>(_ work: @escaping @Sendable (any SQLConnection) throws -> Value) async throws
    -> Value
  { try await write(work) }
}
