public import Caseload
public import Rules

/// A concern with where it stands and whom it is with.
public struct ConcernLine: Sendable {
  public let concern: Concern
  public let state: ConcernState
  /// Whom it is with, in words.
  public let with: String
}

/// What somebody reported, and what awaits them.
public struct ConcernList: Sendable {
  public let day: LocalDate
  /// What the actor reported, newest first.
  public let own: [ConcernLine]
  /// What awaits an answer or agreement of the actor's, by the day that it is due.
  public let awaited: [ConcernLine]
  /// Others in which the actor has a part, newest first.
  public let others: [ConcernLine]
  /// Whether the actor has a staff code, and so can report.
  public let mayReport: Bool
  public let rules: ConcernRules
}

/// One concern as somebody with a part in it sees it.
public struct ConcernPage: Sendable {
  public let line: ConcernLine
  public let day: LocalDate
  /// What the reader can do now.
  public let acts: Set<Act>
  /// Labels of the concern's levels.
  public let levelNames: [String]
  public let rules: ConcernRules
  /// Whether the reader reported it.
  public let isOwn: Bool

  public enum Act: Sendable, Hashable { case acknowledge, answer, agree, takeHigher, close }
}

/// To whom somebody can report.
public struct ConcernRoutes: Sendable {
  public struct Level: Sendable, Hashable {
    /// Identifier of the role.
    public let role: String
    /// Who it is, in words.
    public let words: String
  }
  public struct Person: Sendable, Hashable {
    /// Name of the account.
    public let name: String
    public let words: String
  }

  public let levels: [Level]
  public let people: [Person]
  /// Whether the actor has a staff code, and so can report.
  public let mayReport: Bool
  /// Whether the reporter holds the case that was asked about; nil where none was.
  public let isHeld: Bool?
  public let rules: ConcernRules
}

/// What somebody had reported by the end of a day, and what had been answered by then.
public struct ReportedPosition: Sendable {
  /// The newest night up to the day, as it was frozen.
  public struct Night: Sendable, Hashable {
    public let day: LocalDate
    public let cases: Int
    /// Points.
    public let work: Int
    public let available: Ratio
    /// Hours a week; nil before nights had hours.
    public let hours: Ratio?
    public let availableHours: Ratio?
  }

  /// Nil for somebody without a staff code.
  public let staffCode: String?
  public let name: String
  public let day: LocalDate
  /// The day on which it was asked for.
  public let today: LocalDate
  /// Oldest first, each as it stood at the end of the day. The words of whom it was with are those of the report.
  public let concerns: [(concern: Concern, state: ConcernState)]
  /// Labels of the roles of all levels.
  public let levelNames: [String: String]
  public let night: Night?
  public let rules: ConcernRules
}

/// What pages and commands ask about concerns.
public protocol ConcernUse: Sendable {
  /// What the actor reported and what awaits them. Throws ``CaseworkRefusal``.
  func concerns() async throws -> ConcernList
  /// What awaits the actor's answer. Where nothing does, nothing is shown of anybody, and the trail has no row of it.
  func awaitedConcerns() async throws -> [ConcernLine]
  /// One concern. Throws ``CaseworkRefusal/notAllowed(_:)`` for whoever has no part in it, whether it is there or not.
  func concern(id: Int) async throws -> ConcernPage
  /// To whom the actor can report. - Parameter crn: the case of an objection.
  func concernRoutes(crn: String?) async throws -> ConcernRoutes
  /// Keeps what the actor reports; sent twice it is kept once. Throws ``CaseworkRefusal``. Returns its number.
  @discardableResult func report(_ new: NewConcern) async throws -> Int
  /// Keeps one step; the second of two clicks changes nothing. Throws ``CaseworkRefusal`` with a sentence.
  func act(_ act: ConcernAct, on id: Int) async throws
  /// What had been reported by the end of a day.
  ///
  /// - Parameter staff: nil for the actor's own; another's only at the terminal.
  func reportedPosition(of staff: String?, on day: LocalDate?) async throws -> ReportedPosition
}
