public import Caseload

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
    public let limit: Ratio?
    /// The full week's limit, and whether the team has its own.
    public let fullWeekLimit: Int
    public let isTeamsOwnLimit: Bool
    /// For instance `in training`, `newly qualified until 3 December 2026`.
    public let status: String?

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

  public func count(_ standing: Post.Standing) -> Int { posts.filter { $0.standing == standing }.count }
}
