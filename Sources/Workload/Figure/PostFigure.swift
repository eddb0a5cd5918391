public import Caseload

/// What one post's night comes to. The percentage is `work` over `available`, or there is none and the reasons are listed.
public struct PostFigure: Sendable, Hashable {
  /// Cases held: every case of the extract and the transition to adulthood cases.
  public let casesHeld: Int
  /// The cases that earn points.
  public let casesActive: Int
  /// Points of work. Whole, because every count and every table is.
  public let work: Int
  /// Points of available time, exact. Zero or less where it cannot be worked out.
  public let available: Ratio
  /// Contracted hours that were used, recorded or assumed; nil where there are none.
  public let contracted: WeeklyHours?
  public let hoursAreAssumed: Bool
  public let reduced: WeeklyHours
  /// Empty when the figure is computable.
  public let notComputable: [NotComputable]

  public init(
    casesHeld: Int, casesActive: Int, work: Int, available: Ratio, contracted: WeeklyHours?, hoursAreAssumed: Bool,
    reduced: WeeklyHours, notComputable: [NotComputable]
  ) {
    self.casesHeld = casesHeld
    self.casesActive = casesActive
    self.work = work
    self.available = available
    self.contracted = contracted
    self.hoursAreAssumed = hoursAreAssumed
    self.reduced = reduced
    self.notComputable = notComputable
  }

  public var isComputable: Bool { notComputable.isEmpty }
  /// Work over available time in percent, unrounded; nil when not computable.
  public var percent: Ratio? { isComputable ? Ratio(work * 100) / available : nil }
  /// Available points minus work, exact; nil when not computable.
  public var headroom: Ratio? { isComputable ? available - Ratio(work) : nil }
}
