public import Caseload
public import Workload

/// The hours a week that one person has for cases, post by post, with what protects them and what is ahead.
public struct AvailabilityPage: Sendable {
  public struct Post: Sendable {
    public let key: PostKey
    public let teamName: String
    /// Label of the grade, or its code where the rules do not know it.
    public let grade: String
    public let now: AvailableTime
    /// The lowest first; empty where no limit can be worked out.
    public let ceilings: [CaseloadCeiling]
    public let protections: [Protection]
    /// Cases held now.
    public let cases: Int
    /// Each Monday of the next 13 weeks on which the hours differ from those of the week before, with the hours from then on.
    public let ahead: [Turn]
    public let duties: [HeldDuty]
    /// For a senior's post: what it holds and oversees.
    public var senior: SeniorLoad?
  }

  /// Hours a week from one day on.
  public struct Turn: Sendable, Hashable {
    public let day: LocalDate
    public let available: Ratio
  }

  /// A duty as it is recorded, in force or to come.
  public struct HeldDuty: Sendable, Hashable {
    public let id: Int
    public let kind: String
    public let from: LocalDate
    public let until: LocalDate?
    /// Nil for those of the rules.
    public let hours: WeeklyHours?
    public let colleague: String?
    public let note: String?
    public let recordedBy: String
    /// Counts changes: who changes an older one is told so.
    public let version: Int
  }

  /// Something about this person's time that is near or overdue.
  public struct Notice: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// A listed reduction ends; its reason is empty for whoever may not see it.
      case reductionEnds(reason: String)
      /// An adjustment for health is to be reviewed; it stands meanwhile.
      case adjustmentReview(reason: String, isOverdue: Bool)
      case protectionEnds(Protection.Kind)
      /// The newly qualified protection has come to its end and waits for a senior.
      case awaitsReadiness
      case contractChanges(to: WeeklyHours?)
    }
    public let kind: Kind
    /// The last day on which it counts; for a contract the first of the new one.
    public let day: LocalDate
    public let team: String
  }

  /// An adjustment that stands until somebody ends it.
  public struct Adjustment: Sendable, Hashable {
    public let team: String
    public let reason: String
    public let from: LocalDate
    public let review: LocalDate?
    public let hours: WeeklyHours
  }

  public let staffCode: String
  /// `Last, First`.
  public let name: String
  public let day: LocalDate
  public let posts: [Post]
  /// What stands beside the caseload.
  public var companions: Companions?
  public let notices: [Notice]
  /// Reductions that wait for approval; empty for whoever may not see reasons.
  public let requests: [ReductionRequest]
  /// Adjustments for health that stand: team, reason and first day. Empty for whoever may not see reasons.
  public let adjustments: [Adjustment]
  /// Whether reasons of reductions and absences are shown; otherwise they are one line.
  public let seesReasons: Bool
  /// Whether the reader may record duties here.
  public let mayChange: Bool
  /// Title and version of the rules.
  public let rules: String
  /// What is recorded of the last year beside the assumed shares.
  public var recorded: RecordedShares?
  /// Days on which the person is not to be given more work, from today on; nil for whoever may not see them.
  public var marks: [NotForNow]?
}

/// A duty to be recorded, as somebody wrote it.
public struct NewDuty: Sendable, Hashable {
  public var staff: String
  public var team: String
  public var kind: String
  /// As typed; empty for the hours of the rules.
  public var hours: String
  public var from: String
  public var until: String
  public var colleague: String
  public var note: String

  public init(
    staff: String, team: String, kind: String, hours: String = "", from: String, until: String = "",
    colleague: String = "", note: String = ""
  ) {
    self.staff = staff
    self.team = team
    self.kind = kind
    self.hours = hours
    self.from = from
    self.until = until
    self.colleague = colleague
    self.note = note
  }
}

/// What came of a duty that was to be recorded.
public enum DutyOutcome: Sendable {
  /// Its number, with hours a week available before and after on its first day, or today where that is later.
  case kept(Int, before: Ratio, after: Ratio)
  /// By the name of a field: `team`, `kind`, `hours`, `from`, `until`, `colleague`, `note`.
  case refused([HandProblem])
}

/// What a person's time is taken by, and what protects it.
public protocol AvailabilityUse: Sendable {
  /// Throws ``CaseworkRefusal`` for somebody out of reach or without a post.
  func availability(staff: String) async throws -> AvailabilityPage
  /// Records a duty outside cases, with its row of the audit trail. Throws ``CaseworkRefusal``.
  func recordDuty(_ new: NewDuty) async throws -> DutyOutcome
  /// Sets the last day of a duty. - Parameter version: as it was when somebody decided; another one is refused.
  func endDuty(_ id: Int, of staff: String, on last: LocalDate, version: Int) async throws
  /// Confirms that a newly qualified officer is ready for a full caseload, from today. Nobody confirms it for themselves.
  func confirmReady(staff: String) async throws
  /// Asks for a reduction that somebody else approves. - Parameter texts: the row of the sheet of reductions.
  func requestReduction(_ texts: [String: String], why: String) async throws -> ReductionAnswer
  /// Approves or declines a request: never by whoever asked, nor by the person it is for. Approved, it is recorded at once.
  func decideReduction(_ id: Int, of staff: String, approve: Bool, answer: String) async throws -> ReductionAnswer
  /// Ends an adjustment for health after its review. - Parameter key: of the reduction: team, reason and first day.
  func endAdjustment(staff: String, team: String, reason: String, from: String, on last: LocalDate) async throws
  /// Says that somebody is not to be given more work for some days. What is to be put right comes by the name of a field:
  /// `mark-from`, `mark-until`, `mark-reason`; nothing when it is kept.
  func markNotForNow(_ new: NewNotForNow) async throws -> [HandProblem]
  /// Ends such a mark: yesterday was its last day.
  func endNotForNow(_ id: Int, of staff: String) async throws
}
