/// Quantiles by linear interpolation between order statistics. Source: type 7 of Hyndman and Fan (1996).
public enum Quantiles {
  /// - Parameters:
  ///   - values: in any order; not empty for a figure.
  ///   - shares: 0 to 1, in any order.
  /// - Returns: one figure a share; not a number where there are no values.
  public static func of(_ values: [Double], at shares: [Double]) -> [Double] {
    let sorted = values.sorted()
    return shares.map { share in
      guard let last = sorted.indices.last else { return .nan }
      let place = min(1, max(0, share)) * Double(last)
      let below = Int(place)
      let above = min(below + 1, last)
      return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
    }
  }
}

/// The bands of a fan: quantiles of many replications at each step.
public enum Fan {
  /// - Parameters:
  ///   - replications: values by replication, then by step, all of one length.
  ///   - shares: of the quantiles.
  /// - Returns: quantiles by step, then by share.
  public static func quantiles(_ replications: [[Double]], at shares: [Double]) -> [[Double]] {
    let steps = replications.map(\.count).min() ?? 0
    return (0..<steps).map { step in Quantiles.of(replications.map { $0[step] }, at: shares) }
  }
}
