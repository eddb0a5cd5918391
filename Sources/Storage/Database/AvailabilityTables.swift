extension Migrations {
  /// What takes from a person's week beside the sheets, and who approved what.
  static let availability = Migration(
    number: 11, name: "availability and protections",
    statements: [
      // Duties outside cases. Hours are hundredths a week; none means those of the rules. The version counts changes.
      """
      CREATE TABLE duty (
        id {id}, staff_code TEXT NOT NULL, team TEXT NOT NULL, kind TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT,
        hours {int}, colleague TEXT, note TEXT, version {int} NOT NULL, recorded_by TEXT NOT NULL, recorder_name TEXT NOT NULL,
        recorded_at TEXT NOT NULL)
      """,
      "CREATE INDEX duty_by_staff ON duty (staff_code, team)",
      // An adjustment for health, by the key of its reduction: it stands beyond its last day until somebody ends it.
      """
      CREATE TABLE adjustment_review (
        staff_code TEXT NOT NULL, team TEXT NOT NULL, reason TEXT NOT NULL, starts_on TEXT NOT NULL, ended_on TEXT,
        reviewed_by TEXT, reviewer_name TEXT, reviewed_at TEXT,
        PRIMARY KEY (staff_code, team, reason, starts_on))
      """,
      // A reduction that somebody else has to approve before it counts.
      """
      CREATE TABLE reduction_request (
        id {id}, staff_code TEXT NOT NULL, team TEXT NOT NULL, reason TEXT NOT NULL, starts_on TEXT NOT NULL,
        ends_on TEXT NOT NULL, hours {int} NOT NULL, why TEXT NOT NULL, asked_by TEXT NOT NULL, asker_name TEXT NOT NULL,
        asked_at TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined')), decided_by TEXT,
        decider_name TEXT, decided_at TEXT, answer TEXT)
      """,
      "CREATE INDEX reduction_request_by_staff ON reduction_request (staff_code, state)",
      // That a newly qualified officer is ready for a full caseload.
      """
      CREATE TABLE readiness (
        staff_code TEXT PRIMARY KEY, confirmed_on TEXT NOT NULL, confirmed_by TEXT NOT NULL, confirmer_name TEXT NOT NULL,
        confirmed_at TEXT NOT NULL)
      """,
    ])
}
