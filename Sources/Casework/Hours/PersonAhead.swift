public import Caseload
public import Workload

/// A person's work beside their time in the weeks ahead, with the causes of every change.
public struct PersonAhead: Sendable {
  /// One post, with a team that it belongs to.
  public struct Post: Sendable {
    public let key: PostKey
    /// Name of the team, or its code.
    public let team: String
    public let load: LoadAhead
  }

  public let practitionerID: Int
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  /// The day that the records are of.
  public let day: LocalDate
  public let posts: [Post]
  /// All posts whose hours can be told.
  public let total: LoadAhead
  /// By the reference of a cause.
  public let cases: [Int: AheadCase]
  /// Posts in none of the sums, as their hours cannot be told.
  public let leftOut: Int
  /// Cases held under a post that is not recorded.
  public let withoutPost: Int
  public let rules: String
}

/// A case that causes a change, as far as the reader may know of it.
public struct AheadCase: Sendable, Hashable {
  /// Nil for a case that is kept from the reader.
  public let crn: String?
  /// `Last, First`, or that it is not shown.
  public let name: String
}

/// The work of a team's posts in the weeks ahead, senior posts left out as in its hours.
public struct TeamAhead: Sendable {
  /// Everybody together, with causes that name no case.
  public let total: LoadAhead
  /// By staff code: a person's page, and the work of their posts in the team.
  public let people: [String: Person]
  public let rules: String

  public struct Person: Sendable {
    /// Nil for somebody who has no page.
    public let practitionerID: Int?
    public let load: LoadAhead
  }
}
