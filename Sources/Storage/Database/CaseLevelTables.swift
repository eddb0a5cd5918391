extension Migrations {
  /// The case-level world: one table for each sheet of the open format, column for column, keyed by the codes of the case system.
  ///
  /// A test compares the columns with the sheets. Days and moments are ISO text; decimals are whole numbers of their last place.
  static let caseLevelSheets = Migration(
    number: 2, name: "case-level sheets",
    statements: organisationSheets + peopleSheets + caseSheets + workSheets)

  private static let organisationSheets = [
    """
    CREATE TABLE org_unit (
      code TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, name TEXT NOT NULL, level TEXT NOT NULL, parent TEXT,
      specialism TEXT, caseload_limit {int},
      PRIMARY KEY (code, starts_on))
    """,
    "CREATE INDEX org_unit_by_parent ON org_unit (parent)",
    """
    CREATE TABLE funded_post (
      unit TEXT NOT NULL, grade TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, fte {int} NOT NULL,
      PRIMARY KEY (unit, grade, starts_on))
    """,
  ]

  private static let peopleSheets = [
    """
    CREATE TABLE staff (
      staff_code TEXT PRIMARY KEY, forename TEXT NOT NULL, surname TEXT NOT NULL, joined_on TEXT, left_on TEXT,
      trainee_from TEXT, qualified_on TEXT, newly_qualified_until TEXT)
    """,
    """
    CREATE TABLE staff_post (
      staff_code TEXT NOT NULL, team TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, grade TEXT NOT NULL,
      weekly_hours {int},
      PRIMARY KEY (staff_code, team, starts_on))
    """,
    "CREATE INDEX staff_post_by_team ON staff_post (team)",
    """
    CREATE TABLE staff_reduction (
      staff_code TEXT NOT NULL, team TEXT NOT NULL, reason TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
      hours {int} NOT NULL,
      PRIMARY KEY (staff_code, team, reason, starts_on))
    """,
    """
    CREATE TABLE absence (
      staff_code TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, kind TEXT NOT NULL, covered_by TEXT,
      PRIMARY KEY (staff_code, starts_on))
    """,
    """
    CREATE TABLE training (
      staff_code TEXT NOT NULL, course TEXT NOT NULL, completed_on TEXT NOT NULL, expires_on TEXT,
      PRIMARY KEY (staff_code, course, completed_on))
    """,
    """
    CREATE TABLE vetting (
      staff_code TEXT NOT NULL, kind TEXT NOT NULL, cleared_on TEXT NOT NULL, expires_on TEXT,
      PRIMARY KEY (staff_code, kind, cleared_on))
    """,
  ]

  private static let caseSheets = [
    """
    CREATE TABLE case_record (
      crn TEXT PRIMARY KEY, forename TEXT NOT NULL, surname TEXT NOT NULL, date_of_birth TEXT, gender TEXT NOT NULL,
      team TEXT, setting TEXT NOT NULL, responsible TEXT NOT NULL, handover_on TEXT, sexual_offence {int},
      starts_on TEXT NOT NULL, ends_on TEXT, legacy_tier TEXT) {by key}
    """,
    // One person under two case references has the same day of birth.
    "CREATE INDEX case_record_by_birth ON case_record (date_of_birth, surname, forename, crn)",
    """
    CREATE TABLE case_order (
      crn TEXT NOT NULL, number TEXT NOT NULL, type TEXT NOT NULL, sentence_type TEXT, offence_on TEXT, sentenced_on TEXT,
      sentence_days {int}, starts_on TEXT NOT NULL, expected_end_on TEXT, released_on TEXT, recalled_on TEXT,
      licence_ends_on TEXT, ended_on TEXT,
      PRIMARY KEY (crn, number)) {by key}
    """,
    """
    CREATE TABLE registration (
      crn TEXT NOT NULL, number TEXT NOT NULL, type TEXT NOT NULL, level TEXT, category TEXT, registered_on TEXT NOT NULL,
      ended_on TEXT, source TEXT,
      PRIMARY KEY (crn, number)) {by key}
    """,
    """
    CREATE TABLE risk_score (
      crn TEXT NOT NULL, kind TEXT NOT NULL, recorded_at TEXT NOT NULL, score TEXT, band TEXT, basis TEXT, source TEXT,
      PRIMARY KEY (crn, kind, recorded_at)) {by key}
    """,
    """
    CREATE TABLE needs_assessment (
      crn TEXT NOT NULL, completed_on TEXT NOT NULL, layer {int} NOT NULL, status TEXT NOT NULL,
      strengths_and_needs {int} NOT NULL, accommodation {int}, employability {int}, relationships {int}, lifestyle {int},
      drug_misuse {int}, alcohol_misuse {int}, thinking {int}, attitudes {int}, parenting {int}, impulsivity {int},
      temper_control {int},
      PRIMARY KEY (crn, completed_on)) {by key}
    """,
    """
    CREATE TABLE requirement (
      crn TEXT NOT NULL, order_number TEXT NOT NULL, number TEXT NOT NULL, category TEXT NOT NULL, restrictive {int} NOT NULL,
      unit TEXT, ordered {int}, done {int}, provider TEXT, starts_on TEXT, ended_on TEXT,
      PRIMARY KEY (crn, order_number, number)) {by key}
    """,
  ]

  private static let workSheets = [
    """
    CREATE TABLE work_item (
      crn TEXT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, contact TEXT, staff_code TEXT, due_on TEXT,
      started_on TEXT, done_on TEXT, outcome TEXT,
      PRIMARY KEY (crn, number)) {by key}
    """,
    "CREATE INDEX work_item_by_done ON work_item (done_on)",
    "CREATE INDEX work_item_by_due ON work_item (due_on)",
    // One row for each change of holder. The key makes two holders at one instant impossible; drivers refuse rewriting.
    """
    CREATE TABLE allocation (
      crn TEXT NOT NULL, starts_at TEXT NOT NULL, staff_code TEXT, team TEXT, reason TEXT,
      PRIMARY KEY (crn, starts_at)) {by key}
    """,
    "CREATE INDEX allocation_by_staff ON allocation (staff_code)",
    """
    CREATE TABLE restriction (
      crn TEXT NOT NULL, staff_code TEXT NOT NULL, kind TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, reason TEXT,
      PRIMARY KEY (crn, staff_code, kind, starts_on)) {by key}
    """,
    """
    CREATE TABLE preference (
      crn TEXT NOT NULL, kind TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, note TEXT,
      PRIMARY KEY (crn, kind, starts_on)) {by key}
    """,
  ]
}
