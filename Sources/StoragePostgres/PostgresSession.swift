import CPostgreSQL
import Dispatch
import Storage

/// One connection to the server, used by one thread at a time, on a queue of its own: libpq waits for the network.
// Sound: everything but the queue is touched on the queue only, and by `deinit`, when nothing else holds the session.
final class PostgresSession: @unchecked Sendable {
  private let address: PostgresAddress
  private let queue = DispatchQueue(label: "headroom.postgres")
  private var handle: OpaquePointer?
  private var prepared: [PreparedKey: String] = [:]
  private var cursors = 0

  init(_ address: PostgresAddress) { self.address = address }

  deinit { if let handle { PQfinish(handle) } }

  /// Runs `work` on the session's queue.
  func run<Value: Sendable>(_ work: @escaping @Sendable (PostgresSession) throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work(self) }) }
    }
  }

  /// Runs `work` between `start` and a commit; undoes everything when it throws.
  ///
  /// A connection that was lost while nothing ran is made again: the server may have been started anew.
  func transaction<Value>(_ start: String, _ work: (PostgresConnection) throws -> Value) throws -> Value {
    try begin(start)
    let connection = PostgresConnection(session: self)
    do {
      let value = try work(connection)
      try connection.checkFinished()
      let answer = try execute("COMMIT")
      // After a statement that failed, the server answers a commit with a rollback and no error.
      guard answer.command == "COMMIT" else {
        throw StorageError.unexpected("A statement had failed, so the transaction could not be kept.")
      }
      return value
    } catch {
      undo(connection)
      throw error
    }
  }

  private func begin(_ start: String) throws {
    let isNew = try connectIfNeeded()
    do { try execute(start) } catch let error as StorageError {
      guard case .connectionLost = error, !isNew else {
        if handle != nil { _ = try? execute("ROLLBACK") }
        throw error
      }
      try connectIfNeeded()
      try execute(start)
    }
  }

  private func undo(_ connection: PostgresConnection) {
    connection.abandon()
    guard handle != nil, (try? execute("ROLLBACK")) != nil else { return close() }
    // What failed may have been a plan that the schema has outgrown.
    if !prepared.isEmpty, (try? execute("DEALLOCATE ALL")) == nil { close() }
    prepared = [:]
  }

  private func close() {
    if let handle { PQfinish(handle) }
    handle = nil
    prepared = [:]
  }
}

// MARK: - The connection

extension PostgresSession {
  /// Connects, unless it is connected. Returns whether the connection is new. Throws ``StorageError/cannotReach(server:reason:)``.
  @discardableResult
  func connectIfNeeded() throws -> Bool {
    if let handle, PQstatus(handle) == CONNECTION_OK { return false }
    close()
    // What stands before `dbname` may be overruled by the address, what stands after it may not.
    let settings = [
      ("connect_timeout", "10"), ("application_name", "headroom"), ("dbname", address.url), ("client_encoding", "UTF8"),
    ]
    let keywords = CStrings(settings.map(\.0)), values = CStrings(settings.map(\.1))
    let opened = keywords.withPointers { keywords in
      values.withPointers { values in PQconnectdbParams(keywords, values, 1) }
    }
    guard let opened else { throw cannotReach("the machine has no memory left") }
    handle = opened
    do {
      guard PQstatus(opened) == CONNECTION_OK else { throw cannotReach(String(cString: PQerrorMessage(opened))) }
      try check(opened)
      try execute(Self.settings)
    } catch {
      close()
      throw error
    }
    return true
  }

  private func check(_ handle: OpaquePointer) throws {
    guard PQserverVersion(handle) >= Self.oldestServer else {
      throw cannotReach("the server is PostgreSQL \(PQserverVersion(handle) / 10_000), and 13 or newer is needed")
    }
    guard let encoding = PQparameterStatus(handle, "server_encoding"), String(cString: encoding) == "UTF8" else {
      throw cannotReach("the database does not keep UTF-8; make it with ENCODING 'UTF8'")
    }
  }

  private func cannotReach(_ reason: String) -> StorageError {
    .cannotReach(server: address.shown, reason: address.reason(reason))
  }

  /// The oldest release that the statements of this driver are valid on, in libpq's numbering.
  private static let oldestServer: Int32 = 130_000

  /// What the driver counts on, whatever the server's own settings. Cursors are read to their end, and a commit that
  /// power loss may take back is none.
  private static let settings = """
    SET standard_conforming_strings = on; SET bytea_output = 'hex'; SET extra_float_digits = 1;
    SET datestyle = 'ISO'; SET client_min_messages = 'warning'; SET cursor_tuple_fraction = 1;
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
    """
}

// MARK: - Statements

extension PostgresSession {
  /// Runs a text without parameters, which may be several statements, and returns the last one's result.
  @discardableResult
  func execute(_ sql: String) throws -> PostgresResult { try checked(PQexec(try connected(), sql)) }

  /// Runs one statement with parameters and keeps it prepared by its text and the types of its arguments.
  func execute(prepared statement: BoundStatement) throws -> PostgresResult {
    let handle = try connected()
    let name = try prepare(statement, handle)
    return try statement.withParameters { count, values, lengths, formats in
      try checked(PQexecPrepared(handle, name, count, values, lengths, formats, 0))
    }
  }

  /// Runs one statement with parameters once.
  @discardableResult
  func execute(once statement: BoundStatement) throws -> PostgresResult {
    let handle = try connected()
    return try statement.withParameters { count, values, lengths, formats in
      try checked(PQexecParams(handle, statement.text, count, statement.types, values, lengths, formats, 0))
    }
  }

  /// A name that no open cursor of this connection has.
  func nextCursor() -> String {
    cursors += 1
    return "headroom_\(cursors)"
  }

  private func prepare(_ statement: BoundStatement, _ handle: OpaquePointer) throws -> String {
    let key = PreparedKey(text: statement.text, types: statement.types)
    if let name = prepared[key] { return name }
    if prepared.count >= Self.mostPrepared {
      try execute("DEALLOCATE ALL")
      prepared = [:]
    }
    let name = "s\(prepared.count)"
    _ = try checked(PQprepare(handle, name, statement.text, Int32(statement.types.count), statement.types))
    prepared[key] = name
    return name
  }

  /// Statements kept on one connection; an assumption, well above what the program has. Past it all are forgotten.
  private static let mostPrepared = 500

  fileprivate func connected() throws -> OpaquePointer {
    guard let handle else { throw StorageError.connectionLost("the connection had ended") }
    return handle
  }

  private func checked(_ result: OpaquePointer?) throws -> PostgresResult {
    let handle = try connected()
    let result = PostgresResult(result)
    guard !result.isFault else {
      throw result.fault(
        isConnected: PQstatus(handle) == CONNECTION_OK, address.reason(String(cString: PQerrorMessage(handle))))
    }
    return result
  }
}

// MARK: - Loading

extension PostgresSession {
  /// Sends rows in COPY's text form.
  func putCopy(_ bytes: [UInt8]) throws {
    let handle = try connected()
    let sent = bytes.withUnsafeBytes {
      PQputCopyData(handle, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
    }
    guard sent == 1 else { throw lost(handle) }
  }

  /// Ends a COPY and throws what the server holds against its rows.
  ///
  /// - Parameter reason: why the rows are given up, or nil to keep them.
  func endCopy(givingUp reason: String? = nil) throws {
    let handle = try connected()
    guard PQputCopyEnd(handle, reason) == 1 else { throw lost(handle) }
    var fault: (any Error)?
    while let result = PQgetResult(handle) {
      do { _ = try checked(result) } catch { fault = fault ?? error }
    }
    if let fault { throw fault }
  }

  private func lost(_ handle: OpaquePointer) -> StorageError {
    .connectionLost(address.reason(String(cString: PQerrorMessage(handle))))
  }
}

/// What a prepared statement is known by.
private struct PreparedKey: Hashable {
  let text: String
  let types: [UInt32]
}
