public import Rules

extension TimeUseRules.Combination {
  /// The share of contracted time that is left for cases: 0.672 or 0.64 of 20 and 16 %.
  public func effectiveShare(nonEffective: Double, nonAttributable: Double) -> Double {
    switch self {
    case .multiplicative: (1 - nonEffective) * (1 - nonAttributable)
    case .additive: 1 - nonEffective - nonAttributable
    }
  }
}

/// Hours a week that a staff has for cases.
public struct StaffCapacity: Sendable, Hashable {
  public let hoursPerWeek: Double
  /// The share of contracted time that is left for cases.
  public let effectiveShare: Double

  /// - Parameters:
  ///   - staff: full-time equivalents with the weight of each, 1 for a full caseload.
  ///   - contractHours: hours a week of a full-time post.
  ///   - effectiveShare: of them, the share for cases.
  public init(staff: [(fte: Double, weight: Double)], contractHours: Double, effectiveShare: Double) {
    self.effectiveShare = effectiveShare
    hoursPerWeek = staff.reduce(0) { $0 + $1.fte * $1.weight } * contractHours * effectiveShare
  }
}

/// Full-time equivalents that a work needs, beside those in post.
public struct RequiredStaff: Sendable, Hashable {
  public let required: Double
  /// Below zero where there are more in post than needed.
  public let shortfall: Double
  /// Work over capacity of those in post; not finite where nobody is.
  public let utilisation: Double

  /// - Parameters:
  ///   - workHours: hours of work a week.
  ///   - hoursPerPost: hours a week that a full-time post has for cases.
  ///   - ceiling: the highest utilisation meant, 1 for full.
  ///   - inPost: full-time equivalents.
  public init(workHours: Double, hoursPerPost: Double, ceiling: Double, inPost: Double) {
    required = workHours / (hoursPerPost * ceiling)
    shortfall = required - inPost
    utilisation = workHours / (inPost * hoursPerPost)
  }
}
