extension GatherSubject {
  /// What each week came to for a member of staff, what was decided about too much work, and what was said to take more time.
  static let weeksOfStaff = [
    Beside(
      heading: "Figures of weeks", table: "week_figure", match: "staff_code = ?",
      columns: [
        ("monday", "Week from", false), ("team", "Team", false), ("nights", "Nights counted", false),
        ("nights_out", "Nights without a figure", false), ("numerator", "Percent, numerator", false),
        ("denominator", "Percent, denominator", false), ("high_weeks", "Weeks in a row above the line", false),
        ("very_high_weeks", "Weeks in a row far above it", false),
      ], order: "monday"),
    Beside(
      heading: "Periods of too much work", table: "excess", match: "staff_code = ?",
      columns: [
        ("kind", "What", false), ("began", "Began", false), ("team", "Team", false), ("opened_on", "Opened on", false),
        ("weeks", "Weeks", false), ("owner", "To be answered by", false), ("due_on", "Due", false),
        ("ended_on", "Ended on", false),
      ], order: "id"),
    Beside(
      heading: "What was decided about them", table: "excess_step",
      match: "excess_id IN (SELECT id FROM excess WHERE staff_code = ?)",
      columns: [
        ("made_at", "Made at", false), ("kind", "What", false), ("outcome", "Outcome", false), ("reason", "Why", true),
        ("until_day", "Until", false), ("maker_name", "By", true),
      ], order: "id"),
    Beside(
      heading: "Cases that were said to take more time", table: "extra_time", match: "staff_code = ?",
      columns: [
        ("crn", "Case", true), ("raised_at", "Raised at", false), ("reason", "Why", true),
        ("asked", "Minutes a month asked", false), ("state", "State", false), ("answer", "Answer", true),
        ("minutes", "Minutes a month accepted", false), ("raiser_name", "Raised by", true),
        ("decider_name", "Decided by", true),
      ], order: "id"),
    Beside(
      heading: "Cover for them and by them", table: "case_cover", match: "holder = ? OR covered_by = ?",
      columns: [
        ("crn", "Case", true), ("starts_on", "From", false), ("ends_on", "Until", false), ("holder", "Held by", true),
        ("covered_by", "Covered by", true), ("maker_name", "Arranged by", true),
      ], order: "id"),
    Beside(
      heading: "Caseloads above a limit that protects them", table: "protection_breach", match: "staff_code = ?",
      columns: [
        ("began", "Began", false), ("team", "Team", false), ("protection", "Protection", false),
        ("cases", "Cases", false), ("noticed_at", "Noticed at", false),
      ], order: "id"),
    Beside(
      heading: "What was decided about those", table: "protection_breach_step",
      match: "breach_id IN (SELECT id FROM protection_breach WHERE staff_code = ?)",
      columns: [
        ("day", "Day", false), ("kind", "What", false), ("reason", "Why", true), ("maker_name", "By", true),
      ], order: "id"),
    // Whoever gathers this is mostly not of the route that the reporter chose: the words stay with the route, and the
    // reporter prints them from a page of their own.
    Beside(
      heading: "Concerns that they reported; the words are on their own page of their reported position",
      table: "concern", match: "staff_code = ?",
      columns: [("reported_at", "Reported at", false), ("kind", "Kind", false)], order: "id"),
    Beside(
      heading: "Days on which they were not to be given more work", table: "not_for_now", match: "staff_code = ?",
      columns: [
        ("starts_on", "From", false), ("ends_on", "Until", false), ("reason", "Why", true),
        ("made_at", "Made at", false), ("maker_name", "By", true),
      ], order: "id"),
    Beside(
      heading: "When those ended early", table: "not_for_now_end",
      match: "mark_id IN (SELECT id FROM not_for_now WHERE staff_code = ?)",
      columns: [("last_day", "Last day", false), ("made_at", "Made at", false), ("maker_name", "By", true)],
      order: "mark_id"),
    Beside(
      heading: "Ties of colleagues to them", table: "account_tie",
      match: "subject = ? AND kind NOT IN ('cowork', 'inspection')",
      columns: [
        ("kind", "Kind", false), ("from_day", "From", false), ("until_day", "Until", false), ("reason", "Why", true),
      ], order: "id"),
  ]
}
