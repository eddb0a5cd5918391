import Storage
import TestSupport
import Testing

@Suite("The index of substrings")
struct SubstringIndexTests {
  private static let insert = """
    INSERT INTO case_now (crn, forename, surname, search_text, gender, starts_on, orders, setting, tier, provisional, restricted)
    VALUES (?, 'f', 's', ?, 'male', '2024-01-01', 0, 'community', 'none', 0, 0)
    ON CONFLICT (crn) DO UPDATE SET search_text = excluded.search_text
    """

  private static func found(_ text: String, _ connection: any SQLConnection) throws -> [String] {
    try connection.query("SELECT crn FROM case_search WHERE search_text LIKE ? ORDER BY crn", [.text("%\(text)%")]) {
      try $0.text(0)
    }
  }

  @Test(
    "A case is found by any part of its text, also after it changed, and not after it is gone",
    arguments: DatabaseKind.available)
  func follows(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        for (crn, text) in [("X000001", "anna o'neill x000001"), ("X000002", "annabel éclair x000002")] {
          try connection.execute(Self.insert, [.text(crn), .text(text)])
        }
        #expect(try Self.found("anna", connection) == ["X000001", "X000002"])
        #expect(try Self.found("'ne", connection) == ["X000001"])
        #expect(try Self.found("écl", connection) == ["X000002"])
        #expect(try Self.found("x00000", connection) == ["X000001", "X000002"])
        try connection.execute(Self.insert, ["X000001", "bert o'neill x000001"])
        #expect(try Self.found("anna", connection) == ["X000002"])
        #expect(try Self.found("bert", connection) == ["X000001"])
        try connection.execute("UPDATE case_now SET crn = 'X000009' WHERE crn = 'X000001'")
        #expect(try Self.found("bert", connection) == ["X000009"])
        try connection.execute("DELETE FROM case_now WHERE crn = 'X000009'")
        #expect(try Self.found("bert", connection) == [])
        try connection.execute(Self.insert, ["X000009", "carl x000009"])
        #expect(try Self.found("carl", connection) == ["X000009"])
      }
    }
  }

  @Test(
    "Cases that were loaded at once are found, beside those that were there and those that come later",
    arguments: DatabaseKind.available)
  func loaded(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        try connection.execute(Self.insert, ["X000001", "anna x000001"])
        let loader = try connection.loader(
          into: "case_now",
          columns: [
            "crn", "forename", "surname", "search_text", "gender", "starts_on", "orders", "setting", "tier",
            "provisional", "restricted",
          ])
        for crn in ["X000002", "X000003"] {
          try loader.add([
            .text(crn), "f", "s", .text("anna \(crn)"), "male", "2024-01-01", 0, "community", "none", 0, 0,
          ])
        }
        try loader.finish()
        try connection.execute(Self.insert, ["X000004", "anna x000004"])
      }
      let found = try await database.read { try Self.found("anna", $0) }
      #expect(found == ["X000001", "X000002", "X000003", "X000004"])
    }
  }

  @Test("The database uses its index for a part of three letters or more", arguments: DatabaseKind.available)
  func isUsed(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let plan = try await database.write { connection in
        // PostgreSQL takes the index where it knows of enough rows and none waits to be added to it.
        for number in 0..<500 {
          try connection.execute(Self.insert, [.text("X\(100_000 + number)"), .text("bert x\(100_000 + number)")])
        }
        if kind == .postgres {
          try connection.execute("SET LOCAL enable_seqscan = off")
          _ = try connection.query("SELECT gin_clean_pending_list('case_now_by_text')", []) { $0.value(0) }
          try connection.execute("ANALYZE case_now")
        }
        let explain = kind == .postgres ? "EXPLAIN" : "EXPLAIN QUERY PLAN"
        return try connection.query(
          "\(explain) SELECT crn FROM case_search WHERE search_text LIKE ?", ["%anna%"]
        ) { try $0.text(kind == .postgres ? 0 : 3) }.joined(separator: "\n")
      }
      // SQLite names the virtual table's own index by the column and the operator that it takes over.
      #expect(plan.contains(kind == .postgres ? "case_now_by_text" : "VIRTUAL TABLE INDEX 0:L1"))
    }
  }
}
