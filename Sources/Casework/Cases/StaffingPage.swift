public import Caseload

/// Funded posts beside people in post, by grade and by unit below.
public struct StaffingPage: Sendable {
  /// Sums over posts on one day.
  public struct Line: Sendable, Hashable {
    /// Full-time equivalents.
    public var funded = Ratio.zero
    /// Contracted hours over the grade's full week, of posts whose hours are recorded.
    public var inPost = Ratio.zero
    /// Of `inPost`, people on the qualifying programme.
    public var trainees = Ratio.zero
    public var posts = 0
    public var newlyQualified = 0
    /// Posts whose holder has had the grade for less than a year.
    public var underAYear = 0
    /// Posts without contracted hours, or with a grade that has no full week: not in `inPost`.
    public var incomplete = 0

    public init() {}

    /// Negative when more are in post than are funded.
    public var vacancy: Ratio { funded - inPost }

    /// More than half have had their grade for less than a year.
    public var hasExperienceGap: Bool { underAYear * 2 > posts }

    public static func += (a: inout Line, b: Line) {
      a.funded += b.funded
      a.inPost += b.inPost
      a.trainees += b.trainees
      a.posts += b.posts
      a.newlyQualified += b.newlyQualified
      a.underAYear += b.underAYear
      a.incomplete += b.incomplete
    }
  }

  public struct GradeLine: Sendable, Hashable {
    /// Label of the rule pack, or the code of a grade that it does not name.
    public let grade: String
    public let line: Line
  }

  public struct UnitLine: Sendable, Hashable {
    public let unit: UnitReference
    public let line: Line
    /// Work over available time as it stands now, in percent, unrounded; nil where no post has one, or it is kept back.
    public var percent: Ratio?
    /// Whether so few people work there that the percentage is kept back.
    public var isKeptBack = false

    /// Vacant posts in percent of funded ones, unrounded; nil where none are funded.
    public var vacancyPercent: Ratio? { line.funded > .zero ? line.vacancy * Ratio(100) / line.funded : nil }
  }

  public let unit: UnitReference
  /// From the widest unit down to the one above.
  public let path: [UnitReference]
  /// In the rule pack's order, unknown grades last; only grades with a post, held or funded.
  public let grades: [GradeLine]
  public let total: Line
  /// Units directly below, by name.
  public let units: [UnitLine]
  /// Teams with at least one post and without an incomplete one, of all teams.
  public let completeTeams: Int
  public let teams: Int
  public let standing: CaseStanding
  /// What is recorded of time inside the assumed shares; nil where so few people work here that it is kept back.
  public var recorded: RecordedShares?
}
