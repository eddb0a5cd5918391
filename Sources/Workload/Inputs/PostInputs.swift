public import Caseload

/// Everything that one post's figure of one night is worked out from. Frozen with the figure, so that it can be explained for ever.
public struct PostInputs: Sendable, Hashable {
  /// Grade code as the case system wrote it, spaces included.
  public var rawGrade: String
  /// Every case held, by location and tier, active or not (`WMT_Extract`).
  public var held: TierCounts
  /// The cases that earn points (`WMT_Extract_Filtered`): inactive ones are taken out upstream.
  public var active: TierCounts
  /// Transition to adulthood cases (`T2A`), counted beside the others and with points of their own.
  public var t2a: TierCounts
  public var inactive: InactiveCases
  public var reports: CourtReports
  public var contacts: [ContactCount]
  /// Cases in their first 16 weeks. Shown; they earn no points.
  public var firstSixteenWeeks: FirstSixteenWeeks
  public var hours: PostHours
  /// Why the counts above cannot be trusted. Empty in the usual case.
  public var faults: [NotComputable]

  public init(
    rawGrade: String, held: TierCounts, active: TierCounts, t2a: TierCounts, inactive: InactiveCases = .init(),
    reports: CourtReports = .init(), contacts: [ContactCount] = [], firstSixteenWeeks: FirstSixteenWeeks = .init(),
    hours: PostHours = .init(), faults: [NotComputable] = []
  ) {
    self.rawGrade = rawGrade
    self.held = held
    self.active = active
    self.t2a = t2a
    self.inactive = inactive
    self.reports = reports
    self.contacts = contacts
    self.firstSixteenWeeks = firstSixteenWeeks
    self.hours = hours
    self.faults = faults
  }
}

/// Numbers of case rows of each inactive kind. Shown beside the caseload; they take no points away.
public struct InactiveCases: Sendable, Hashable {
  public var warrants: Int
  public var unpaidWork: Int
  public var overdueTermination: Int
  public var standaloneSuspended: Int
  public var suspendedLifers: Int
  public init(
    warrants: Int = 0, unpaidWork: Int = 0, overdueTermination: Int = 0, standaloneSuspended: Int = 0,
    suspendedLifers: Int = 0
  ) {
    self.warrants = warrants
    self.unpaidWork = unpaidWork
    self.overdueTermination = overdueTermination
    self.standaloneSuspended = standaloneSuspended
    self.suspendedLifers = suspendedLifers
  }
}

/// Counts of court reports.
public struct CourtReports: Sendable, Hashable {
  /// Standard delivery reports finished in the last 30 days.
  public var standardLast30: Int
  /// Standard delivery reports due in the next 30 days. Earn no points.
  public var standardDueNext30: Int
  /// Fast delivery reports finished in the last 30 days.
  public var fastLast30: Int
  /// Earn no points.
  public var oral: Int
  public init(standardLast30: Int = 0, standardDueNext30: Int = 0, fastLast30: Int = 0, oral: Int = 0) {
    self.standardLast30 = standardLast30
    self.standardDueNext30 = standardDueNext30
    self.fastLast30 = fastLast30
    self.oral = oral
  }
}

/// How often a kind of contact was done for or by a colleague.
public struct ContactCount: Sendable, Hashable {
  public enum Direction: String, Sendable {
    /// This practitioner did the contact on a case that a colleague holds: points gained.
    case forOthers
    /// A colleague did the contact on a case that this practitioner holds: points given away.
    case byOthers
  }
  public let code: String
  public let direction: Direction
  public let count: Int
  public init(code: String, direction: Direction, count: Int) {
    self.code = code
    self.direction = direction
    self.count = count
  }
}

/// Cases in their first 16 weeks, by location.
public struct FirstSixteenWeeks: Sendable, Hashable {
  public var community: Int
  public var licence: Int
  public init(community: Int = 0, licence: Int = 0) {
    self.community = community
    self.licence = licence
  }
}

/// The hours of one post on the night of the figure.
public struct PostHours: Sendable, Hashable {
  /// Nil when nobody recorded them: the grade's default is then assumed, and said to be.
  public var contracted: WeeklyHours?
  public var reductions: [HoursReduction]
  public init(contracted: WeeklyHours? = nil, reductions: [HoursReduction] = []) {
    self.contracted = contracted
    self.reductions = reductions
  }
  public var reduced: WeeklyHours { reductions.reduce(.zero) { $0 + $1.hours } }
}

/// Hours a week taken off a post for a reason, on the night of the figure.
public struct HoursReduction: Sendable, Hashable {
  /// A reason of the rule pack.
  public let reason: String
  public let hours: WeeklyHours
  public init(reason: String, hours: WeeklyHours) {
    self.reason = reason
    self.hours = hours
  }
}

/// Why a post has no percentage.
public enum NotComputable: Sendable, Hashable {
  /// The case system's grade code is not in the rule pack.
  case unknownGrade(code: String)
  /// Nobody recorded hours and the grade has no default.
  case noHours(grade: String)
  /// Reductions take all contracted hours, or more.
  case noAvailability
  /// The person holds several posts and the hours in each are not recorded: one week must not be counted twice.
  case hoursNotDivided(posts: Int)
  /// A row of the extract could not be trusted and was set aside.
  case quarantined(sheet: String, row: Int)
}
