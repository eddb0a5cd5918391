public import Caseload

/// How many hours of a week a full-time post has for cases, for statements in hours.
public struct CapacityRules: Sendable, Hashable {
  /// How two shares of the week are taken off it.
  public enum Combination: String, Sendable, Hashable, CaseIterable {
    /// The second is taken of what the first leaves: (1 − a) × (1 − b).
    case multiplicative
    /// Both are taken of the whole: 1 − a − b.
    case additive
  }

  /// Percent of contracted time for leave, sickness and training.
  public let nonEffectivePercent: Int
  /// Percent for travel, systems and supervision.
  public let nonAttributablePercent: Int
  public let combination: Combination

  public init(nonEffectivePercent: Int, nonAttributablePercent: Int, combination: Combination) {
    self.nonEffectivePercent = nonEffectivePercent
    self.nonAttributablePercent = nonAttributablePercent
    self.combination = combination
  }

  /// A pack without the table: nothing is taken off.
  public static let none = CapacityRules(nonEffectivePercent: 0, nonAttributablePercent: 0, combination: .additive)

  /// Share of contracted time that is for cases, exact.
  public var share: Ratio {
    let (a, b) = (Ratio(nonEffectivePercent, over: 100), Ratio(nonAttributablePercent, over: 100))
    return combination == .additive ? Ratio(1) - a - b : (Ratio(1) - a) * (Ratio(1) - b)
  }

  /// Hours a week that a post of so many contracted hours has for cases: 24.864 of 37 by the shipped rules.
  public func available(of week: WeeklyHours) -> Ratio { week.ratio * share }
}
