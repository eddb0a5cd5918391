/// How far a forecast was from what happened.
public struct ForecastErrors: Sendable, Hashable {
  /// Mean absolute error, in the unit of the series.
  public let meanAbsolute: Double
  public let rootMeanSquare: Double
  /// Mean of forecast less actual: above zero when forecasts were too high.
  public let bias: Double
  /// Mean of each error's share of its actual value; not finite where an actual value is zero.
  public let meanAbsolutePercentage: Double
  /// Sum of errors over sum of actual values.
  public let weightedAbsolutePercentage: Double
  /// Mean absolute error over that of carrying the last value one step in the training series; nil without one.
  public let scaled: Double?

  /// - Parameters: actual and forecast of one length; training in order of time.
  public init(actual: [Double], forecast: [Double], training: [Double]) {
    let pairs = Array(zip(actual, forecast))
    let count = Double(pairs.count)
    let absolute = pairs.reduce(0) { $0 + ($1.1 - $1.0).magnitude }
    meanAbsolute = absolute / count
    rootMeanSquare = (pairs.reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) } / count).squareRoot()
    bias = pairs.reduce(0) { $0 + ($1.1 - $1.0) } / count
    meanAbsolutePercentage = pairs.reduce(0) { $0 + ($1.1 - $1.0).magnitude / $1.0.magnitude } / count
    weightedAbsolutePercentage = absolute / pairs.reduce(0) { $0 + $1.0.magnitude }
    let steps = zip(training.dropFirst(), training).map { ($0 - $1).magnitude }
    scaled = steps.isEmpty ? nil : meanAbsolute / (steps.reduce(0, +) / Double(steps.count))
  }
}

/// How well intervals held what happened.
public struct IntervalScore: Sendable, Hashable {
  /// The share of actual values within their interval, ends included.
  public let coverage: Double
  /// Mean width, with 2/α of the distance added for a value outside. Lower is better. Source: Winkler (1972).
  public let winkler: Double

  /// - Parameter alpha: 1 less the share that an interval is meant to hold.
  public init(actual: [Double], lower: [Double], upper: [Double], alpha: Double) {
    var within = 0.0
    var score = 0.0
    for (value, (low, high)) in zip(actual, zip(lower, upper)) {
      score += high - low
      if value < low {
        score += 2 / alpha * (low - value)
      } else if value > high {
        score += 2 / alpha * (value - high)
      } else {
        within += 1
      }
    }
    coverage = within / Double(actual.count)
    winkler = score / Double(actual.count)
  }
}

/// How well forecasts of one quantile did: an error costs q where the value lay above, 1 − q where it lay below.
public enum PinballLoss {
  /// The mean loss. - Parameter quantile: 0 to 1.
  public static func mean(actual: [Double], forecast: [Double], quantile: Double) -> Double {
    let losses = zip(actual, forecast).map { value, said in
      value >= said ? quantile * (value - said) : (1 - quantile) * (said - value)
    }
    return losses.reduce(0, +) / Double(actual.count)
  }
}
