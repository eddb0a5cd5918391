extension Migrations {
  /// What practitioners reported about their own load, and what was answered. Both are only ever added to.
  static let concerns = Migration(
    number: 21, name: "concerns",
    statements: [
      // An objection to one case, or a report about no single case. Days of an answer and levels are those of the day
      // on which it was reported, so that a change of the rules moves no clock that runs.
      """
      CREATE TABLE concern (
        id {id}, staff_code TEXT NOT NULL, team TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('objection', 'report')), crn TEXT, held {int} NOT NULL, too_much {int} NOT NULL, beyond_skill {int} NOT NULL, words TEXT NOT NULL,
        levels TEXT NOT NULL, first_level {int} NOT NULL, person TEXT, named TEXT NOT NULL, answer_days {int} NOT NULL,
        reported_on TEXT NOT NULL, reported_at TEXT NOT NULL, reported_by TEXT NOT NULL, reporter_name TEXT NOT NULL,
        CHECK (too_much + beyond_skill > 0), CHECK ((kind = 'objection') = (crn IS NOT NULL)))
      """,
      "CREATE INDEX concern_by_staff ON concern (staff_code, id)",
      "CREATE INDEX concern_by_team ON concern (team, id)",
      // Who read it, what was answered or put forward, what a second person agreed to, and how it ended.
      """
      CREATE TABLE concern_step (
        id {id}, concern_id {int} NOT NULL REFERENCES concern (id),
        kind TEXT NOT NULL CHECK (kind IN
          ('acknowledged', 'answered', 'put-forward', 'agreed', 'returned', 'taken-higher', 'closed')),
        day TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, maker_name TEXT NOT NULL, level {int} NOT NULL,
        too_much TEXT, beyond_skill TEXT, words TEXT NOT NULL, next_step TEXT, next_on TEXT, stops TEXT, requires TEXT,
        covers TEXT)
      """,
      "CREATE INDEX concern_step_by_concern ON concern_step (concern_id, id)",
    ])
}
