extension Migrations {
  /// Who covers cases of somebody who is away, and caseloads above a protected limit. All of it is only ever added to.
  static let coverAndBreaches = Migration(
    number: 15, name: "cover and breaches of protection",
    statements: [
      // One case for some days: of whom it is while it is covered, and by whom. It counts only while the holder is the same.
      """
      CREATE TABLE case_cover (
        id {id}, crn TEXT NOT NULL, holder TEXT NOT NULL, covered_by TEXT NOT NULL, starts_on TEXT NOT NULL,
        ends_on TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
      "CREATE INDEX case_cover_by_holder ON case_cover (holder, crn)",
      "CREATE INDEX case_cover_by_coverer ON case_cover (covered_by)",
      // Cover that ends before its last day. One last day before the first means that it never began.
      """
      CREATE TABLE case_cover_end (
        cover_id {int} PRIMARY KEY REFERENCES case_cover (id), last_day TEXT NOT NULL, made_at TEXT NOT NULL,
        made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
      // A caseload that went above a limit which protects somebody. The limit is a fraction of a case.
      """
      CREATE TABLE protection_breach (
        id {id}, staff_code TEXT NOT NULL, team TEXT NOT NULL, protection TEXT NOT NULL, began TEXT NOT NULL,
        limit_numerator {int} NOT NULL, limit_denominator {int} NOT NULL, cases {int} NOT NULL, noticed_at TEXT NOT NULL)
      """,
      "CREATE INDEX protection_breach_by_staff ON protection_breach (staff_code, team)",
      "CREATE INDEX protection_breach_by_team ON protection_breach (team)",
      // Who approved it, and when the caseload was within the limit again.
      """
      CREATE TABLE protection_breach_step (
        id {id}, breach_id {int} NOT NULL REFERENCES protection_breach (id),
        kind TEXT NOT NULL CHECK (kind IN ('approved', 'ended')), day TEXT NOT NULL, reason TEXT NOT NULL,
        made_at TEXT NOT NULL, made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
      "CREATE INDEX protection_breach_step_by_breach ON protection_breach_step (breach_id, id)",
    ])
}
