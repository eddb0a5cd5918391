public import Caseload
public import Rules
public import Workload

/// The people of a unit with their caseload beside its limit, cases held by another grade than they ask for, and needs.
public struct PeoplePage: Sendable {
  /// One post on the day of the data.
  public struct Post: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
    /// Label of the grade.
    public let grade: String
    public let team: String
    public let teamName: String
    /// Nil when nobody recorded them.
    public let hours: WeeklyHours?
    /// Contracted hours over the grade's full week; nil without hours or without such a week.
    public let fte: Ratio?
    public let cases: Int
    /// Cases that these hours may hold, unrounded; nil where it cannot be worked out.
    public internal(set) var limit: Ratio?
    /// The full week's limit, and whether the team has its own.
    public internal(set) var fullWeekLimit: Int
    public internal(set) var isTeamsOwnLimit: Bool
    /// What protects this person with a lower limit than others have.
    public var protection: CaseloadCeiling.Source?
    /// For instance `in training`, `newly qualified until 3 December 2026`.
    public let status: String?
    /// Cases at the levels of risk that the rules count as high in a mix.
    public var highRisk = 0
    /// The specialism of the team where the limit is that of the specialism.
    public var limitSpecialism: String?
    /// Whether the limit was adopted beside the rules.
    public var isAdoptedLimit = false

    /// Cases for a full-time equivalent, unrounded; nil without hours.
    public var fullTimeCases: Ratio? { fte.flatMap { $0 > .zero ? Ratio(cases) / $0 : nil } }

    public enum Standing: Sendable, Hashable { case under, at, over, unknown }

    /// At the limit is not over it; compared unrounded.
    public var standing: Standing {
      guard let limit else { return .unknown }
      let held = Ratio(cases)
      return held > limit ? .over : held == limit ? .at : .under
    }
  }

  /// A case held by a grade that it does not ask for.
  public struct Drift: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      /// The case asks for a qualified officer and somebody else holds it.
      case qualifiedWorkByOthers = "qualified-work-by-others"
      /// A senior holds a case.
      case caseworkBySeniors = "casework-by-seniors"
    }
    public let kind: Kind
    /// Nil for a restricted case.
    public let crn: String?
    public let tier: String
    public let holder: String
    public let grade: String
    public let team: String
    /// Why the case asks for a qualified officer.
    public let reasons: [String]
  }

  /// How many current cases have a need or circumstance.
  public struct Need: Sendable, Hashable {
    public let code: String
    public let label: String
    public let cases: Int
    /// By the code of the team that answers for the case.
    public let byTeam: [String: Int]
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  /// Over the limit first, then by team and name.
  public let posts: [Post]
  public let drift: [Drift]
  public let needs: [Need]
  /// Names of the teams that `needs` counts by.
  public let teams: [String: String]
  public let standing: CaseStanding
  /// Reference lines of a caseload.
  public var lines = CaseloadLines.none
  /// What stands beside the caseloads.
  public var companions: Companions?

  /// Cases of the posts with known hours, their full-time equivalents, and one over the other; nil where none has hours.
  public var fullTimeEquivalent: (cases: Int, fte: Ratio, perPost: Ratio)? {
    let known = posts.filter { $0.fullTimeCases != nil }
    let fte = known.reduce(Ratio.zero) { $0 + ($1.fte ?? .zero) }
    let cases = known.reduce(0) { $0 + $1.cases }
    return fte > .zero ? (cases, fte, Ratio(cases) / fte) : nil
  }

  /// Part-time posts that hold more than their part of the limit.
  public var partTimeOver: [Post] {
    posts.filter { post in post.standing == .over && post.fte.map { $0 < Ratio(1) } ?? false }
  }

  /// Posts of one standing.
  public func count(_ standing: Post.Standing) -> Int { posts.filter { $0.standing == standing }.count }
}
