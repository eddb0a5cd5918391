extension LiveEngine {
  /// A reduction of hours, its dates as days from now, negative in the past.
  public struct Reduction: Sendable, Hashable {
    /// Hours a week.
    public let hours: ExactDecimal
    /// `SCHEDULED`, `ACTIVE`, `ARCHIVED` or `DELETED`.
    public let status: String
    public let startsInDays: Double
    public let endsInDays: Double
    public init(hours: ExactDecimal, status: String, startsInDays: Double, endsInDays: Double) {
      self.hours = hours
      self.status = status
      self.startsInDays = startsInDays
      self.endsInDays = endsInDays
    }

    /// Neither archived nor deleted. The reason's switch is not looked at.
    var counts: Bool { status != "ARCHIVED" && status != "DELETED" }
  }

  /// Hours a week that are reduced now: started, not ended, both strictly, whatever the status but archived or
  /// deleted. Source: section 3.3.
  public static func currentReductionHours(
    _ reductions: [Reduction]
  ) throws(CompatibilityProblem) -> ExactDecimal {
    var hours = ExactDecimal.zero
    for reduction in reductions where reduction.counts && reduction.startsInDays < 0 && reduction.endsInDays > 0 {
      hours = try hours.plus(reduction.hours)
    }
    return hours
  }

  /// Days until the reduced hours next change, nil when nothing is to come. Source: section 5.
  public static func nextReductionChange(_ reductions: [Reduction]) -> Double? {
    reductions
      .filter { $0.counts && ($0.startsInDays > 0 || $0.endsInDays > 0) }
      .flatMap { [$0.startsInDays, $0.endsInDays] }
      .filter { $0 >= 0 }
      .min()
  }

  /// A reduction's status after a nightly extract arrived. Source: section 3.5.
  ///
  /// A scheduled one whose whole time passed between two nights stays scheduled for ever.
  public static func statusAfterRollover(_ reduction: Reduction) -> String {
    switch reduction.status {
    case "SCHEDULED" where reduction.startsInDays < 0 && reduction.endsInDays > 0: "ACTIVE"
    case "ACTIVE" where reduction.endsInDays < 0: "ARCHIVED"
    default: reduction.status
    }
  }
}
