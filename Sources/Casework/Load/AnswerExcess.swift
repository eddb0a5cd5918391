import Caseload
import Rules
import Storage

extension Service {
  /// Characters of a reason.
  private static let longestReason = 1_000

  public func answerExcess(_ id: Int, _ answer: ExcessAnswer) async throws {
    try await notingRefusal(.excessAnswer, .item(kind: "excess", id: String(id))) {
      try await database.write { connection in try self.keep(answer, about: id, connection) }
    }
  }

  /// Answers several periods, each with its own words; all of them or, where one cannot be, none. Throws ``CaseworkRefusal``.
  public func answerExcesses(_ answers: [(id: Int, answer: ExcessAnswer)]) async throws {
    let first = answers.first.map { String($0.id) } ?? ""
    try await notingRefusal(.excessAnswer, .item(kind: "excess", id: first)) {
      guard !answers.isEmpty else { throw CaseworkRefusal.invalid("Answer one at least. Nothing was changed.") }
      try await database.write { connection in
        for item in answers { try self.keep(item.answer, about: item.id, connection) }
      }
    }
  }

  private func keep(_ answer: ExcessAnswer, about id: Int, _ connection: any SQLConnection) throws {
    let excess = try self.reachedExcess(id, .change, connection)
    if let why = try self.whyNoAnswer(excess, connection) { throw CaseworkRefusal.notAllowed(why) }
    let today = self.clock.today
    let step: (kind: ExcessStep.Kind, outcome: String?, reason: String, until: LocalDate?)
    switch answer {
    case .outcome(let outcome, let reason):
      guard self.pack.excess.outcomes.contains(where: { $0.id == outcome }) else {
        throw CaseworkRefusal.invalid("Select what was done.")
      }
      step = (.outcome, outcome, try self.sentence(reason, "Say in a sentence what was done."), nil)
    case .snooze(let until, let reason):
      try self.checkSnooze(excess, until, today)
      step = (.snooze, nil, try self.sentence(reason, "Say in a sentence why it is put off."), until)
    }
    guard try !isSame(step, id, connection) else { return }
    _ = try connection.insert(
      """
      INSERT INTO excess_step (excess_id, made_at, made_by, maker_name, kind, outcome, reason, until_day)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(id), .text(self.clock.timestamp), .text(self.actor.name), .text(self.actor.displayName),
        .text(step.kind.rawValue), .optional(step.outcome), .text(step.reason), .optional(step.until?.iso),
      ])
    let due = step.until ?? today + self.pack.excess.reviewDays
    try connection.execute("UPDATE excess SET due_on = ? WHERE id = ?", [.text(due.iso), .integer(id)])
    try self.trail(
      AuditEntry(.excessAnswer, .staff(excess.staffCode), detail: step.outcome ?? step.kind.rawValue), connection)
  }

  /// Whether it is what the same person said last: the second of two clicks.
  private func isSame(
    _ step: (kind: ExcessStep.Kind, outcome: String?, reason: String, until: LocalDate?), _ id: Int,
    _ connection: any SQLConnection
  ) throws -> Bool {
    let last = try connection.first(
      """
      SELECT made_by, kind, outcome, reason, until_day, made_at FROM excess_step WHERE excess_id = ? ORDER BY id DESC LIMIT 1
      """, [.integer(id)]
    ) { row in
      try [row.text(0), row.text(1), row.optionalText(2) ?? "", row.text(3), row.optionalText(4) ?? ""]
        + [String(row.text(5).prefix(10))]
    }
    return last == [
      actor.name, step.kind.rawValue, step.outcome ?? "", step.reason, step.until?.iso ?? "",
      String(clock.timestamp.prefix(10)),
    ]
  }

  /// Why the actor may not answer a period that they may see, as a sentence; nil when they may.
  func whyNoAnswer(_ excess: Excess, _ connection: any SQLConnection) throws -> String? {
    let reach = try scope(.change, .excess, connection)
    let unit = try ownerUnit(excess.owner, team: excess.team, connection)
    guard reach.isEverything || reach.units.contains(unit) else {
      return excess.owner == .pdu && reach.holdsTeam(excess.team)
        ? "It is with the head of the unit above the team now: their answer is awaited."
        : "Your role sees this and does not answer it. Ask the manager of the team."
    }
    if let staff = actor.staff, staff == excess.staffCode {
      return "Nobody answers about their own workload. Ask the manager above you."
    }
    return nil
  }

  private func checkSnooze(_ excess: Excess, _ until: LocalDate, _ today: LocalDate) throws {
    guard excess.endedOn == nil else {
      throw CaseworkRefusal.invalid("It has ended: there is nothing to put off. Say what was done.")
    }
    guard excess.response(on: today) != .answered else {
      throw CaseworkRefusal.invalid("It is answered, and comes back by itself on \(excess.dueOn.text).")
    }
    let latest = today + pack.excess.longestSnoozeDays
    guard until > today, until <= latest else {
      throw CaseworkRefusal.invalid("Give a day from \((today + 1).text) to \(latest.text).")
    }
  }

  private func sentence(_ text: String, _ lacking: String) throws -> String {
    let sentence = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !sentence.isEmpty else { throw CaseworkRefusal.invalid(lacking) }
    guard sentence.count <= Self.longestReason else {
      throw CaseworkRefusal.invalid("Write at most \(Self.longestReason) characters.")
    }
    return sentence
  }
}
