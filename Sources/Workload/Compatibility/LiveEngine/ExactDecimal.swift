/// A decimal number held exactly, about 38 digits: the live engine reckons in decimals, not in doubles.
///
/// Invariant: `unscaled` does not end in a zero unless `scale` is 0, so equal numbers are equal values. It is not
/// made for speed.
public struct ExactDecimal: Sendable, Hashable {
  /// The number is `unscaled` · 10⁻ˢᶜᵃˡᵉ.
  let unscaled: Int128
  let scale: Int

  init(unscaled: Int128, scale: Int) {
    var (unscaled, scale) = (unscaled, scale)
    while scale > 0, unscaled % 10 == 0 {
      unscaled /= 10
      scale -= 1
    }
    self.unscaled = unscaled
    self.scale = scale
  }

  public init(_ whole: Int) { self.init(unscaled: Int128(whole), scale: 0) }

  /// 0.
  public static let zero = ExactDecimal(0)

  /// Reads `37`, `-1.50` or `1e3`; nil for text of another kind and for more than 36 digits.
  public init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    var unscaled: Int128 = 0
    var digits = 0
    var scale = 0
    var sawPoint = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else if (48...57).contains(byte), digits < 36 {
        unscaled = unscaled * 10 + Int128(byte - 48)
        digits += 1
        if sawPoint { scale += 1 }
      } else {
        break
      }
      rest.removeFirst()
    }
    guard digits > 0 else { return nil }
    if let marker = rest.first {
      guard marker == UInt8(ascii: "e") || marker == UInt8(ascii: "E"),
        let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), exponent.magnitude <= 36
      else { return nil }
      scale -= exponent
    }
    while scale < 0 {
      let (product, overflow) = unscaled.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      unscaled = product
      scale += 1
    }
    self.init(unscaled: isNegative ? -unscaled : unscaled, scale: scale)
  }

  /// Plain decimal text without needless zeros.
  public var text: String {
    guard scale > 0 else { return String(unscaled) }
    var digits = String(unscaled.magnitude)
    if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits }
    let point = digits.index(digits.endIndex, offsetBy: -scale)
    return (unscaled < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }

  /// Whether the number is 0.
  public var isZero: Bool { unscaled == 0 }
  /// Whether the number is above 0.
  public var isPositive: Bool { unscaled > 0 }
  /// The nearest double.
  public var double: Double { Double(text) ?? .nan }
}

extension ExactDecimal {
  /// The exact sum. Throws when it is too large.
  public func plus(_ other: ExactDecimal) throws(CompatibilityProblem) -> ExactDecimal {
    let shared = max(scale, other.scale)
    let (sum, overflow) = try lifted(to: shared).addingReportingOverflow(other.lifted(to: shared))
    guard !overflow else { throw .numberTooLarge }
    return ExactDecimal(unscaled: sum, scale: shared)
  }

  /// The exact difference. Throws when it is too large.
  public func minus(_ other: ExactDecimal) throws(CompatibilityProblem) -> ExactDecimal {
    let shared = max(scale, other.scale)
    let (difference, overflow) = try lifted(to: shared).subtractingReportingOverflow(other.lifted(to: shared))
    guard !overflow else { throw .numberTooLarge }
    return ExactDecimal(unscaled: difference, scale: shared)
  }

  /// The exact product. Throws when it is too large.
  public func times(_ other: ExactDecimal) throws(CompatibilityProblem) -> ExactDecimal {
    let (product, overflow) = unscaled.multipliedReportingOverflow(by: other.unscaled)
    guard !overflow else { throw .numberTooLarge }
    return ExactDecimal(unscaled: product, scale: scale + other.scale)
  }

  /// The quotient rounded to some places, half away from zero. Nil when dividing by zero.
  public func divided(by other: ExactDecimal, places: Int) throws(CompatibilityProblem) -> ExactDecimal? {
    guard !other.isZero else { return nil }
    let shift = places + other.scale - scale
    let numerator = try Self.raised(unscaled, by: max(shift, 0))
    let denominator = try Self.raised(other.unscaled, by: max(-shift, 0))
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let isHalfOrMore = remainder.magnitude >= denominator.magnitude - remainder.magnitude
    let away: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
    return ExactDecimal(unscaled: isHalfOrMore ? quotient + away : quotient, scale: places)
  }

  /// Cut to a whole number, toward zero.
  public func truncated() throws(CompatibilityProblem) -> Int {
    var value = unscaled
    for _ in 0..<scale { value /= 10 }
    guard let whole = Int(exactly: value) else { throw .numberTooLarge }
    return whole
  }

  private func lifted(to scale: Int) throws(CompatibilityProblem) -> Int128 {
    try Self.raised(unscaled, by: scale - self.scale)
  }

  private static func raised(_ value: Int128, by places: Int) throws(CompatibilityProblem) -> Int128 {
    var value = value
    for _ in 0..<places {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .numberTooLarge }
      value = product
    }
    return value
  }
}
