extension Migrations {
  /// What each week came to, person by person, and what is done about too much work.
  static let weeksAndExcess = Migration(
    number: 13, name: "weekly figures, sustained excess",
    statements: [
      // A week is written once, when it is over, and never again. The runs are those up to its end.
      """
      CREATE TABLE week_figure (
        staff_code TEXT NOT NULL, monday TEXT NOT NULL, team TEXT NOT NULL, nights {int} NOT NULL,
        nights_out {int} NOT NULL, numerator {int}, denominator {int}, high_weeks {int} NOT NULL, high_from TEXT,
        very_high_weeks {int} NOT NULL, very_high_from TEXT, pack TEXT NOT NULL, pack_version TEXT NOT NULL,
        PRIMARY KEY (staff_code, monday))
      """,
      "CREATE INDEX week_figure_by_team ON week_figure (monday, team)",
      // One row for each period, found again by the person, what it is, and when it began.
      """
      CREATE TABLE excess (
        id {id}, staff_code TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('sustained', 'very-high', 'caseload')),
        began TEXT NOT NULL, team TEXT NOT NULL, opened_on TEXT NOT NULL, weeks {int} NOT NULL, numerator {int} NOT NULL,
        denominator {int} NOT NULL, owner TEXT NOT NULL CHECK (owner IN ('team', 'pdu')), due_on TEXT NOT NULL,
        ended_on TEXT,
        UNIQUE (staff_code, kind, began))
      """,
      "CREATE INDEX excess_by_team ON excess (team)",
      // What was decided and what climbed; rows are only ever added.
      """
      CREATE TABLE excess_step (
        id {id}, excess_id {int} NOT NULL REFERENCES excess (id), made_at TEXT NOT NULL, made_by TEXT NOT NULL,
        maker_name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('outcome', 'snooze', 'climb')), outcome TEXT,
        reason TEXT NOT NULL, until_day TEXT)
      """,
      "CREATE INDEX excess_step_by_excess ON excess_step (excess_id, id)",
    ])
}
