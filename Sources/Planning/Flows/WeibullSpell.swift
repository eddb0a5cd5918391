/// How long a spell lasts: a Weibull distribution with a given shape and mean.
public struct WeibullSpell: Sendable, Hashable {
  /// Below 1 ends are likeliest early on; above 1 they become likelier with age.
  public let shape: Double
  /// In the unit in which ages are given, for instance days.
  public let mean: Double
  /// mean / Γ(1 + 1/shape).
  public let scale: Double

  /// - Parameters: both above zero.
  public init(shape: Double, mean: Double) {
    self.shape = shape
    self.mean = mean
    scale = mean / Elementary.gamma(1 + 1 / shape)
  }

  /// The share of spells that last longer than `age`.
  public func survival(_ age: Double) -> Double { Elementary.exp(-accumulated(age)) }

  /// The hazard gathered up to an age.
  func accumulated(_ age: Double) -> Double { age <= 0 ? 0 : Elementary.power(age / scale, shape) }

  /// The share of spells of each age that end within a step: h(a) = 1 − S(a+1)/S(a).
  ///
  /// It is taken from the difference of gathered hazards, so that it stays right where hardly anybody is left.
  public func hazards(step: Double, ages: Int) -> [Double] {
    var before = 0.0
    return (0..<max(0, ages)).map { age in
      let after = accumulated(Double(age + 1) * step)
      defer { before = after }
      return 1 - Elementary.exp(before - after)
    }
  }

  /// The ages of a stock that has stood still for long: the share in each step of age, in proportion to survival. The
  /// last age holds those above it as well.
  func equilibrium(step: Double, ages: Int) -> [Double] {
    var weights = (0..<ages).map { survival(Double($0) * step) }
    guard let last = weights.last, last > 0 else { return Self.shares(weights) }
    // Kept in the last age, people leave by its hazard: a geometric tail.
    let hazard = hazards(step: step, ages: ages).last ?? 1
    weights[ages - 1] = last / max(hazard, 1e-9)
    return Self.shares(weights)
  }

  private static func shares(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
