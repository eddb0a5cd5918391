public import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// Characters of a note.
  private static let longestNote = 500

  public func recordDuty(_ new: NewDuty) async throws -> DutyOutcome {
    let (actor, now) = (actor, clock.timestamp)
    return try await notingRefusal(.duty, .staff(new.staff)) {
      try await database.write { connection in
        try require(.change, .staff, staff: new.staff, connection)
        let day = try liveDay(connection)
        let reader = AvailabilityReader(connection: connection, pack: pack, day: day)
        let key = PostKey(staff: StaffCode(new.staff), team: TeamCode(new.team))
        guard let inputs = try reader.inputs(of: [new.staff])[key] else {
          return .refused([HandProblem(column: "team", message: "Select the post that the duty is part of.")])
        }
        let (duty, problems) = try check(new, inputs, connection)
        guard let duty, problems.isEmpty else { return .refused(problems) }
        let rules = AvailabilityRules(pack)
        let on = max(day, duty.days.from)
        let before = rules.available(inputs, on: on).available
        var with = inputs
        with.duties.append(duty)
        let after = rules.available(with, on: on).available
        let id = try connection.insert(
          """
          INSERT INTO duty (staff_code, team, kind, starts_on, ends_on, hours, colleague, note, version, recorded_by,
            recorder_name, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
          """,
          [
            .text(new.staff), .text(new.team), .text(duty.kind), .text(duty.days.from.iso),
            .optional(duty.days.until?.iso), .optional(duty.hours?.hundredths), .optional(Self.orNil(new.colleague)),
            .optional(Self.orNil(new.note)), .text(actor.name), .text(actor.displayName), .text(now),
          ])
        try trail(AuditEntry(.duty, .staff(new.staff), detail: "\(duty.kind), number \(id)"), connection)
        return .kept(id, before: before, after: after)
      }
    }
  }

  /// What is wrong with a duty, or the duty.
  private func check(_ new: NewDuty, _ inputs: AvailabilityInputs, _ connection: any SQLConnection) throws
    -> (AvailabilityInputs.Duty?, [HandProblem])
  {
    var problems: [HandProblem] = []
    func wrong(_ column: String, _ message: String) { problems.append(HandProblem(column: column, message: message)) }
    let kind = pack.duties.first { $0.id == new.kind }
    if kind == nil { wrong("kind", "Select what the duty is.") }
    let hours = WeeklyHours(new.hours)
    if !new.hours.isEmpty, hours == nil {
      wrong("hours", "Enter hours a week as 3 or 7.25, with at most two decimal places.")
    }
    if let hours, hours == .zero { wrong("hours", "Enter more than no hours, or end the duty.") }
    if new.hours.isEmpty, let kind, kind.hoursEach == nil { wrong("hours", "Enter the hours a week that it takes.") }
    let from = LocalDate(iso: new.from)
    if from == nil { wrong("from", "Enter the first day as 2026-11-22.") }
    let until = new.until.isEmpty ? nil : LocalDate(iso: new.until)
    if !new.until.isEmpty, until == nil { wrong("until", "Enter the last day as 2026-11-22, or leave it empty.") }
    if let from, let until, until < from { wrong("until", "The last day is before the first.") }
    if new.note.count > Self.longestNote { wrong("note", "Use at most \(Self.longestNote) characters.") }
    let colleague = Self.orNil(new.colleague)
    if let kind, kind.isAboutColleague {
      let isThere =
        try colleague.flatMap { code in
          try connection.first("SELECT 1 FROM staff WHERE staff_code = ?", [.text(code)]) { try $0.int(0) }
        } != nil
      if !isThere || colleague == new.staff {
        wrong("colleague", "Enter the staff code of the colleague whom the duty is about.")
      }
    }
    guard let kind, let from, problems.isEmpty else { return (nil, problems) }
    let duty = AvailabilityInputs.Duty(kind: kind.id, days: DayRange(from: from, until: until), hours: hours)
    let rules = AvailabilityRules(pack)
    if kind.isSupervision, let hours, let fte = rules.fte(inputs, on: from),
      hours.ratio < pack.timeUse.supervisionFloor.ratio * fte, Self.orNil(new.note) == nil
    {
      let floor = (pack.timeUse.supervisionFloor.ratio * fte).text(places: 2)
      wrong("note", "Say why there is less than \(floor) hours of supervision and reflection a week.")
    }
    if let contracted = rules.available(inputs, on: from).contracted, let hours = hours ?? kind.hoursEach {
      let listed = try dutyHours(new, on: from, connection)
      if hours + listed > contracted {
        wrong(
          "hours", "With the duties recorded already this is more than the \(contracted.text) hours of the contract.")
      }
    }
    return problems.isEmpty ? (duty, []) : (nil, problems)
  }

  /// Hours of the duties of a post on a day.
  private func dutyHours(_ new: NewDuty, on day: LocalDate, _ connection: any SQLConnection) throws -> WeeklyHours {
    let rows = try connection.query(
      """
      SELECT kind, hours FROM duty WHERE staff_code = ? AND team = ? AND starts_on <= ?
        AND COALESCE(ends_on, '9999-12-31') >= ?
      """, [.text(new.staff), .text(new.team), .text(day.iso), .text(day.iso)]
    ) { (kind: try $0.text(0), hours: try $0.optionalInt(1)) }
    return rows.reduce(.zero) { sum, row in
      let each = pack.duties.first { $0.id == row.kind }?.hoursEach ?? .zero
      return sum + (row.hours.map { WeeklyHours(hundredths: $0) } ?? each)
    }
  }

  private static func orNil(_ text: String) -> String? {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return plain.isEmpty ? nil : plain
  }

  public func endDuty(_ id: Int, of staff: String, on last: LocalDate, version: Int) async throws {
    try await notingRefusal(.duty, .staff(staff)) {
      try await database.write { connection in
        try require(.change, .staff, staff: staff, connection)
        let found = try connection.first(
          "SELECT starts_on, version FROM duty WHERE id = ? AND staff_code = ?", [.integer(id), .text(staff)]
        ) { (from: try $0.day(0), version: try $0.int(1)) }
        guard let found, let from = found.from else {
          throw CaseworkRefusal.notFound("There is no duty of this number any more.")
        }
        guard found.version == version else {
          throw CaseworkRefusal.invalid(
            "Somebody has changed this duty since the page was opened. Nothing was changed. Open the page again and look."
          )
        }
        guard last >= from else {
          throw CaseworkRefusal.invalid("The last day is before the first. Nothing was changed.")
        }
        try connection.execute(
          "UPDATE duty SET ends_on = ?, version = version + 1 WHERE id = ?", [.text(last.iso), .integer(id)])
        try trail(AuditEntry(.duty, .staff(staff), detail: "number \(id) ends \(last.iso)"), connection)
      }
    }
  }

  public func confirmReady(staff: String) async throws {
    let (actor, now, today) = (actor, clock.timestamp, clock.today)
    try await notingRefusal(.readiness, .staff(staff)) {
      try await database.write { connection in
        try require(.change, .staff, staff: staff, connection)
        guard actor.staff != staff else {
          throw CaseworkRefusal.notAllowed("Nobody confirms their own readiness. Ask your senior probation officer.")
        }
        let qualified = try connection.first(
          "SELECT qualified_on FROM staff WHERE staff_code = ?", [.text(staff)]
        ) { try $0.day(0) }
        guard let qualified = qualified ?? nil, qualified <= today else {
          throw CaseworkRefusal.invalid("This person has not qualified, so there is nothing to confirm.")
        }
        try connection.execute(
          """
          INSERT INTO readiness (staff_code, confirmed_on, confirmed_by, confirmer_name, confirmed_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT (staff_code) DO NOTHING
          """, [.text(staff), .text(today.iso), .text(actor.name), .text(actor.displayName), .text(now)])
        try trail(AuditEntry(.readiness, .staff(staff)), connection)
      }
    }
  }
}
