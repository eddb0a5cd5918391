public import Caseload

/// What one post's hours come to. Minutes are a month's; available time is hours a week.
public struct HoursFigure: Sendable, Hashable {
  public let held: Int
  /// Held cases that no minutes could be worked out for: on a list, and in no sum.
  public let notCounted: Int
  /// Minutes of work, local settings included.
  public let minutes: Int
  /// Of these, minutes of travel on the national basis.
  public let travel: Int
  /// Of these, minutes that a local setting adds or takes away.
  public let local: Int
  /// Of these, hundredths of minutes that a hub could take.
  public let hub: Int
  /// Hours of work a week, exact.
  public let work: Ratio
  /// Available hours a week, exact; zero or less where they cannot be worked out.
  public let available: Ratio
  /// Empty when the figure is computable.
  public let notComputable: [NotComputable]

  public init(
    held: Int, notCounted: Int, minutes: Int, travel: Int, local: Int, hub: Int, work: Ratio, available: Ratio,
    notComputable: [NotComputable]
  ) {
    self.held = held
    self.notCounted = notCounted
    self.minutes = minutes
    self.travel = travel
    self.local = local
    self.hub = hub
    self.work = work
    self.available = available
    self.notComputable = notComputable
  }

  public var isComputable: Bool { notComputable.isEmpty }
  /// Work over available time in percent, unrounded; nil when not computable.
  public var percent: Ratio? { isComputable ? work * Ratio(100) / available : nil }
  /// Available hours a week minus work, exact; nil when not computable.
  public var headroom: Ratio? { isComputable ? available - work : nil }
}

/// Sums over posts: work over available time of those with a percentage, and the others beside them.
public struct HoursTotals: Sendable, Hashable {
  public var posts = 0
  public var held = 0
  public var notCounted = 0
  public var minutes = 0
  public var local = 0
  public var work = Ratio.zero
  public var available = Ratio.zero
  /// Posts without a percentage and their minutes, in neither side of the division.
  public var outPosts = 0
  public var outMinutes = 0

  public init() {}
  public init(of figures: some Sequence<HoursFigure>) { for figure in figures { add(figure) } }

  public mutating func add(_ figure: HoursFigure) {
    held += figure.held
    notCounted += figure.notCounted
    guard figure.isComputable else {
      outPosts += 1
      outMinutes += figure.minutes
      return
    }
    posts += 1
    minutes += figure.minutes
    local += figure.local
    work += figure.work
    available += figure.available
  }

  /// In percent, unrounded; nil where nobody's figure is computable.
  public var percent: Ratio? { available > .zero ? work * Ratio(100) / available : nil }
}
