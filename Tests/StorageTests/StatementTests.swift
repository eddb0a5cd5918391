import Storage
import TestSupport
import Testing

@Suite("Statements and their arguments")
struct StatementTests {
  private func value(_ kind: DatabaseKind, _ sql: String, _ arguments: [SQLValue] = []) async throws -> SQLValue? {
    let (box, send) = AsyncStream.makeStream(of: SQLValue?.self)
    try await withThrowawayDatabase(kind) { _, database in
      send.yield(try await database.read { try $0.first(sql, arguments) { $0.value(0) } })
    }
    send.finish()
    for await value in box { return value }
    return nil
  }

  @Test(
    "A question mark inside quotes or a comment is no argument", arguments: DatabaseKind.available,
    [
      "SELECT '?' || ?", "SELECT 'it''s ?' || ? || \"?\" FROM (SELECT '' AS \"?\") AS t", "SELECT '?' || ? -- why?",
      "SELECT '?' /* ? */ || ?", "SELECT '?' || ? -- isn't it?\n || ''",
    ])
  func quotes(kind: DatabaseKind, sql: String) async throws {
    #expect(try await value(kind, sql, ["x"]) == (sql.contains("it''s") ? "it's ?x" : "?x"))
  }

  @Test("More or fewer arguments than question marks are an error", arguments: DatabaseKind.available, [0, 1, 3])
  func wrongCount(kind: DatabaseKind, count: Int) async throws {
    await #expect(throws: StorageError.self) {
      _ = try await value(kind, "SELECT ? + ?", [SQLValue](repeating: 1, count: count))
    }
  }

  @Test(
    "Nothing is an argument wherever a value is", arguments: DatabaseKind.available,
    [
      ("SELECT CASE WHEN ? IS NULL THEN 1 ELSE 0 END", 1), ("SELECT COALESCE(?, 7)", 7),
      ("SELECT COUNT(*) FROM schema_migration WHERE name = ?", 0), ("SELECT ?", SQLValue.null),
    ])
  func null(kind: DatabaseKind, question: (sql: String, answer: SQLValue)) async throws {
    #expect(try await value(kind, question.sql, [.null]) == question.answer)
  }

  @Test(
    "Any value comes back as it was given", arguments: DatabaseKind.available,
    [
      .integer(0), .integer(.min), .integer(.max), .real(0.1), .real(-1e-300), .real(1.7976931348623157e308), "",
      "O'Neill",
      "Ærø 🙂", "\\x41", .bytes([0, 1, 255]), .bytes([]), .text(String(repeating: "x", count: 100_000)),
    ] as [SQLValue])
  func comesBack(kind: DatabaseKind, given: SQLValue) async throws {
    #expect(try await value(kind, "SELECT ?", [given]) == given)
  }

  @Test(
    "Sums are whole numbers, averages are not, and yes is 1", arguments: DatabaseKind.available,
    [
      ("SELECT SUM(n) FROM (SELECT 1 AS n UNION ALL SELECT 2) AS t", SQLValue.integer(3)),
      ("SELECT AVG(n) FROM (SELECT 1 AS n UNION ALL SELECT 3) AS t", .real(2)),
      ("SELECT 2 > 1", 1), ("SELECT 1 > 2", 0), ("SELECT 7 / 2", 3), ("SELECT -7 / 2", -3),
      ("SELECT COUNT(*) FROM setting", 0),
      ("SELECT SUM(number) FROM schema_migration WHERE number < 0", .null),
      (
        "SELECT LOWER(name) FROM (SELECT name || 'ÉA' AS name FROM schema_migration WHERE number = 1) AS t",
        "first lightÉa"
      ),
    ])
  func answers(kind: DatabaseKind, question: (sql: String, answer: SQLValue)) async throws {
    #expect(try await value(kind, question.sql) == question.answer)
  }

  @Test("One text with arguments of different types works each time", arguments: DatabaseKind.available)
  func types(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let sql = "INSERT INTO import_problem_copy (a, b) VALUES (?, ?)"
        try connection.execute(kind.dialect.translated("CREATE TABLE import_problem_copy (a {int}, b TEXT)"))
        for arguments in [[1, "x"], [.null, "y"], [2, .null], [.null, .null], [3, "z"]] as [[SQLValue]] {
          try connection.execute(sql, arguments)
        }
        let kept = try connection.query("SELECT a, b FROM import_problem_copy", []) { [$0.value(0), $0.value(1)] }
        #expect(kept == [[1, "x"], [.null, "y"], [2, .null], [.null, .null], [3, "z"]])
      }
    }
  }

  @Test("A sum beyond 64 bits is an error, not another number", arguments: DatabaseKind.available)
  func overflow(kind: DatabaseKind) async throws {
    await #expect(throws: StorageError.self) {
      _ = try await value(
        kind, "SELECT SUM(n) FROM (SELECT \(Int.max) AS n UNION ALL SELECT \(Int.max)) AS t")
    }
  }
}
