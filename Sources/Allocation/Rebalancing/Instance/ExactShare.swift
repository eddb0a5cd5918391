/// A decimal between 0 and 1 as a fraction in lowest terms, so that a share is compared without rounding.
public struct ExactShare: Sendable, Hashable {
  public let numerator: Int
  public let denominator: Int

  /// More places than a share is ever written with; it bounds how far exact costs have to be scaled.
  static let largestDenominator = 1_000

  /// The share `numerator / denominator`; nil when it is below 0, above 1 or finer than a thousandth.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator > 0, numerator >= 0, numerator <= denominator else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    guard denominator / divisor <= Self.largestDenominator else { return nil }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The share as it was written, for instance `0.6`. Nil when it is no decimal between 0 and 1 of three places.
  public init?(decimal text: some StringProtocol) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var places = parts.count == 2 ? parts[1] : ""
    while places.last == "0" { places.removeLast() }
    guard places.count <= 3, let whole = ["0": 0, "1": 1][parts[0]],
      places.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    var denominator = 1
    for _ in places { denominator *= 10 }
    self.init(whole * denominator + (Int(places) ?? 0), over: denominator)
  }

  static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
