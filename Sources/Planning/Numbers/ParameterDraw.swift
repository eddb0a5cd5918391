import Rules

/// A number of a plan, ready to be drawn: a distribution by its quantiles.
struct ParameterDraw: Sendable {
  let id: String
  let distribution: PlanDistribution
  let stream: UInt32
  private let range: ClosedRange<Double>
  /// Of the logarithm of a log-normal number of its mean: the root of ln(1 + spread²).
  private let deviation: Double
  /// Quantiles of a distribution without a short formula, at equal steps of a normal score from −6 to 6.
  private let knots: [Double]

  private static let steps = 240
  private static let reach = 6.0

  /// - Parameter range: what a drawn value is held within.
  init(_ parameter: PlanParameter, within range: ClosedRange<Double>) {
    id = parameter.id
    self.range = range
    if case .lognormal(_, let spread) = parameter.distribution {
      deviation = Elementary.log(1 + spread * spread).squareRoot()
    } else {
      deviation = 0
    }
    distribution = parameter.distribution
    stream = LatinHypercube.stream(parameter.id)
    if case .beta(let a, let b) = parameter.distribution {
      var value = 0.0
      knots = (0...Self.steps).map { step in
        let score = -Self.reach + 2 * Self.reach * Double(step) / Double(Self.steps)
        value = BetaQuantile.of(Self.share(below: score), a: a, b: b, above: value)
        return value
      }
    } else {
      knots = []
    }
  }

  /// The value below which a share `p` lies; p above 0 and below 1.
  func quantile(_ p: Double) -> Double { min(max(unbounded(p), range.lowerBound), range.upperBound) }

  private func unbounded(_ p: Double) -> Double {
    switch distribution {
    case .fixed(let value): return value
    case .triangular(let low, let mode, let high):
      let turn = (mode - low) / (high - low)
      return p < turn
        ? low + (p * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - p) * (high - low) * (high - mode)).squareRoot()
    case .beta:
      let place = (NormalQuantile.of(p) + Self.reach) / (2 * Self.reach) * Double(Self.steps)
      let below = Int(min(max(place, 0), Double(Self.steps - 1)))
      return knots[below] + (knots[below + 1] - knots[below]) * (min(place, Double(Self.steps)) - Double(below))
    case .lognormal(let mean, _):
      return mean * Elementary.exp(deviation * NormalQuantile.of(p) - deviation * deviation / 2)
    case .normal(let mean, let deviation): return mean + deviation * NormalQuantile.of(p)
    }
  }

  /// The standard normal's share below a score, by the incomplete gamma function's series and fraction (as erf).
  private static func share(below score: Double) -> Double {
    let x = score.magnitude / 2.squareRoot()
    let upper = x < 2.5 ? 1 - series(x) : fraction(x)
    return score < 0 ? upper / 2 : 1 - upper / 2
  }

  private static func series(_ x: Double) -> Double {
    var term = x
    var sum = x
    for n in 1..<100 {
      term *= -x * x / Double(n)
      sum += term / Double(2 * n + 1)
      if (term / sum).magnitude < 1e-17 { break }
    }
    return sum * 2 / Double.pi.squareRoot()
  }

  private static func fraction(_ x: Double) -> Double {
    var value = x
    for n in stride(from: 60, through: 1, by: -1) { value = x + Double(n) / 2 / value }
    return Elementary.exp(-x * x) / value / Double.pi.squareRoot()
  }
}
