import Storage
import TestSupport
import Testing

@Suite("Who held a case, and how its tier changed")
struct HolderHistoryTests {
  private static let upsert = """
    INSERT INTO allocation (crn, starts_at, staff_code, team, reason) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (crn, starts_at) DO UPDATE SET staff_code = excluded.staff_code, team = excluded.team, reason = excluded.reason
    """
  private static let row: [SQLValue] = ["X000001", "2026-03-02T09:00", "S1", "T1", .null]

  private func withHistory(_ kind: DatabaseKind, _ body: (any SQLDatabase) async throws -> Void) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        try connection.execute(Self.upsert, Self.row)
        try connection.execute(
          """
          INSERT INTO tier_change (crn, changed_at, rule_set, tier, provisional, reason, working)
          VALUES ('X000001', '2026-03-02', 'r', 'B', 0, 'new', '{}')
          """)
        try connection.execute(
          """
          INSERT INTO tier_override (crn, decided_at, tier, reason, decided_by)
          VALUES ('X000001', '2026-03-02', 'A', 'r', 'p')
          """)
      }
      try await body(database)
    }
  }

  @Test("A change of holder may be repeated as it was", arguments: DatabaseKind.available)
  func repeated(kind: DatabaseKind) async throws {
    try await withHistory(kind) { database in
      try await database.write { try $0.execute(Self.upsert, Self.row) }
      let count = try await database.read { try $0.first("SELECT COUNT(*) FROM allocation") { try $0.int(0) } }
      #expect(count == 1)
    }
  }

  @Test(
    "A change of holder cannot be said differently: not its holder, team, reason or time",
    arguments: DatabaseKind.available,
    [
      "staff_code = 'S2'", "staff_code = NULL", "team = 'T2'", "reason = 'new'", "starts_at = '2026-03-01T09:00'",
      "crn = 'X000002'",
    ])
  func rewritten(kind: DatabaseKind, change: String) async throws {
    try await withHistory(kind) { database in
      await #expect {
        try await database.write { try $0.execute("UPDATE allocation SET \(change)") }
      } throws: { "\($0)".contains("history is frozen") }
    }
  }

  @Test("A case cannot have two holders from the same instant", arguments: DatabaseKind.available)
  func twoHolders(kind: DatabaseKind) async throws {
    try await withHistory(kind) { database in
      await #expect(throws: StorageError.self) {
        try await database.write {
          try $0.execute(
            "INSERT INTO allocation (crn, starts_at, staff_code) VALUES ('X000001', '2026-03-02T09:00', 'S2')")
        }
      }
    }
  }

  @Test(
    "No change of holder or of tier can be removed, and none of tier can be rewritten",
    arguments: DatabaseKind.available,
    [
      "DELETE FROM allocation", "DELETE FROM tier_change", "DELETE FROM tier_override",
      "UPDATE tier_change SET tier = 'C'", "UPDATE tier_override SET tier = NULL",
    ])
  func removed(kind: DatabaseKind, statement: String) async throws {
    try await withHistory(kind) { database in
      await #expect {
        try await database.write { try $0.execute(statement) }
      } throws: { "\($0)".contains("history is frozen") }
    }
  }
}
