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

  /// What is missing in one grade before the work of today is just held.
  public struct Shortage: Sendable, Hashable {
    public let grade: Grade
    /// Whether it is of work that asks for a qualified officer, or of work that any grade may hold.
    public let isQualified: Bool
    /// Points.
    public let points: Ratio
    /// Full-time posts; nil for a grade without a target.
    public var fullTimePosts: Ratio? {
      grade.nominalTarget > 0 ? points / Ratio(grade.nominalTarget) : nil
    }
  }

  /// What is kept back from whoever may not see figures of single people.
  public enum Kept: String, Sendable, Hashable {
    case nothing
    /// Some grade has too few people: figures of grades, and what they bound.
    case grades
    /// The unit has too few people, or subtraction would give a unit that has.
    case everything
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
  /// Grade by grade, qualified officers first; empty where nothing is missing.
  public let shortages: [Shortage]
  /// Full, nearly full or room; nil where nothing is held or all is kept back.
  public let fullness: CapacitySums.Fullness?
  /// Hours for each person on probation by month, of frozen nights.
  public var months = TimeByMonth.none
  public var kept = Kept.nothing
  /// What stands beside the cases that limits allow; nil where all is kept back.
  public var companions: Companions?
  /// Whether the reader may see figures of single people.
  public var showsPeople = true
  /// Figures about fewer people are kept back.
  public var fewestPeople = ComparisonRules.usual.fewestPeople

  /// Whether a figure about so many posts may be shown to the reader.
  public func mayShow(_ posts: Int) -> Bool { showsPeople || posts == 0 || posts >= fewestPeople }
}

/// What pages and commands ask about room for more.
public protocol CapacityUse: Sendable {
  /// The statement of a unit or, for nil, of the service. Throws ``CaseworkRefusal``.
  func capacity(level: String?, code: String?) async throws -> CapacityStatement
  /// The same to be taken away as a file. Throws ``CaseworkRefusal``.
  func capacityFile(level: String?, code: String?) async throws -> CapacityStatement
}
