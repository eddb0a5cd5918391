/// How much dearer a change may be, in units of the temperature, for each of 4,096 equally likely draws.
///
/// Annealing takes a change that costs Δ more with probability exp(−Δ / T), which is Δ ≤ −T · ln u for u drawn evenly
/// from 0 to 1. The logarithms are reckoned once, by ln m = 2 · artanh((m − 1) / (m + 1)).
struct AcceptanceTable {
  static let count = 4_096
  let values: [Double]

  init() {
    values = (0..<Self.count).map { -Self.logarithm((Double($0) + 0.5) / Double(Self.count)) }
  }

  /// The natural logarithm of a number above 0, to some 12 places.
  static func logarithm(_ number: Double) -> Double {
    let mantissa = number.significand
    let ratio = (mantissa - 1) / (mantissa + 1)
    var term = ratio
    var sum = 0.0
    for power in stride(from: 1, to: 40, by: 2) {
      sum += term / Double(power)
      term *= ratio * ratio
    }
    return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
  }
}
