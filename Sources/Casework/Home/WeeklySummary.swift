public import Caseload
import Rules
import Storage

/// Somebody's own last whole week, for whoever wants that in place of live figures.
public struct WeeklySummary: Sendable {
  /// A period of too much work that goes on, or that ended in the week or since, and what is being done about it.
  ///
  /// What managers wrote about it is theirs and is not in it.
  public struct Concern: Sendable, Hashable {
    public let kind: ExcessKind
    /// The day from which it is one.
    public let began: LocalDate
    /// Nil while it goes on.
    public let endedOn: LocalDate?
    /// The role whose answer it awaits or who gave it, with their names.
    public let owner: String
    public let response: Excess.Response
    /// The day by which an answer is due, or on which it is looked at again.
    public let dueOn: LocalDate
    /// What was decided last, by its words in the rules; nil before an answer.
    public let outcome: String?
  }

  /// The newest settled week, Monday to Sunday.
  public let week: SettledWeekLine
  /// The settled week before it; nil where there is none.
  public let before: SettledWeekLine?
  /// The last nights with figures of the two weeks, between which changes are listed; nil where either week has none.
  public let nights: Nights?
  public let concerns: [Concern]
  /// The practitioner's page; nil before a night named them.
  public let practitionerID: Int?
  /// `england-wales, version 2026.6`: the rules by which the week was settled.
  public let rules: String

  /// Two nights, the earlier one first.
  public struct Nights: Sendable, Hashable {
    public let from: LocalDate
    public let to: LocalDate
  }
}

/// One's own last whole week.
public protocol WeeklySummaryUse: Sendable {
  /// The actor's newest settled week; nil before there is one, and for an account without a staff code.
  ///
  /// Throws ``CaseworkRefusal`` for whoever may not see their own figures.
  func weeklySummary() async throws -> WeeklySummary?
}

extension Service: WeeklySummaryUse {
  public func weeklySummary() async throws -> WeeklySummary? {
    guard let staff = actor.staff else { return nil }
    return try await view(.viewStaff, .staff(staff)) { connection in
      try self.require(.view, .peopleFigures, staff: staff, connection)
      let weeks = try self.settledWeeks(of: staff, most: 2, connection)
      guard let week = weeks.first else { return nil }
      let before = weeks.dropFirst().first
      let from = try before.flatMap { try self.lastNight(of: staff, in: $0.monday, connection) }
      let to = try self.lastNight(of: staff, in: week.monday, connection)
      let rules = try connection.first(
        "SELECT pack, pack_version FROM week_figure WHERE staff_code = ? AND monday = ?",
        [.text(staff), .text(week.monday.iso)]
      ) { "\(try $0.text(0)), version \(try $0.text(1))" }
      return WeeklySummary(
        week: week, before: before,
        nights: from.flatMap { from in to.map { WeeklySummary.Nights(from: from, to: $0) } },
        concerns: try self.concerns(of: staff, since: week.monday, connection),
        practitionerID: try self.practitionerIDs([staff], connection)[staff], rules: rules ?? "")
    }
  }

  /// The last night of a week that has a figure of somebody.
  private func lastNight(
    of staff: String, in monday: LocalDate, _ connection: any SQLConnection
  ) throws -> LocalDate? {
    try connection.first(
      """
      SELECT MAX(e.extract_date) FROM practitioner r JOIN post p ON p.practitioner_id = r.id
      JOIN post_figure f ON f.post_id = p.id JOIN extract e ON e.id = f.extract_id
      WHERE r.staff_code = ? AND e.state = 'accepted' AND e.extract_date BETWEEN ? AND ?
      """, [.text(staff), .text(monday.iso), .text((monday + 6).iso)]
    ) { try $0.day(0) }.flatMap { $0 }
  }

  private func concerns(
    of staff: String, since monday: LocalDate, _ connection: any SQLConnection
  ) throws -> [WeeklySummary.Concern] {
    let day = clock.today
    let periods = try ExcessReader(service: self, connection: connection).periods(
      where: SQLCondition(
        "e.staff_code = ? AND (e.ended_on IS NULL OR e.ended_on >= ?)", [.text(staff), .text(monday.iso)]))
    return periods.map { period in
      WeeklySummary.Concern(
        kind: period.kind, began: period.began, endedOn: period.endedOn, owner: period.ownerWords,
        response: period.response(on: day), dueOn: period.dueOn,
        outcome: period.steps.last { $0.kind == .outcome }?.outcome)
    }
  }
}
