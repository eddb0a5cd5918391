/// A reason for which a person's available time is reduced.
public struct ReductionReason: Sendable, Hashable {
  public let id: String
  public let label: String
  /// Identifier of the group that the reason is listed in, for instance `personal-circumstances`.
  public let category: String
  /// Fixed share of contracted hours in percent, where the reason has one.
  public let allowancePercent: Int?
  /// Most that may be taken, in percent of contracted hours.
  public let maximumPercent: Int?
  /// How long it lasts, in months.
  public let months: Int?
  /// Whether somebody other than whoever records it has to approve it before it counts.
  public let needsApproval: Bool
  /// Whether it is an adjustment for health: its last day is the day of its review, and it stands until somebody ends it.
  public let isAdjustment: Bool
  public init(
    id: String, label: String, category: String, allowancePercent: Int?, maximumPercent: Int?, months: Int?,
    needsApproval: Bool = false, isAdjustment: Bool = false
  ) {
    self.id = id
    self.label = label
    self.category = category
    self.allowancePercent = allowancePercent
    self.maximumPercent = maximumPercent
    self.months = months
    self.needsApproval = needsApproval
    self.isAdjustment = isAdjustment
  }
}

/// Lines on the percentage scale. Compared unrounded and strictly: 110.0 exactly is not over 110.
public struct Limits: Sendable, Hashable {
  /// Full use of available time, in percent.
  public let fullPercent: Int
  /// Over this a workload is high.
  public let highPercent: Int
  /// Over this a stronger step is due.
  public let veryHighPercent: Int
  /// Room is reached when today's work could grow to this share of itself, in percent; between full and this a unit is nearly full.
  public let roomPercent: Int
  public init(fullPercent: Int, highPercent: Int, veryHighPercent: Int, roomPercent: Int) {
    self.fullPercent = fullPercent
    self.highPercent = highPercent
    self.veryHighPercent = veryHighPercent
    self.roomPercent = roomPercent
  }
}

/// What an incoming nightly extract must satisfy.
public struct ExtractRules: Sendable, Hashable {
  /// An extract that lost more than this share of owners or of cases waits for a person's decision.
  public let dropPercent: Int
  /// Figures older than this many hours after the extract's day ended carry a notice on every page.
  public let lateAfterHours: Int
  /// The largest count that a cell may hold (the incumbent's column holds five digits).
  public let largestCount: Int
  /// The longest text that a cell may hold, in characters.
  public let longestText: Int
  public init(dropPercent: Int, lateAfterHours: Int, largestCount: Int, longestText: Int) {
    self.dropPercent = dropPercent
    self.lateAfterHours = lateAfterHours
    self.largestCount = largestCount
    self.longestText = longestText
  }
}
