/// An exact fraction, used where a figure must be divided before it may be rounded: available points, percentages, headroom.
///
/// Thresholds compare ratios unrounded; `rounded(toPlaces:)` is the one rounding at the edge.
///
/// Invariant: the denominator is positive and shares no factor with the numerator.
/// Numerators and denominators are 64-bit; a product that does not fit traps, as integer arithmetic does everywhere in Swift.
/// With points below 10⁹ and hours in hundredths below 10⁴ (what the importer admits) sums over a nation stay below 10¹⁶.
public struct Ratio: Sendable, Hashable {
  public let numerator: Int
  public let denominator: Int

  /// - Precondition: `denominator` is not zero.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator != 0, "a ratio has no zero denominator")
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int(divisor))
    self.denominator = sign * (denominator / Int(divisor))
  }

  public static let zero = Ratio(0)

  private static func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Ratio {
  public static func + (a: Ratio, b: Ratio) -> Ratio {
    if a.denominator == b.denominator { return Ratio(a.numerator + b.numerator, over: a.denominator) }
    let shared = Int(greatestCommonDivisor(a.denominator.magnitude, b.denominator.magnitude))
    let left = b.denominator / shared
    return Ratio(a.numerator * left + b.numerator * (a.denominator / shared), over: a.denominator * left)
  }
  public static func - (a: Ratio, b: Ratio) -> Ratio { a + Ratio(-b.numerator, over: b.denominator) }
  public static func * (a: Ratio, b: Ratio) -> Ratio {
    let x = Ratio(a.numerator, over: b.denominator)
    let y = Ratio(b.numerator, over: a.denominator)
    return Ratio(x.numerator * y.numerator, over: x.denominator * y.denominator)
  }
  /// - Precondition: `b` is not zero.
  public static func / (a: Ratio, b: Ratio) -> Ratio { a * Ratio(b.denominator, over: b.numerator) }
  public static func += (a: inout Ratio, b: Ratio) { a = a + b }
}

extension Ratio: Comparable {
  public static func < (a: Ratio, b: Ratio) -> Bool {
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }
}

extension Ratio {
  /// Rounded once, half away from zero, as a count of units of 10⁻ᵖˡᵃᶜᵉˢ: 110.55 to one place is 1106.
  public func rounded(toPlaces places: Int = 0) -> Int {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = numerator.magnitude.multipliedFullWidth(by: UInt(scale))
    let (quotient, remainder) = denominator.magnitude.dividingFullWidth(scaled)
    let up = remainder >= denominator.magnitude - remainder
    let size = Int(quotient) + (up ? 1 : 0)
    return numerator < 0 ? -size : size
  }

  /// Plain decimal text, rounded half away from zero: `Ratio(1, over: 3).text(places: 1)` is `0.3`.
  public func text(places: Int = 0) -> String {
    let value = rounded(toPlaces: places)
    guard places > 0 else { return String(value) }
    var digits = String(value.magnitude)
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    let point = digits.index(digits.endIndex, offsetBy: -places)
    return (value < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }

  public var isWhole: Bool { denominator == 1 }
}
