extension Migrations {
  /// What Headroom makes of the case-level world: tiers with their history, the list of current cases, live figures,
  /// changes that wait for the case system, suspect records, and the log of imports.
  static let caseLevelWork = Migration(
    number: 3, name: "case-level work", statements: importLog + tiers + projections + localChanges)

  private static let importLog = [
    """
    CREATE TABLE data_import (
      id {id}, fingerprint TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('full', 'delta', 'restore')),
      state TEXT NOT NULL CHECK (state IN ('accepted', 'refused')), as_of TEXT NOT NULL, received_at TEXT NOT NULL,
      rows_read {int} NOT NULL, problems {int} NOT NULL, reason TEXT)
    """,
    "CREATE INDEX data_import_by_fingerprint ON data_import (fingerprint)",
    """
    CREATE TABLE data_import_problem (
      import_id {int} NOT NULL REFERENCES data_import (id), ordinal {int} NOT NULL,
      file TEXT NOT NULL, line {int}, column_name TEXT, value TEXT, kind TEXT NOT NULL, message TEXT NOT NULL,
      PRIMARY KEY (import_id, ordinal))
    """,
  ]

  private static let tiers = [
    // The newest assessment of each current case with its working, as JSON.
    """
    CREATE TABLE case_tier (
      crn TEXT PRIMARY KEY, assessed_on TEXT NOT NULL, rule_set TEXT NOT NULL, tier TEXT NOT NULL, provisional {int} NOT NULL,
      two_axis TEXT, single_axis TEXT, working TEXT NOT NULL) {by key}
    """,
    // One row for each change of tier, never rewritten.
    """
    CREATE TABLE tier_change (
      crn TEXT NOT NULL, changed_at TEXT NOT NULL, rule_set TEXT NOT NULL, tier TEXT NOT NULL, provisional {int} NOT NULL,
      two_axis TEXT, single_axis TEXT, reason TEXT NOT NULL, working TEXT NOT NULL,
      PRIMARY KEY (crn, changed_at))
    """,
    // A person's decision that another tier counts; a row without a tier lifts it.
    """
    CREATE TABLE tier_override (
      crn TEXT NOT NULL, decided_at TEXT NOT NULL, tier TEXT, reason TEXT NOT NULL, decided_by TEXT NOT NULL,
      PRIMARY KEY (crn, decided_at))
    """,
    """
    CREATE TABLE tier_job (
      id {id}, started_at TEXT NOT NULL, as_of TEXT NOT NULL, rule_set TEXT NOT NULL, last_crn TEXT NOT NULL,
      assessed {int} NOT NULL, changed {int} NOT NULL, finished_at TEXT)
    """,
  ]

  private static let projections = [
    // One row for each current case: what lists, filters and searches need, brought up to date with every change.
    """
    CREATE TABLE case_now (
      crn TEXT PRIMARY KEY, forename TEXT NOT NULL, surname TEXT NOT NULL, search_text TEXT NOT NULL, gender TEXT NOT NULL,
      team TEXT, staff_code TEXT, holder_name TEXT, holder_team TEXT, held_since TEXT, starts_on TEXT NOT NULL,
      type TEXT, orders {int} NOT NULL, location TEXT, setting TEXT NOT NULL, tier TEXT NOT NULL, provisional {int} NOT NULL,
      rosh TEXT, mappa TEXT, release_on TEXT, sentenced_on TEXT, expected_end_on TEXT, restricted {int} NOT NULL) {by key}
    """,
    // Has all that the list of a unit needs to order, filter and count, so that it reads neighbours and not the whole table.
    """
    CREATE INDEX case_now_by_team ON case_now (
      team, crn, restricted, staff_code, provisional, tier, type, location, rosh, mappa, expected_end_on, surname,
      forename, held_since, holder_name, search_text)
    """,
    // Has all that a post's figure counts of the cases that its holder has.
    """
    CREATE INDEX case_now_by_holder ON case_now (staff_code, holder_team, location, tier, expected_end_on, starts_on)
    """,
    // The figure of each post as it stands now, in the columns of post_figure.
    """
    CREATE TABLE live_figure (
      staff_code TEXT NOT NULL, team TEXT NOT NULL, as_of TEXT NOT NULL, grade TEXT NOT NULL, cases_held {int} NOT NULL,
      cases_active {int} NOT NULL, work {int} NOT NULL, available_numerator {int} NOT NULL,
      available_denominator {int} NOT NULL, contracted {int}, hours_assumed {int} NOT NULL, reduced {int} NOT NULL,
      not_computable TEXT, inputs TEXT NOT NULL,
      PRIMARY KEY (staff_code, team))
    """,
    // Records that somebody should look at. Rebuilt from the sheets; `kind` is a name that the program explains.
    """
    CREATE TABLE quality_finding (
      kind TEXT NOT NULL, sheet TEXT NOT NULL, row_key TEXT NOT NULL, unit TEXT, crn TEXT, staff_code TEXT, detail TEXT,
      PRIMARY KEY (kind, sheet, row_key))
    """,
    "CREATE INDEX quality_finding_by_unit ON quality_finding (unit, kind)",
    "CREATE INDEX quality_finding_by_case ON quality_finding (crn)",
  ]

  private static let localChanges = [
    // A change made here of what the case system owns, until its feed confirms it, says otherwise, or stays silent.
    """
    CREATE TABLE local_change (
      id {id}, sheet TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, crn TEXT, staff_code TEXT,
      value_before TEXT, value_after TEXT, made_at TEXT NOT NULL, made_by TEXT NOT NULL, reason TEXT,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'contradicted', 'silent', 'withdrawn')),
      settled_at TEXT, feed_value TEXT)
    """,
    "CREATE INDEX local_change_by_case ON local_change (crn, state)",
  ]
}
