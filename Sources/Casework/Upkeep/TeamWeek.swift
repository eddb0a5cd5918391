public import Caseload

/// What of a team needs its manager this week: exceptions only, each with what it takes to answer it.
public struct TeamWeek: Sendable {
  /// Cases of somebody who is away, or soon will be, that nobody is named to cover.
  public struct CoverNeed: Sendable, Hashable {
    public let away: Away
    public let colleagues: [CoverPage.Colleague]
    /// As ``CoverPage/seen``.
    public let seen: Int
  }

  /// Something about one person's time that is near or overdue.
  public struct Notice: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
    public let notice: AvailabilityPage.Notice
  }

  /// Somebody with part of a week's hours and more cases than those hours may hold.
  public struct PartTimer: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
    public let cases: Int
    /// Of a full week.
    public let fte: Ratio
    /// Cases that these hours may hold, unrounded.
    public let limit: Ratio
    /// What the caseload would be for a full-time post, unrounded.
    public var fullTimeCases: Ratio { Ratio(cases) / fte }
  }

  /// A reduction that somebody else is to approve.
  public struct Request: Sendable, Hashable {
    public let name: String
    public let request: ReductionRequest
  }

  /// How many records of a kind somebody should look at.
  public struct Records: Sendable, Hashable {
    public let kind: FindingKind
    public let count: Int
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  public let day: LocalDate
  public let cover: [CoverNeed]
  /// By day.
  public let notices: [Notice]
  public let requests: [Request]
  public let partTimers: [PartTimer]
  /// Those that await an answer of this team's manager, by the day it is due.
  public let excess: [Excess]
  public let missing: [MissingProtection]
  /// Those that go on and that nobody approved.
  public let breaches: [ProtectionBreach]
  public let records: [Records]
  /// Cases that take more than the tool says, raised and not answered.
  public internal(set) var questions: [ExtraTime]
  /// Whether the reader names cover, and whether they record what is about staff.
  public let mayCover: Bool
  public let mayChange: Bool
  /// Title and version of the rules.
  public let rules: String

  /// How many things there are in all.
  public var count: Int {
    cover.count + notices.count + requests.count + partTimers.count + excess.count + missing.count + breaches.count
      + records.count + questions.count
  }
}
