extension Migrations {
  /// Hours beside points: live, frozen with what they were counted from, summed by unit; and what people decide about them.
  static let hours = Migration(
    number: 12, name: "hours",
    statements: [
      "CREATE TABLE live_hours (staff_code TEXT NOT NULL, team TEXT NOT NULL, as_of TEXT NOT NULL, \(figure), PRIMARY KEY (staff_code, team))",
      """
      CREATE TABLE post_hours (
        extract_id {int} NOT NULL REFERENCES extract (id), post_id {int} NOT NULL REFERENCES post (id), \(figure),
        PRIMARY KEY (extract_id, post_id)) {by key}
      """,
      // Sums of exact fractions: hours a week.
      """
      CREATE TABLE unit_hours (
        extract_id {int} NOT NULL REFERENCES extract (id), unit_id {int} NOT NULL REFERENCES unit (id),
        posts {int} NOT NULL, held {int} NOT NULL, not_counted {int} NOT NULL, minutes {int} NOT NULL,
        local {int} NOT NULL, work_numerator {int} NOT NULL, work_denominator {int} NOT NULL,
        available_numerator {int} NOT NULL, available_denominator {int} NOT NULL, out_posts {int} NOT NULL,
        out_minutes {int} NOT NULL,
        PRIMARY KEY (extract_id, unit_id)) {by key}
      """,
      // "This takes more than the tool says": raised by a practitioner, decided by a senior, for a period.
      """
      CREATE TABLE extra_time (
        id {id}, crn TEXT NOT NULL, staff_code TEXT, raised_at TEXT NOT NULL, raised_by TEXT NOT NULL,
        raiser_name TEXT NOT NULL, reason TEXT NOT NULL, asked {int} NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('raised', 'accepted', 'declined')), decided_at TEXT, decided_by TEXT,
        decider_name TEXT, answer TEXT, minutes {int}, from_day TEXT, until_day TEXT)
      """,
      "CREATE INDEX extra_time_by_case ON extra_time (crn, state)",
      // Contacts agreed for one case in place of its tier's, from a day on.
      """
      CREATE TABLE contact_plan (
        crn TEXT NOT NULL, starts_on TEXT NOT NULL, office {int} NOT NULL, home {int} NOT NULL, remote {int} NOT NULL,
        recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
        PRIMARY KEY (crn, starts_on))
      """,
      // What travel counts in a unit, in percent of the national basis.
      """
      CREATE TABLE travel_setting (
        unit TEXT NOT NULL, starts_on TEXT NOT NULL, percent {int} NOT NULL, reason TEXT NOT NULL,
        recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
        PRIMARY KEY (unit, starts_on))
      """,
      // Work that is open, and contacts for colleagues, by who does them: few rows of many.
      "CREATE INDEX work_item_open_by_staff ON work_item (staff_code, due_on) WHERE done_on IS NULL",
      "CREATE INDEX work_item_contact_by_staff ON work_item (staff_code, done_on) WHERE contact IS NOT NULL",
    ])

  /// Minutes a month; `hub` in hundredths of them; hours a week as exact fractions; what was counted, as text.
  private static let figure = """
    held {int} NOT NULL, not_counted {int} NOT NULL, minutes {int} NOT NULL, travel {int} NOT NULL, local {int} NOT NULL,
    hub {int} NOT NULL, work_numerator {int} NOT NULL, work_denominator {int} NOT NULL,
    available_numerator {int} NOT NULL, available_denominator {int} NOT NULL, not_computable TEXT,
    value_set TEXT NOT NULL, counts TEXT NOT NULL
    """
}
