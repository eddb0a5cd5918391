/// A score of a risk tool in percent, kept exactly as written: 6.99 is 6.99 and not the double beside it.
///
/// Held as a whole number of 10⁻¹⁵, enough for the finest score that a tool has been seen to write.
public struct RiskScore: Sendable, Hashable, Comparable {
  /// The score in units of 10⁻¹⁵ percent.
  public let units: Int64

  /// Units in one percent.
  public static let unitsPerPercent: Int64 = 1_000_000_000_000_000
  /// Decimal places that are kept.
  public static let decimals = 15
  /// The score 0.
  public static let zero = RiskScore(units: 0)

  /// A score from its units.
  public init(units: Int64) { self.units = units }

  /// Lower before higher.
  public static func < (a: RiskScore, b: RiskScore) -> Bool { a.units < b.units }
}

extension RiskScore {
  /// Reads digits with at most one point and at most a minus before them, such as `6.99`.
  ///
  /// Nil for anything else, for more than 15 decimal places that are not 0, and beyond ±9,223: what cannot be kept
  /// exactly is refused, not rounded.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
    var units: Int64 = 0
    for byte in whole {
      guard byte.isDigit, let next = Self.appending(byte, to: units) else { return nil }
      units = next
    }
    var places = 0
    for byte in parts.count == 2 ? parts[1] : bytes[bytes.endIndex...] {
      guard byte.isDigit else { return nil }
      if places == Self.decimals {
        guard byte == UInt8(ascii: "0") else { return nil }
        continue
      }
      guard let next = Self.appending(byte, to: units) else { return nil }
      units = next
      places += 1
    }
    for _ in places..<Self.decimals {
      let (next, overflow) = units.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      units = next
    }
    self.init(units: isNegative ? -units : units)
  }

  private static func appending(_ digit: UInt8, to units: Int64) -> Int64? {
    let (tens, tooMany) = units.multipliedReportingOverflow(by: 10)
    let (sum, tooLarge) = tens.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
    return tooMany || tooLarge ? nil : sum
  }

  /// The score with its decimals and no trailing zeros after the second: `7.00`, `6.9901`.
  public var text: String {
    let size = units.magnitude
    let unit = Self.unitsPerPercent.magnitude
    var fraction = String(size % unit)
    fraction = String(repeating: "0", count: Self.decimals - fraction.utf8.count) + fraction
    while fraction.utf8.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
    return (units < 0 ? "-" : "") + String(size / unit) + "." + fraction
  }
}
