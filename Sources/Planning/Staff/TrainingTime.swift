/// How long training lasts: a triangular distribution, in months.
public struct TrainingTime: Sendable, Hashable {
  public let low: Double
  public let mode: Double
  public let high: Double
  /// - Parameters: 0 ≤ low ≤ mode ≤ high.
  public init(low: Double, mode: Double, high: Double) {
    self.low = low
    self.mode = mode
    self.high = high
  }

  /// The share that has finished by a month.
  public func finished(by month: Double) -> Double {
    if month <= low { return month == low && low == high ? 1 : 0 }
    if month >= high { return 1 }
    let width = high - low
    if month <= mode { return (month - low) * (month - low) / (width * (mode - low)) }
    return 1 - (high - month) * (high - month) / (width * (high - mode))
  }

  /// The share that finishes in each step of training, the first step first. Sums to 1.
  public func shares(stepMonths step: Double) -> [Double] {
    let steps = max(1, Int((high / step).rounded(.up)))
    return (0..<steps).map { finished(by: Double($0 + 1) * step) - finished(by: Double($0) * step) }
  }

  /// Of those who are still training at the beginning of each step, the share that finishes in it.
  public static func hazards(_ shares: [Double]) -> [Double] {
    var left = 1.0
    return shares.map { share in
      // What rounding leaves of the last share is nobody.
      let hazard = left > 1e-12 ? min(1, max(0, share / left)) : 1
      left -= share
      return hazard
    }
  }
}
