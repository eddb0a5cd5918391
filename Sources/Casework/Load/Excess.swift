public import Caseload
public import Rules

/// One period in which somebody had too much work or too many cases, with what was done about it.
public struct Excess: Sendable, Hashable {
  public let id: Int
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  /// The practitioner's page; nil before a night named them.
  public let practitionerID: Int?
  public let team: String
  public let teamName: String
  public let kind: ExcessKind
  /// Monday of the first week, or the day on which a caseload was first over its line.
  public let began: LocalDate
  /// Weeks in a row, paused ones left out; 0 for a caseload.
  public let weeks: Int
  /// Percent of available time in the newest week, or cases for a full-time equivalent, unrounded.
  public let figure: Ratio
  public let owner: ExcessOwner
  /// The role that it is for and who has it, for instance `Senior probation officer: Ada Lovelace`.
  public let ownerWords: String
  /// The day of the night that opened it.
  public let openedOn: LocalDate
  public let dueOn: LocalDate
  /// Nil while it goes on.
  public let endedOn: LocalDate?
  /// What was decided and what climbed, oldest first.
  public let steps: [ExcessStep]

  /// Where the response stands on a day.
  public enum Response: Sendable, Hashable {
    /// Awaiting a management response, since it began or because an answer is to be looked at again.
    case awaited
    /// Put off, with a reason, until a day.
    case later(LocalDate)
    case answered
  }

  /// An answer is looked at again after its due day while the period goes on.
  public func response(on day: LocalDate) -> Response {
    if steps.contains(where: { $0.kind == .outcome }) { return endedOn == nil && dueOn < day ? .awaited : .answered }
    if let until = steps.last(where: { $0.kind == .snooze })?.until, until >= day, endedOn == nil {
      return .later(until)
    }
    return .awaited
  }

  /// Whether a response is awaited past its day.
  public func isOverdue(on day: LocalDate) -> Bool { response(on: day) == .awaited && dueOn < day }
}

/// Something that was done about an excess.
public struct ExcessStep: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable { case outcome, snooze, climb }
  public let kind: Kind
  /// UTC.
  public let madeAt: String
  public let maker: String
  /// The outcome in words; nil for other steps.
  public let outcome: String?
  public let reason: String
  /// The day until which it was put off.
  public let until: LocalDate?
}

/// The periods of a unit, those that await a response first.
public struct ExcessList: Sendable {
  public let unit: UnitReference
  /// From the widest unit in reach down to the one above.
  public let path: [UnitReference]
  /// The day on which responses stand as they do.
  public let day: LocalDate
  /// In order of the day they are due.
  public let awaited: [Excess]
  public let later: [Excess]
  /// Answered, and going on or ended in the last year.
  public let answered: [Excess]
  /// Sunday of the newest week that is settled; nil before the first.
  public let settledTo: LocalDate?
  public let rules: ExcessRules
  public let limits: Limits
  public let standing: Standing
}

/// One period with the weeks that it is made of.
public struct ExcessPage: Sendable {
  public let excess: Excess
  public let path: [UnitReference]
  public let day: LocalDate
  /// The newest weeks of the person, newest first; empty for a caseload.
  public let weeks: [SettledWeekLine]
  /// Whether whoever asks may answer it.
  public let mayAnswer: Bool
  public let rules: ExcessRules
  public let limits: Limits
  public let standing: Standing
}

/// One settled week of one person.
public struct SettledWeekLine: Sendable, Hashable {
  public let monday: LocalDate
  /// In percent, unrounded; nil for a week that is not computable.
  public let percent: Ratio?
  public let nights: Int
  /// Nights of leave and nights without a percentage.
  public let nightsOut: Int
  /// Weeks in a row over the high line up to this one.
  public let weeksOver: Int
}

/// How long somebody's workload has been over the high line.
public struct WeeksOver: Sendable, Hashable {
  public let weeks: Int
  /// In percent.
  public let line: Int
  /// Sunday of the newest settled week.
  public let until: LocalDate
}

/// What a manager answers.
public enum ExcessAnswer: Sendable, Hashable {
  /// What was done, by its identifier in the rules, with how.
  case outcome(String, reason: String)
  /// It is put off until a day, with why.
  case snooze(until: LocalDate, reason: String)
}

/// What pages and commands ask about too much work.
public protocol ExcessUse: Sendable {
  /// Periods of a unit or, for nil, of the service. Throws ``CaseworkRefusal``.
  func excesses(level: String?, code: String?) async throws -> ExcessList
  /// One period. Throws ``CaseworkRefusal`` for one that is out of reach or not there.
  func excess(id: Int) async throws -> ExcessPage
  /// Records an answer with its row of the audit trail. Throws ``CaseworkRefusal`` with a sentence; nothing is kept then.
  func answerExcess(_ id: Int, _ answer: ExcessAnswer) async throws
  /// Answers several periods at once, each with its own words: all of them, or none.
  func answerExcesses(_ answers: [(id: Int, answer: ExcessAnswer)]) async throws
  /// Nil before a week of this person is settled. Throws ``CaseworkRefusal`` for somebody out of reach.
  func weeksOver(staff: String) async throws -> WeeksOver?
}
