extension Migrations {
  /// What the hours measure counts of a case, beside its row of the list and in the index by holder.
  static let countedCases = Migration(
    number: 14, name: "what hours count of each case",
    statements: [
      // Null until the case is reckoned again, the next night at the latest.
      "ALTER TABLE case_now ADD COLUMN counted TEXT",
      "DROP INDEX case_now_by_holder",
      """
      CREATE INDEX case_now_by_holder ON case_now (
        staff_code, holder_team, location, tier, expected_end_on, starts_on, type, release_on, counted, crn)
      """,
      // Work that was done, by who did it: contacts for colleagues among it.
      "DROP INDEX work_item_contact_by_staff",
      "CREATE INDEX work_item_by_staff ON work_item (staff_code, done_on) WHERE staff_code IS NOT NULL",
      "CREATE INDEX absence_by_coverer ON absence (covered_by, starts_on) WHERE covered_by IS NOT NULL",
    ])
}
