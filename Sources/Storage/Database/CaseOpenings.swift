extension Migrations {
  /// Restricted cases that somebody opened for a while, with a reason and a second person told.
  static let caseOpenings = Migration(
    number: 6, name: "restricted cases opened",
    statements: [
      """
      CREATE TABLE case_opening (
        id {id}, account TEXT NOT NULL, opened_by TEXT NOT NULL, crn TEXT NOT NULL, reason TEXT NOT NULL, told TEXT NOT NULL,
        opened_at TEXT NOT NULL, closes_at TEXT NOT NULL)
      """,
      "CREATE INDEX case_opening_by_account ON case_opening (account, closes_at)",
      "CREATE INDEX case_opening_by_told ON case_opening (told, opened_at)",
    ])
}
