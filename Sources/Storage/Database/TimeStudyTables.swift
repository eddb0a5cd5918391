extension Migrations {
  /// Studies of how long work takes: what is measured, how often, and the minutes that were recorded. Both are only added to.
  static let timeStudies = Migration(
    number: 18, name: "studies of time",
    statements: [
      """
      CREATE TABLE time_study (
        id {id}, work TEXT NOT NULL, target {int} NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
        why TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, maker_name TEXT NOT NULL)
      """,
      // Minutes of one piece of work: of whom it was is not kept.
      """
      CREATE TABLE time_record (
        id {id}, study_id {int} NOT NULL REFERENCES time_study (id), minutes {int} NOT NULL, worked_on TEXT NOT NULL,
        recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL)
      """,
      "CREATE INDEX time_record_by_study ON time_record (study_id, id)",
    ])
}
