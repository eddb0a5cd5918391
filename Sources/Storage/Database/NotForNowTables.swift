extension Migrations {
  /// Who is not to be given more work for now. All of it is only ever added to: a mark that ends early has a row that says so.
  static let notForNow = Migration(
    number: 22, name: "no more work for now",
    statements: [
      """
      CREATE TABLE not_for_now (
        id {id}, staff_code TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, reason TEXT NOT NULL,
        made_at TEXT NOT NULL, made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
      "CREATE INDEX not_for_now_by_staff ON not_for_now (staff_code)",
      // One last day before the first means that it never began.
      """
      CREATE TABLE not_for_now_end (
        mark_id {int} PRIMARY KEY REFERENCES not_for_now (id), last_day TEXT NOT NULL, made_at TEXT NOT NULL,
        made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
    ])
}
