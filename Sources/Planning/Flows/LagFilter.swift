/// A delay as the shares of what comes in that go out after so many steps.
public enum LagFilter {
  /// The shares for a fixed delay. A delay between two steps is shared between them in proportion.
  ///
  /// - Parameters:
  ///   - lag: steps, not negative.
  ///   - longest: steps of the last share; without it just long enough.
  /// - Returns: shares from no delay to `longest` steps, which sum to 1; nil where the delay does not fit.
  /// Source: the definition of a lag filter in the Ministry of Justice's `prisonsreadyreckoner`.
  public static func shares(lag: Double, longest: Int? = nil) -> [Double]? {
    guard lag >= 0, lag < 1_000_000 else { return nil }
    let needed = Int(lag.rounded(.up))
    let last = longest ?? needed
    guard last >= needed, last < 1_000_000 else { return nil }
    var shares = [Double](repeating: 0, count: last + 1)
    let whole = Int(lag)
    let part = lag - Double(whole)
    shares[whole] = 1 - part
    if part > 0 { shares[whole + 1] = part }
    return shares
  }
}

/// What goes out of a stock when each intake leaves by the same profile.
public struct ProfiledFlow: Sendable, Hashable {
  /// People a step.
  public let outflow: [Double]
  /// What the intakes have added to the stock by the end of each step.
  public let stockAdded: [Double]

  /// - Parameters:
  ///   - inflow: people a step.
  ///   - exitProfile: the share that leaves after so many steps, from none.
  /// - Complexity: the product of both lengths.
  public init(inflow: [Double], exitProfile: [Double]) {
    var outflow = [Double](repeating: 0, count: inflow.count)
    for (step, people) in inflow.enumerated() {
      for (delay, share) in exitProfile.enumerated() where step + delay < outflow.count {
        outflow[step + delay] += people * share
      }
    }
    var stock = 0.0
    self.outflow = outflow
    stockAdded = zip(inflow, outflow).map { people, ends in
      stock += people - ends
      return stock
    }
  }
}
