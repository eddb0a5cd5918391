/// Exponential, logarithm and gamma function, written out so that a run gives the same bytes on every machine.
///
/// The system's library may choose another instruction on another processor and so another last digit. Each is right to
/// a few units of the last place.
enum Elementary {
  private static let log2High = 0x1.62e42fee00000p-1
  private static let log2Low = 0x1.a39ef35793c76p-33

  /// e to the power of `x`. Zero below −745, infinite above 709.78.
  @inline(__always)
  static func exp(_ x: Double) -> Double {
    guard x > -745.2 else { return x.isNaN ? x : 0 }
    guard x < 709.79 else { return .infinity }
    // Adding and taking off 1.5 · 2^52 rounds to a whole number without a call.
    let whole = (x * 0x1.71547652b82fep+0 + 0x1.8p52) - 0x1.8p52
    let rest = (x - whole * log2High) - whole * log2Low
    // The Taylor series: |rest| is at most 0.35, so that the first term left out is below 1e-17.
    var sum = 1.0 / 6_227_020_800
    sum = sum * rest + 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    let power = Int(whole)
    if power > -1_000, power < 1_000 { return sum * Double(bitPattern: UInt64(power + 1_023) << 52) }
    return Double(sign: .plus, exponent: power, significand: sum)
  }

  /// The natural logarithm: −∞ at 0, not a number below.
  @inline(__always)
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x > 0 ? x : .nan }
    var exponent = Double(x.exponent)
    var part = x.significand
    if part > 1.414_213_562_373_095_1 {
      part /= 2
      exponent += 1
    }
    // log m = 2 artanh((m − 1)/(m + 1)), whose argument is at most 0.1716.
    let s = (part - 1) / (part + 1)
    let square = s * s
    var sum = 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    return exponent * log2High + (2 * s + (2 * s * square * sum + exponent * log2Low))
  }

  /// `base` to the power of `exponent`; the base is not negative.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 { return 1 }
    return base == 0 ? 0 : exp(exponent * log(base))
  }

  /// The logarithm of the gamma function of a positive number. Source: Lanczos, with g = 7 and nine terms.
  static func logGamma(_ x: Double) -> Double {
    let terms = [
      0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
      12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ]
    let z = x - 1
    var sum = terms[0]
    for index in 1..<terms.count { sum += terms[index] / (z + Double(index)) }
    let t = z + 7.5
    return 0.918_938_533_204_672_8 + (z + 0.5) * log(t) - t + log(sum)
  }

  /// The gamma function of a positive number.
  static func gamma(_ x: Double) -> Double { exp(logGamma(x)) }

  /// e to the power of each lane, held within −700 to 700.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    let held = x.clamped(lowerBound: Lanes(repeating: -700), upperBound: Lanes(repeating: 700))
    // The whole number of halvings stands in the low bits of what 1.5 · 2^52 was added to.
    let shifted = held * 0x1.71547652b82fep+0 + 0x1.8p52
    let whole = shifted - 0x1.8p52
    let rest = (held - whole * log2High) - whole * log2Low
    var sum = Lanes(repeating: 1.0 / 6_227_020_800)
    sum = sum * rest + 1.0 / 479_001_600
    sum = sum * rest + 1.0 / 39_916_800
    sum = sum * rest + 1.0 / 3_628_800
    sum = sum * rest + 1.0 / 362_880
    sum = sum * rest + 1.0 / 40_320
    sum = sum * rest + 1.0 / 5_040
    sum = sum * rest + 1.0 / 720
    sum = sum * rest + 1.0 / 120
    sum = sum * rest + 1.0 / 24
    sum = sum * rest + 1.0 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    let power = unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52
    return unsafeBitCast(unsafeBitCast(sum, to: SIMD4<UInt64>.self) &+ power, to: Lanes.self)
  }
}
