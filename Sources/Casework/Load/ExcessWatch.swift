import Caseload
import Rules
import Storage
import Workload

/// Settles the weeks that are over, opens and ends alerts, and lets unanswered ones climb. Run after every night that is frozen.
///
/// Run twice for one night it changes nothing: a settled week is never looked at again, and a period is found again by the
/// person, its kind and the day it began.
struct ExcessWatch {
  let connection: any SQLConnection
  let pack: RulePack
  /// Moment of the run, in UTC.
  let now: String

  /// Weeks before the newest night that are settled where none was before: a service that has run for years begins here.
  private static let weeksLookedBack = 26

  /// Brings weeks and alerts up to the newest night.
  func follow() throws {
    guard pack.excess.weeks > 0, let day = try Extracts.current(connection)?.date,
      let night = try StandingNight.nights(from: day, until: day, connection).first
    else { return }
    var monday = try firstUnsettled(day)
    while monday + 6 <= day {
      let week = try SettledWeek(monday, pack, connection)
      if !week.lines.isEmpty {
        try week.insert(pack, connection)
        for line in week.lines { try follow(line, on: day) }
      }
      monday = monday + 7
    }
    let people = try night.people(connection)
    try followCaseloads(night, on: day)
    try endOfThoseGone(people, on: day)
    try climb(on: day)
  }

  private func firstUnsettled(_ day: LocalDate) throws -> LocalDate {
    let last = try connection.first("SELECT MAX(monday) FROM week_figure") { try $0.day(0) } ?? nil
    if let last { return last + 7 }
    let earliest = day + -7 * Self.weeksLookedBack
    let first =
      try connection.first(
        "SELECT MIN(extract_date) FROM extract WHERE state = 'accepted' AND extract_date >= ?", [.text(earliest.iso)]
      ) { try $0.day(0) } ?? nil
    let start = first ?? day
    return start + -start.daysSinceMonday
  }

  /// Opens, carries on or ends what one person's week says.
  private func follow(_ line: SettledWeek.Line, on day: LocalDate) throws {
    guard let percent = line.figure.percent else { return }
    for (kind, run, weeks) in [
      (ExcessKind.sustained, line.high, pack.excess.weeks), (.veryHigh, line.veryHigh, pack.excess.veryHighWeeks),
    ] {
      if let began = run.began, run.weeks >= weeks {
        try keep(
          ExcessState(staff: line.staff, kind: kind, began: began, team: line.team, weeks: run.weeks, figure: percent),
          on: day)
      } else if run.weeks == 0 {
        try end(line.staff, kind, on: line.figure.sunday)
      }
    }
  }

  /// Who holds more cases for a full-time equivalent than the escalation line, and who no longer does.
  private func followCaseloads(_ night: StandingNight, on day: LocalDate) throws {
    var open = try Set(
      connection.query(
        "SELECT staff_code FROM excess WHERE kind = 'caseload' AND ended_on IS NULL", []
      ) { try $0.text(0) })
    for held in try night.caseloads(pack, connection) where pack.lines.isEscalated(held.fullTimeCases) {
      let began =
        try connection.first(
          "SELECT began FROM excess WHERE staff_code = ? AND kind = 'caseload' AND ended_on IS NULL",
          [.text(held.staff)]
        ) { try $0.day(0) } ?? nil
      try keep(
        ExcessState(
          staff: held.staff, kind: .caseload, began: began ?? day, team: held.team, weeks: 0,
          figure: held.fullTimeCases), on: day)
      open.remove(held.staff)
    }
    for staff in open.sorted() { try end(staff, .caseload, on: day) }
  }

  private func keep(_ state: ExcessState, on day: LocalDate) throws {
    let due = day + state.kind.dueDays(pack.excess)
    try connection.execute(
      """
      INSERT INTO excess (staff_code, kind, began, team, opened_on, weeks, numerator, denominator, owner, due_on)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (staff_code, kind, began) DO UPDATE SET team = excluded.team, weeks = excluded.weeks,
        numerator = excluded.numerator, denominator = excluded.denominator, ended_on = NULL
      """,
      [
        .text(state.staff), .text(state.kind.rawValue), .text(state.began.iso), .text(state.team), .text(day.iso),
        .integer(state.weeks), .integer(state.figure.numerator), .integer(state.figure.denominator),
        .text(state.kind.firstOwner.rawValue), .text(due.iso),
      ])
  }

  private func end(_ staff: String, _ kind: ExcessKind, on day: LocalDate) throws {
    try connection.execute(
      "UPDATE excess SET ended_on = ? WHERE staff_code = ? AND kind = ? AND ended_on IS NULL",
      [.text(day.iso), .text(staff), .text(kind.rawValue)])
  }

  private func endOfThoseGone(_ people: [StandingNight.Person], on day: LocalDate) throws {
    let here = Set(people.map(\.staff))
    let open = try connection.query("SELECT DISTINCT staff_code FROM excess WHERE ended_on IS NULL", []) {
      try $0.text(0)
    }
    for staff in open.sorted() where !here.contains(staff) {
      for kind in ExcessKind.allCases { try end(staff, kind, on: day) }
    }
  }

  /// An alert of a team that nobody answered or put off for too long goes to the head of the PDU.
  private func climb(on day: LocalDate) throws {
    let rules = pack.excess
    let still = try connection.query(
      """
      SELECT e.id FROM excess e
      WHERE e.owner = 'team' AND e.ended_on IS NULL AND e.opened_on <= ? AND NOT EXISTS (
        SELECT 1 FROM excess_step s WHERE s.excess_id = e.id
          AND (s.kind = 'outcome' OR (s.kind = 'snooze' AND s.until_day >= ?)))
      ORDER BY e.id
      """, [.text((day + -rules.climbDays).iso), .text(day.iso)]
    ) { try $0.int(0) }
    for id in still {
      try connection.execute("UPDATE excess SET owner = 'pdu' WHERE id = ?", [.integer(id)])
      _ = try connection.insert(
        """
        INSERT INTO excess_step (excess_id, made_at, made_by, maker_name, kind, reason) VALUES (?, ?, ?, ?, 'climb', ?)
        """,
        [
          .integer(id), .text(now), .text("headroom"), .text("Headroom"),
          .text("Nothing was recorded for \(rules.climbDays) days"),
        ])
    }
  }
}

/// What is kept of one period as it stands.
private struct ExcessState {
  let staff: String
  let kind: ExcessKind
  let began: LocalDate
  let team: String
  let weeks: Int
  /// Percent of the newest week, or cases for a full-time equivalent.
  let figure: Ratio
}
