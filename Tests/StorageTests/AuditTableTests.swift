import Storage
import TestSupport
import Testing

@Suite("The tables of the audit trail")
struct AuditTableTests {
  @Test(
    "Rows of the trail can be neither changed nor removed, and its end neither removed nor moved back",
    arguments: DatabaseKind.available,
    [
      "UPDATE audit_event SET actor = 'somebody else'", "UPDATE audit_event SET seq = seq + 1",
      "DELETE FROM audit_event", "DELETE FROM audit_head", "UPDATE audit_head SET seq = 0",
      "INSERT INTO audit_head (id, seq, hash) VALUES (2, 7, '')",
    ])
  func frozen(kind: DatabaseKind, statement: String) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        try connection.execute("UPDATE audit_head SET seq = 1, hash = 'a'")
        try connection.execute(
          """
          INSERT INTO audit_event (seq, moment, way, actor, roles, action, subject_kind, subject, outcome, previous, hash)
          VALUES (1, '2026-11-22T09:00:00.000Z', 'none', 'nobody', '', 'export', 'none', '', 'done', '0', 'a')
          """)
      }
      await #expect(throws: StorageError.self) { try await database.write { try $0.execute(statement) } }
      let kept = try await database.read {
        try $0.query("SELECT e.seq, e.actor, h.seq FROM audit_event e CROSS JOIN audit_head h", []) { $0.values }
      }
      #expect(kept == [[1, "nobody", 1]])
    }
  }

  @Test("The trail cannot be emptied in one go either", .enabled(if: DatabaseKind.available.contains(.postgres)))
  func truncate() async throws {
    try await withThrowawayDatabase(.postgres) { _, database in
      for table in ["audit_event", "audit_head"] {
        await #expect(throws: StorageError.self) { try await database.write { try $0.execute("TRUNCATE \(table)") } }
      }
    }
  }
}
