public import Caseload

/// One person over all their posts: work over available time, with no hour counted twice.
public struct PersonFigure: Sendable, Hashable {
  public let casesHeld: Int
  public let work: Int
  /// Points of available time, exact.
  public let available: Ratio
  /// Nil when the person's available time is not known.
  public let percent: Ratio?
  /// Whether one assumed week stands for posts whose hours are not recorded one by one.
  public let sharesOneWeek: Bool

  /// Sums the posts. A person whose posts are only held back because their hours are not divided has one default week for all of them.
  public init(posts: [PostFigure]) {
    casesHeld = posts.reduce(0) { $0 + $1.casesHeld }
    work = posts.reduce(0) { $0 + $1.work }
    let undivided = posts.filter { post in
      post.notComputable.contains { if case .hoursNotDivided = $0 { true } else { false } }
    }
    sharesOneWeek = undivided.count > 1
    let onlyUndivided = posts.allSatisfy { post in
      post.notComputable.allSatisfy { if case .hoursNotDivided = $0 { true } else { false } }
    }
    let shared = undivided.map(\.available).max() ?? .zero
    let available = posts.filter(\.isComputable).reduce(shared) { $0 + $1.available }
    self.available = available
    percent = onlyUndivided && available > .zero ? Ratio(work * 100) / available : nil
  }
}
