/// What a plan is charged for. All amounts are in cost units.
public struct RebalanceObjective: Sendable, Hashable {
  /// Percentages of capacity at which load becomes dearer.
  public let loadBreaksPercent: [Int]
  /// What each point above the break of the same place costs, on top of the breaks below.
  public let loadSlopes: [Int]
  /// For each case above a practitioner's cap.
  public let perCaseOverCap: Int
  /// For each case above a share, parts of a case included.
  public let perCaseOverShare: Int
  /// The part of somebody's cases that may be of high or very high risk.
  public let highRiskShare: ExactShare
  /// The part of somebody's cases that may have a sexual offence.
  public let sexualOffenceShare: ExactShare

  public init(
    loadBreaksPercent: [Int], loadSlopes: [Int], perCaseOverCap: Int, perCaseOverShare: Int,
    highRiskShare: ExactShare, sexualOffenceShare: ExactShare
  ) {
    self.loadBreaksPercent = loadBreaksPercent
    self.loadSlopes = loadSlopes
    self.perCaseOverCap = perCaseOverCap
    self.perCaseOverShare = perCaseOverShare
    self.highRiskShare = highRiskShare
    self.sexualOffenceShare = sexualOffenceShare
  }

  func validate() throws(RebalanceInstanceError) {
    guard loadBreaksPercent.count == loadSlopes.count else {
      throw RebalanceInstanceError(
        "objective.loadSlopes", "\(loadSlopes.count) slopes for \(loadBreaksPercent.count) breaks. Give one for each.")
    }
    guard loadBreaksPercent.count <= RebalanceLimits.breaks else {
      throw RebalanceInstanceError(
        "objective.loadBreaksPercent", "\(loadBreaksPercent.count) are more than \(RebalanceLimits.breaks).")
    }
    for (index, percent) in loadBreaksPercent.enumerated() {
      try RebalanceInstance.check(percent, "objective.loadBreaksPercent[\(index)]", atMost: 1_000)
    }
    for (index, slope) in loadSlopes.enumerated() {
      try RebalanceInstance.check(slope, "objective.loadSlopes[\(index)]", atMost: RebalanceLimits.slope)
    }
    try RebalanceInstance.check(perCaseOverCap, "objective.perCaseOverCap", atMost: RebalanceLimits.penalty)
    try RebalanceInstance.check(perCaseOverShare, "objective.perCaseOverShare", atMost: RebalanceLimits.penalty)
    guard scale <= RebalanceLimits.scale else {
      throw RebalanceInstanceError(
        "objective.highRiskShare", "the two shares have too many places to be reckoned together.")
    }
  }

  /// Costs are whole numbers once multiplied by this. 1 for the usual weights.
  public var scale: Int {
    Self.leastCommonMultiple(
      Self.reduced(perCaseOverShare, highRiskShare.denominator).denominator,
      Self.reduced(perCaseOverShare, sexualOffenceShare.denominator).denominator)
  }

  /// The scaled cost of one `1 / denominator` of a case above a share; exact, since `scale` holds what is left over.
  func scaledShareWeight(_ share: ExactShare) -> Int {
    let (numerator, denominator) = Self.reduced(perCaseOverShare, share.denominator)
    return scale / denominator * numerator
  }

  private static func reduced(_ numerator: Int, _ denominator: Int) -> (numerator: Int, denominator: Int) {
    let divisor = ExactShare.greatestCommonDivisor(numerator, denominator)
    return (numerator / divisor, denominator / divisor)
  }

  private static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    a / ExactShare.greatestCommonDivisor(a, b) * b
  }
}
