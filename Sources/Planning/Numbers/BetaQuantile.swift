/// Quantiles of the beta distribution.
enum BetaQuantile {
  /// The value below which a share `p` lies, to 1e-12. - Parameters: a and b above zero; a value known to lie below.
  static func of(_ p: Double, a: Double, b: Double, above: Double = 0) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return 1 }
    let front = Elementary.logGamma(a + b) - Elementary.logGamma(a) - Elementary.logGamma(b)
    var low = above
    var high = 1.0
    var x = above > 0 ? above : a / (a + b)
    for _ in 0..<80 where high - low > 1e-13 {
      let share = distribution(x, a: a, b: b)
      if share < p { low = max(low, x) } else { high = min(high, x) }
      // Newton's step by the density; halving where it leads outside.
      let density = Elementary.exp(front + (a - 1) * Elementary.log(x) + (b - 1) * Elementary.log(1 - x))
      let next = x - (share - p) / density
      if (next - x).magnitude < 1e-13 { return min(max(next, low), high) }
      x = next > low && next < high ? next : (low + high) / 2
    }
    return (low + high) / 2
  }

  /// The share below x: the regularised incomplete beta function by its continued fraction (Lentz).
  static func distribution(_ x: Double, a: Double, b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = Elementary.exp(
      Elementary.logGamma(a + b) - Elementary.logGamma(a) - Elementary.logGamma(b) + a * Elementary.log(x)
        + b * Elementary.log(1 - x))
    return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func away(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...500 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if (d * c - 1).magnitude < 1e-15 { break }
    }
    return result
  }
}
