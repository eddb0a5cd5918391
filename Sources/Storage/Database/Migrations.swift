/// One step of the schema. Steps are only ever added; a released step is never edited.
public struct Migration: Sendable {
  public let number: Int
  public let name: String
  /// Statements with the tokens `{id}`, `{int}`, `{real}`, `{bytes}`, and `{by key}` after a table's definition.
  public let statements: [String]
}

/// What a driver adds to the common SQL: words for the type tokens, and statements the databases write differently.
public struct SQLDialect: Sendable {
  /// The type of a row's own identifier, with `PRIMARY KEY`.
  public let id: String
  public let int: String
  public let real: String
  public let bytes: String
  /// The type of texts, which sort by their bytes: what `TEXT` in a definition of a table becomes.
  public let text: String
  /// What ends the definition of a table that is read along its primary key, so that it is kept in that order.
  public let byKey: String
  /// Run after the common statements of the migration with this number. Kept short; a test counts them.
  public let additions: [Int: [String]]

  public init(
    id: String, int: String, real: String, bytes: String, text: String = "TEXT", byKey: String = "",
    additions: [Int: [String]]
  ) {
    self.id = id
    self.int = int
    self.real = real
    self.bytes = bytes
    self.text = text
    self.byKey = byKey
    self.additions = additions
  }

  /// A statement of the common schema in this database's words.
  public func translated(_ sql: String) -> String {
    var result = sql
    for (token, word) in [
      ("{id}", id), ("{int}", int), ("{real}", real), ("{bytes}", bytes), (" {by key}", byKey),
    ] {
      result = result.split(separator: token, omittingEmptySubsequences: false).joined(separator: word)
    }
    return definesTable(sql) ? result.replacing(/\bTEXT\b/, with: text) : result
  }

  private func definesTable(_ sql: String) -> Bool {
    sql.contains(/^\s*(CREATE|ALTER) TABLE\b/)
  }
}

/// The steps of the schema, and what runs them.
public enum Migrations {
  public static let all: [Migration] = [
    firstLight, caseLevelSheets, caseLevelWork, peopleWhoSignIn, auditTrail,
    caseOpenings, programs, signInElsewhere, peopleAffairs, caseMarks,
    availability, hours, weeksAndExcess, countedCases,
    coverAndBreaches, erasures, enteredByHand, timeStudies, heldCasesIndex,
    allocationDecisions, concerns, notForNow, contentStamp, outboxDeliveries, plans,
  ]

  /// Brings a database to the newest schema, each step in a transaction of its own; does nothing when it is there already.
  public static func run(on database: any SQLDatabase, dialect: SQLDialect) async throws {
    let known = all.last?.number ?? 0
    let found = try await database.writeAside { connection in
      try connection.execute(
        dialect.translated("CREATE TABLE IF NOT EXISTS schema_migration (number {int} PRIMARY KEY, name TEXT NOT NULL)")
      )
      return try connection.first("SELECT COALESCE(MAX(number), 0) FROM schema_migration") { try $0.int(0) } ?? 0
    }
    guard found <= known else { throw StorageError.newerSchema(found: found, known: known) }
    for migration in all where migration.number > found {
      try await database.writeAside { connection in
        let done = try connection.first(
          "SELECT number FROM schema_migration WHERE number = ?", [.integer(migration.number)]
        ) { try $0.int(0) }
        guard done == nil else { return }
        for statement in migration.statements + (dialect.additions[migration.number] ?? []) {
          try connection.execute(dialect.translated(statement))
        }
        try connection.execute(
          "INSERT INTO schema_migration (number, name) VALUES (?, ?)",
          [.integer(migration.number), .text(migration.name)])
      }
    }
  }
}
