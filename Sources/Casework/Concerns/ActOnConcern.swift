import Caseload
import Rules
import Storage

extension Service {
  public func act(_ act: ConcernAct, on id: Int) async throws {
    let subject = AuditSubject.item(kind: "concern", id: String(id))
    try await notingRefusal(.concernStep, subject) {
      try await database.write { connection in
        let (concern, part, route) = try self.reachedConcern(id, .change, connection)
        let state = concern.state(on: self.clock.today)
        let line = ConcernLine(concern: concern, state: state, with: "")
        let step = try self.step(act, on: concern, part, state)
        if self.isSame(step, as: concern.steps.last) { return }
        let allowed = self.acts(on: line, part, self.clock.today)
        guard allowed.contains(act.needs) else {
          throw part == .reader || !part.canEver(act)
            ? CaseworkRefusal.notAllowed(Self.notYourStep)
            : CaseworkRefusal.invalid(Self.whyNot(act, state, route.label(concern.levels[state.level])))
        }
        try self.insert(step, of: concern, connection)
        try self.trail(AuditEntry(.concernStep, subject, detail: step.kind.rawValue), connection)
      }
    }
  }

  private static let notYourStep =
    "This is for somebody else to do. No action needs the agreement of a second person, of the level above."

  private static func whyNot(_ act: ConcernAct, _ state: ConcernState, _ level: String) -> String {
    switch (act, state.phase) {
    case (.acknowledge, .awaiting), (.acknowledge, .agreement): "It is acknowledged already. Nothing was changed."
    case (.takeHigher, .answered): "It was answered at the highest level there is: \(level). Nothing was changed."
    case (.takeHigher, _): "It can be taken higher once it is answered. Until then it climbs by itself."
    case (.agree, _), (.giveBack, _): "Nothing awaits your agreement. Nothing was changed."
    case (.close, _): "It is closed already. Nothing was changed."
    case (.answer, _), (.acknowledge, _): "It has been answered or closed meanwhile. Nothing was changed."
    }
  }

  /// What would be kept. Throws ``CaseworkRefusal/invalid(_:)`` for what lacks words.
  private func step(_ act: ConcernAct, on concern: Concern, _ part: ConcernPart, _ state: ConcernState) throws
    -> ConcernStep
  {
    let level =
      switch part {
      case .route(let level), .agreement(let level): level
      case .reporter, .reader: state.level
      }
    func step(_ kind: ConcernStep.Kind, _ words: String = "") -> ConcernStep {
      ConcernStep(
        kind: kind, day: clock.today, madeAt: clock.timestamp, maker: actor.displayName, madeBy: actor.name,
        level: level, remedies: [:], words: words, nextStep: nil, nextOn: nil, stops: nil, requires: nil, covers: nil)
    }
    // Whoever may not answer is told so, whatever was written.
    guard part.canEver(act) else { throw CaseworkRefusal.notAllowed(Self.notYourStep) }
    switch act {
    case .acknowledge: return step(.acknowledged)
    case .agree(let words): return step(.agreed, try Self.concernText(words, "Say why you agree to no action."))
    case .giveBack(let words): return step(.returned, try Self.concernText(words, "Say what is to be looked at again."))
    case .takeHigher(let words):
      return step(.takenHigher, try Self.concernText(words, "Say what the answer leaves open."))
    case .close(let words): return step(.closed, words.isEmpty ? "" : try Self.concernText(words, ""))
    case .answer(let answer): return try answered(answer, on: concern, level)
    }
  }

  private func answered(_ answer: ConcernAnswer, on concern: Concern, _ level: Int) throws -> ConcernStep {
    let rules = pack.concerns
    for meaning in concern.meanings {
      let remedy = answer.remedies[meaning] ?? ""
      guard remedy == ConcernRules.noAction || rules.remedies(for: meaning).contains(where: { $0.id == remedy }) else {
        throw CaseworkRefusal.invalid(
          meaning == .tooMuch
            ? "Select what is done about too much work." : "Select what is done about work beyond skill or training.")
      }
    }
    let isNoAction = concern.meanings.contains { answer.remedies[$0] == ConcernRules.noAction }
    let words = try Self.concernText(answer.words, "Give the reasons. Without them it stays open.")
    let next = try Self.concernText(answer.nextStep, "Say what the next step is.")
    guard let nextOn = answer.nextOn, nextOn >= clock.today, nextOn <= clock.today + Self.longestNextStep else {
      throw CaseworkRefusal.invalid(
        "Give the day of the next step, from today to \((clock.today + Self.longestNextStep).text).")
    }
    let isObjection = concern.kind == .objection
    func ofObjection(_ text: String, _ lacking: String) throws -> String? {
      isObjection ? try Self.concernText(text, lacking) : nil
    }
    return ConcernStep(
      kind: isNoAction ? .putForward : .answered, day: clock.today, madeAt: clock.timestamp, maker: actor.displayName,
      madeBy: actor.name, level: level, remedies: answer.remedies.filter { concern.meanings.contains($0.key) },
      words: words, nextStep: next, nextOn: nextOn,
      stops: try ofObjection(answer.stops, "Say what stops meanwhile, or that nothing does."),
      requires: try ofObjection(answer.requires, "Say what public protection still requires."),
      covers: try ofObjection(answer.covers, "Say who covers, by name."))
  }

  /// Days ahead that a next step can lie. Assumption: a step further off than a quarter is none.
  private static let longestNextStep = 92

  /// Whether it is what the same person said last on the same day: the second of two clicks.
  private func isSame(_ step: ConcernStep, as last: ConcernStep?) -> Bool {
    guard let last else { return false }
    return last.kind == step.kind && last.day == step.day && last.madeBy == step.madeBy
      && last.remedies == step.remedies && last.words == step.words && last.nextStep == step.nextStep
      && last.nextOn == step.nextOn && last.stops == step.stops && last.requires == step.requires
      && last.covers == step.covers
  }

  private func insert(_ step: ConcernStep, of concern: Concern, _ connection: any SQLConnection) throws {
    _ = try connection.insert(
      """
      INSERT INTO concern_step (concern_id, kind, day, made_at, made_by, maker_name, level, too_much, beyond_skill,
        words, next_step, next_on, stops, requires, covers)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(concern.id), .text(step.kind.rawValue), .text(step.day.iso), .text(step.madeAt), .text(step.madeBy),
        .text(step.maker), .integer(step.level), .optional(step.remedies[.tooMuch]),
        .optional(step.remedies[.beyondSkill]), .text(step.words), .optional(step.nextStep),
        .optional(step.nextOn?.iso), .optional(step.stops), .optional(step.requires), .optional(step.covers),
      ])
  }
}

extension ConcernAct {
  /// What somebody must be able to do now.
  fileprivate var needs: ConcernPage.Act {
    switch self {
    case .acknowledge: .acknowledge
    case .answer: .answer
    case .agree, .giveBack: .agree
    case .takeHigher: .takeHigher
    case .close: .close
    }
  }
}

extension ConcernPart {
  /// Whether somebody with this part ever does it.
  fileprivate func canEver(_ act: ConcernAct) -> Bool {
    switch act {
    case .acknowledge, .answer: answers != nil
    case .agree, .giveBack: self != .reporter && self != .reader
    case .takeHigher, .close: self == .reporter
    }
  }
}
