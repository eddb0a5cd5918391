public import Caseload
public import Workload

/// A person's hours as they stand now: each post with its lines, and every case, piece of work and contact behind them.
public struct PersonHours: Sendable {
  /// One case or piece of work with its own lines; the lines of all sum to those of the post.
  public struct Item: Sendable {
    /// Nil for a restricted case, and for work that is about no case.
    public let crn: String?
    /// `Last, First` of a case, or what the piece of work is.
    public let name: String
    public let lines: [HoursLine]
    /// Why it is not computable; nil where it is.
    public let notComputable: String?
    /// Minutes a month, negative for what colleagues did.
    public var minutes: Int { lines.reduce(0) { $0 + $1.minutes } }
  }
  /// One post.
  public struct Post: Sendable {
    public let key: PostKey
    /// Name of the team, or its code.
    public let team: String
    public let asOf: LocalDate
    public let explanation: HoursExplanation
    /// Cases first, by name; then work.
    public let items: [Item]
    /// Why the post is not computable, in sentences.
    public let notComputable: [String]
  }
  public let practitionerID: Int
  public let staffCode: String
  public let name: String
  public let posts: [Post]
  /// All posts: work over available time, no average of percentages.
  public var totals: HoursTotals { HoursTotals(of: posts.map(\.explanation.figure)) }
}
