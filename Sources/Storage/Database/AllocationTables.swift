extension Migrations {
  /// Decisions about who holds a case, and what others are told of them. All of it is only ever added to.
  static let allocationDecisions = Migration(
    number: 20, name: "decisions about who holds a case",
    statements: [
      // One allocation that was made here: who decided, why, what the rules said, and the figures before and after. The holder
      // itself is the row of `allocation` with the same case and moment. An override has an approver; without one there is none.
      """
      CREATE TABLE allocation_decision (
        id {id}, crn TEXT NOT NULL, starts_at TEXT NOT NULL, staff_code TEXT NOT NULL, team TEXT NOT NULL,
        previous_staff TEXT, tier TEXT NOT NULL, rationale TEXT NOT NULL, oversight TEXT, findings TEXT NOT NULL,
        figures TEXT NOT NULL, overridden TEXT, override_reason TEXT, training_action TEXT, approved_by TEXT,
        approver_name TEXT, pack TEXT NOT NULL, pack_version TEXT NOT NULL, once_key TEXT, request_digest TEXT NOT NULL,
        made_at TEXT NOT NULL, made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
      "CREATE INDEX allocation_decision_by_case ON allocation_decision (crn, id)",
      "CREATE INDEX allocation_decision_by_staff ON allocation_decision (staff_code)",
      // The same request sent twice takes effect once, whatever comes between.
      "CREATE UNIQUE INDEX allocation_decision_once ON allocation_decision (made_by, once_key) WHERE once_key IS NOT NULL",
      // What others are to be told: a kind and the number of what it is about, and nothing of anybody.
      """
      CREATE TABLE outbox_event (
        id {id}, kind TEXT NOT NULL CHECK (kind IN ('allocation', 'override')), subject {int} NOT NULL,
        made_at TEXT NOT NULL)
      """,
    ])
}
