extension Migrations {
  /// What a case has for the filters of a list, as one text beside the columns that it is made of.
  static let caseMarks = Migration(
    number: 10, name: "values of filters as one text",
    statements: [
      "ALTER TABLE case_now ADD COLUMN marks TEXT NOT NULL DEFAULT ''",
      """
      UPDATE case_now SET marks = tier || '|' || COALESCE(type, 'none') || '|' || COALESCE(location, 'none') || '|'
        || COALESCE(rosh, 'none') || '|' || COALESCE(mappa, 'none') || '|' || CAST(provisional AS TEXT)
      """,
      // The text stands near the front, where it is found without reading the whole entry.
      "DROP INDEX case_now_by_team",
      """
      CREATE INDEX case_now_by_team ON case_now (
        team, crn, restricted, staff_code, marks, expected_end_on, provisional, tier, type, location, rosh, mappa, surname,
        forename, held_since, holder_name, search_text)
      """,
      // Where a role reaches is asked for with every page.
      "CREATE INDEX unit_by_parent ON unit (parent_id)",
    ])
}
