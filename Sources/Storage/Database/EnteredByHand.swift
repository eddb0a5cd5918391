extension Migrations {
  /// What people enter for hours and limits. Rows are only added: of those whose days hold, the last that was recorded counts.
  static let enteredByHand = Migration(
    number: 17, name: "plans of contacts and local settings with their history",
    statements: [
      // Contacts a month agreed for one case in place of its tier's; without numbers the tier's count again.
      """
      CREATE TABLE planned_contacts (
        id {id}, crn TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, office {int}, home {int}, remote {int},
        reason TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, recorder_name TEXT NOT NULL)
      """,
      "CREATE INDEX planned_contacts_by_case ON planned_contacts (crn, id)",
      """
      INSERT INTO planned_contacts (crn, starts_on, office, home, remote, reason, recorded_at, recorded_by, recorder_name)
      SELECT crn, starts_on, office, home, remote, '', recorded_at, recorded_by, recorded_by FROM contact_plan
      ORDER BY starts_on, crn
      """,
      "DROP TABLE contact_plan",
      // What a unit sets for itself, in percent; without a number the unit above it counts again.
      """
      CREATE TABLE local_setting (
        id {id}, unit TEXT NOT NULL, kind TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT, percent {int},
        reason TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, recorder_name TEXT NOT NULL)
      """,
      "CREATE INDEX local_setting_by_unit ON local_setting (unit, id)",
      """
      INSERT INTO local_setting (unit, kind, starts_on, percent, reason, recorded_at, recorded_by, recorder_name)
      SELECT unit, 'travel', starts_on, percent, reason, recorded_at, recorded_by, recorded_by FROM travel_setting
      ORDER BY starts_on, unit
      """,
      "DROP TABLE travel_setting",
      // Limits of caseloads that were adopted beside the rules; without a number the rules count again.
      """
      CREATE TABLE limit_setting (
        id {id}, kind TEXT NOT NULL, name TEXT NOT NULL, cases {int}, starts_on TEXT NOT NULL, ends_on TEXT,
        reason TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, recorder_name TEXT NOT NULL)
      """,
    ])
}
