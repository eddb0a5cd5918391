extension Migrations {
  /// The audit trail: who did what to whose data and when, each row chained to the one before by its hash.
  static let auditTrail = Migration(
    number: 5, name: "audit trail",
    statements: [
      // One row for each thing that somebody did or tried, never rewritten. `seq` counts from 1 without a gap.
      """
      CREATE TABLE audit_event (
        seq {int} PRIMARY KEY, moment TEXT NOT NULL, way TEXT NOT NULL, actor TEXT NOT NULL, roles TEXT NOT NULL,
        action TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL, subject_part TEXT,
        outcome TEXT NOT NULL, detail TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL)
      """,
      "CREATE INDEX audit_event_by_subject ON audit_event (subject, moment, seq)",
      "CREATE INDEX audit_event_by_actor ON audit_event (actor, moment, seq)",
      "CREATE INDEX audit_event_by_action ON audit_event (action, moment, seq)",
      "CREATE INDEX audit_event_by_moment ON audit_event (moment, seq)",
      // The end of the chain, in one row: who adds to the trail moves it first, and so waits for whoever is adding.
      """
      CREATE TABLE audit_head (
        id {int} PRIMARY KEY CHECK (id = 1), seq {int} NOT NULL, hash TEXT NOT NULL)
      """,
      "INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '\(String(repeating: "0", count: 64))')",
    ])
}
