extension Migrations {
  /// Extracts with their problems; units, practitioners and posts; hours; each night's figures, frozen.
  static let firstLight = Migration(
    number: 1, name: "first light",
    statements: [
      // A rule pack as it was when figures were made by it, file by file, so that they can be explained for ever.
      """
      CREATE TABLE rule_pack_file (
        pack TEXT NOT NULL, version TEXT NOT NULL, file TEXT NOT NULL, content TEXT NOT NULL,
        PRIMARY KEY (pack, version, file))
      """,
      """
      CREATE TABLE extract (
        id {id},
        file_name TEXT NOT NULL,
        fingerprint TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('accepted', 'waiting', 'refused')),
        extract_date TEXT,
        received_at TEXT NOT NULL,
        owners {int} NOT NULL,
        cases {int} NOT NULL,
        problems {int} NOT NULL,
        reason TEXT,
        pack TEXT NOT NULL,
        pack_version TEXT NOT NULL)
      """,
      "CREATE INDEX extract_by_date ON extract (state, extract_date)",
      """
      CREATE TABLE extract_sheet (
        extract_id {int} NOT NULL REFERENCES extract (id), ordinal {int} NOT NULL,
        name TEXT NOT NULL, rows_read {int} NOT NULL, rows_used {int} NOT NULL,
        PRIMARY KEY (extract_id, ordinal))
      """,
      """
      CREATE TABLE import_problem (
        extract_id {int} NOT NULL REFERENCES extract (id), ordinal {int} NOT NULL,
        severity TEXT NOT NULL, kind TEXT NOT NULL, sheet TEXT, row_number {int}, column_name TEXT, value TEXT,
        message TEXT NOT NULL, done TEXT NOT NULL,
        PRIMARY KEY (extract_id, ordinal))
      """,
      """
      CREATE TABLE unit (
        id {id}, level {int} NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
        parent_id {int} REFERENCES unit (id), search_text TEXT NOT NULL,
        UNIQUE (level, code))
      """,
      """
      CREATE TABLE practitioner (
        id {id}, staff_code TEXT NOT NULL UNIQUE, forename TEXT NOT NULL, surname TEXT NOT NULL,
        search_text TEXT NOT NULL, left_on TEXT)
      """,
      """
      CREATE TABLE post (
        id {id}, practitioner_id {int} NOT NULL REFERENCES practitioner (id),
        team_id {int} NOT NULL REFERENCES unit (id), first_seen TEXT NOT NULL, left_on TEXT,
        UNIQUE (practitioner_id, team_id))
      """,
      "CREATE INDEX post_by_team ON post (team_id)",
      // By code, not by post: hours may be recorded before the first extract names the post.
      """
      CREATE TABLE contracted_hours (
        staff_code TEXT NOT NULL, team_code TEXT NOT NULL, hundredths {int} NOT NULL, recorded_at TEXT NOT NULL,
        PRIMARY KEY (staff_code, team_code))
      """,
      """
      CREATE TABLE hours_reduction (
        id {id}, staff_code TEXT NOT NULL, team_code TEXT NOT NULL, reason TEXT NOT NULL,
        hundredths {int} NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL, recorded_at TEXT NOT NULL)
      """,
      """
      CREATE TABLE post_figure (
        extract_id {int} NOT NULL REFERENCES extract (id), post_id {int} NOT NULL REFERENCES post (id),
        team_id {int} NOT NULL REFERENCES unit (id), grade TEXT NOT NULL,
        cases_held {int} NOT NULL, cases_active {int} NOT NULL, work {int} NOT NULL,
        available_numerator {int} NOT NULL, available_denominator {int} NOT NULL,
        contracted {int}, hours_assumed {int} NOT NULL, reduced {int} NOT NULL, not_computable TEXT, inputs TEXT NOT NULL,
        PRIMARY KEY (extract_id, post_id))
      """,
      "CREATE INDEX post_figure_by_team ON post_figure (extract_id, team_id)",
      "CREATE INDEX post_figure_by_post ON post_figure (post_id, extract_id)",
      // Sums of the posts below a unit on one night, by grade; grade '' is all of them.
      """
      CREATE TABLE unit_figure (
        extract_id {int} NOT NULL REFERENCES extract (id), unit_id {int} NOT NULL REFERENCES unit (id),
        parent_id {int}, grade TEXT NOT NULL,
        posts {int} NOT NULL, held {int} NOT NULL, active {int} NOT NULL, work {int} NOT NULL,
        available_numerator {int} NOT NULL, available_denominator {int} NOT NULL,
        contracted {int} NOT NULL, reduced {int} NOT NULL,
        out_posts {int} NOT NULL, out_held {int} NOT NULL, out_active {int} NOT NULL, out_work {int} NOT NULL,
        out_contracted {int} NOT NULL, out_reduced {int} NOT NULL,
        caseload TEXT,
        PRIMARY KEY (extract_id, unit_id, grade))
      """,
      "CREATE INDEX unit_figure_by_parent ON unit_figure (extract_id, parent_id, grade)",
      "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ])
}
