public import Caseload
public import Rules
public import Workload

/// How much work a unit has, how much it can lawfully hold, and what is short: with all that it is made of.
public struct CapacityStatement: Sendable {
  /// One grade; grades are never set against each other.
  public struct GradeLine: Sendable, Hashable {
    public let grade: Grade
    public let posts: Int
    public let cases: Int
    /// Points.
    public let work: Int
    /// Points, exact.
    public let available: Ratio
    /// Whether the grade may hold work that asks for a qualified officer.
    public let isQualified: Bool
    public var headroom: Ratio { available - Ratio(work) }
    /// Headroom in full-time posts, negative where they are lacking; nil for a grade without a target.
    public var fullTimePosts: Ratio? {
      grade.nominalTarget > 0 ? headroom / Ratio(grade.nominalTarget) : nil
    }
    /// Headroom in hours a week for cases; nil without full-time hours.
    public func hours(_ shares: TimeUseRules.Shares) -> Ratio? {
      fullTimePosts.flatMap { posts in grade.fullTimeHours.map { posts * shares.available(of: $0) } }
    }
  }

  /// Cases of one tier with the points that they come to.
  public struct TierLine: Sendable, Hashable {
    public let tier: String
    public let label: String
    public let cases: Int
    public let points: Int
    /// The part that asks for a qualified officer.
    public let qualifiedCases: Int
    public let qualifiedPoints: Int
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  /// The day that the live figures are of.
  public let day: LocalDate
  public let sums: CapacitySums
  /// In the rule pack's order; those who hold cases by exception are not among them.
  public let grades: [GradeLine]
  public let tiers: [TierLine]
  /// Posts that are in none of it, with their cases and points: not computable.
  public let leftOutPosts: Int
  public let leftOutCases: Int
  public let leftOutWork: Int
  /// Posts of grades that hold cases by exception, with their cases.
  public let seniorPosts: Int
  public let seniorCases: Int
  /// Hours a month for cases, for each person on probation held; nil where nobody is.
  public let hoursPerPerson: Ratio?
  public let limits: Limits
  public let shares: TimeUseRules.Shares
  public let standing: CaseStanding

  public var fullness: CapacitySums.Fullness? {
    sums.fullness(limitPercent: limits.highPercent, roomPercent: limits.roomPercent)
  }
}

/// What pages and commands ask about room for more.
public protocol CapacityUse: Sendable {
  /// The statement of a unit or, for nil, of the service. Throws ``CaseworkRefusal``.
  func capacity(level: String?, code: String?) async throws -> CapacityStatement
  /// The same to be taken away as a file. Throws ``CaseworkRefusal``.
  func capacityFile(level: String?, code: String?) async throws -> CapacityStatement
}
