extension Migrations {
  /// The index by holder with what the pages of a unit count of held cases: without it they read each case of a region.
  static let heldCasesIndex = Migration(
    number: 19, name: "risk and restriction in the index by holder",
    statements: [
      "DROP INDEX case_now_by_holder",
      """
      CREATE INDEX case_now_by_holder ON case_now (
        staff_code, holder_team, location, tier, expected_end_on, starts_on, type, release_on, counted, crn, rosh, mappa,
        restricted)
      """,
    ])
}
