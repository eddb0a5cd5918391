extension Migrations {
  /// What is shared with partners, and why a tie was given.
  static let peopleAffairs = Migration(
    number: 9, name: "sharing with partners, own data",
    statements: [
      // One row for each sharing. A row is never changed: a correction is another row that names the one it corrects.
      """
      CREATE TABLE disclosure (
        id {id}, crn TEXT NOT NULL, shared_on TEXT NOT NULL, agency TEXT NOT NULL, recipient TEXT NOT NULL,
        what TEXT NOT NULL, ground TEXT NOT NULL, reason TEXT NOT NULL, recorded_by TEXT NOT NULL,
        recorder_name TEXT NOT NULL, recorded_at TEXT NOT NULL, corrects {int} REFERENCES disclosure (id))
      """,
      "CREATE INDEX disclosure_by_crn ON disclosure (crn, shared_on)",
      "CREATE UNIQUE INDEX disclosure_is_corrected_once ON disclosure (corrects) WHERE corrects IS NOT NULL",
      "ALTER TABLE account_tie ADD COLUMN reason TEXT",
      // What was gathered for somebody who asked, as JSON, until it is no longer needed.
      """
      CREATE TABLE subject_draft (
        id {id}, kind TEXT NOT NULL CHECK (kind IN ('person', 'staff')), subject TEXT NOT NULL, made_at TEXT NOT NULL,
        made_by TEXT NOT NULL, maker_name TEXT NOT NULL, content TEXT NOT NULL, left_out TEXT NOT NULL, reviewed_at TEXT,
        reviewed_by TEXT, reviewer_name TEXT)
      """,
    ])
}
