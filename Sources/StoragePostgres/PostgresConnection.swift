import Storage

/// A session inside one transaction, behind the common protocol.
final class PostgresConnection: SQLConnection {
  private let session: PostgresSession
  private let guarding = StatementGuard()
  private var loader: PostgresLoader?

  init(session: PostgresSession) { self.session = session }

  func execute(_ sql: String, _ arguments: [SQLValue]) throws { try run(sql, arguments) }

  func query<Value>(_ sql: String, _ arguments: [SQLValue], _ decode: (SQLRow) throws -> Value) throws -> [Value] {
    let result = try run(sql, arguments)
    var values: [Value] = []
    values.reserveCapacity(Int(result.rows))
    try result.each { values.append(try decode($0)) }
    return values
  }

  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    try guarding.check(arguments)
    let cursor = session.nextCursor()
    try session.execute(once: BoundStatement(sql, arguments, before: "DECLARE \(cursor) NO SCROLL CURSOR FOR "))
    // After a fault of the server's the transaction is over, and its cursors with it: failing to close one says nothing.
    defer { _ = try? session.execute("CLOSE \(cursor)") }
    while true {
      let batch = try session.execute("FETCH FORWARD \(Self.batch) FROM \(cursor)")
      try batch.each { row in
        try body(row)
        try guarding.check([])
      }
      guard batch.rows == Self.batch else { return }
    }
  }

  func loader(into table: String, columns: [String]) throws -> any SQLLoader {
    try guarding.startLoading()
    do {
      let opened = try PostgresLoader(table: table, columns: columns, session: session, guarding: guarding)
      loader = opened
      return opened
    } catch {
      guarding.endLoading()
      throw error
    }
  }

  /// Whether rows are being loaded.
  var isLoading: Bool { guarding.isLoading }

  /// Throws when the transaction left something unfinished. Call before the commit.
  func checkFinished() throws { try guarding.checkFinished() }

  /// Gives up rows that are being loaded, so that the session takes statements again.
  func abandon() { loader?.abandon() }

  /// Rows held at once while a long result is read.
  private static let batch: Int32 = 5_000

  @discardableResult
  private func run(_ sql: String, _ arguments: [SQLValue]) throws -> PostgresResult {
    try guarding.check(arguments)
    let statement = try BoundStatement(sql, arguments)
    return Self.isKept(sql) ? try session.execute(prepared: statement) : try session.execute(once: statement)
  }

  /// Definitions of tables and settings run once; to keep them prepared would only fill the server's memory.
  private static func isKept(_ sql: String) -> Bool {
    let word = sql.drop(while: \.isWhitespace).prefix { $0.isLetter }
    return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(word.uppercased())
  }
}
