/// Numbers as the incumbent's language treats them, for the few places where that decides a figure.
///
/// Source: ECMA-262, Number::toString, parseInt, Number.prototype.toFixed, Math.round and StringToNumber.
enum ScriptNumber {
  /// The shortest decimal text that reads back as the same double, in the language's own layout: `1e+21`, `5e-7`,
  /// `0.001`.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return "0" }
    let sign = value < 0 ? "-" : ""
    let (digits, point) = shortestDigits(value.magnitude)
    let count = digits.utf8.count
    if count <= point, point <= 21 { return sign + digits + String(repeating: "0", count: point - count) }
    if 0 < point, point <= 21 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
    if -6 < point, point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    let exponent = point - 1
    let mantissa = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst(1)
    return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
  }

  /// The significant digits of a positive finite double and the place of its decimal point counted from their start.
  private static func shortestDigits(_ value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let all = String(mantissa[0]) + fraction
    let leading = all.utf8.prefix { $0 == 48 }.count
    var digits = all.dropFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    return (String(digits), mantissa[0].utf8.count + exponent - leading)
  }

  /// The leading whole number of a text in base 10; not a number where there is none.
  static func leadingWholeNumber(_ text: String) -> Double {
    var rest = ScriptText.trimmed(text)[...]
    var sign = 1.0
    if let first = rest.first, first == "-" || first == "+" {
      sign = first == "-" ? -1 : 1
      rest = rest.dropFirst()
    }
    let digits = String(decoding: rest.utf8.prefix { (48...57).contains($0) }, as: UTF8.self)
    guard !digits.isEmpty, let value = Double(digits) else { return .nan }
    return sign * value
  }

  /// The leading whole number of a number, which is first written as text: 5e-7 is 5, 1e21 is 1.
  static func leadingWholeNumber(_ value: Double) -> Double { leadingWholeNumber(text(value)) }

  /// A whole text as a number: blank is 0, text of another kind is not a number.
  static func whole(_ text: String) -> Double {
    let text = ScriptText.trimmed(text)
    if text.isEmpty { return 0 }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.lowercased().hasPrefix(prefix) {
      let digits = text.dropFirst(2)
      guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && ($0.hexDigitValue ?? 16) < radix }) else { return .nan }
      return digits.reduce(0) { $0 * Double(radix) + Double($1.hexDigitValue ?? 0) }
    }
    switch text {
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: break
    }
    guard isDecimalLiteral(Array(text.utf8)) else { return .nan }
    return Double(text) ?? .nan
  }

  private static func isDecimalLiteral(_ bytes: [UInt8]) -> Bool {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
      return index - start
    }
    func skip(_ allowed: UInt8...) -> Bool {
      guard index < bytes.count, allowed.contains(bytes[index]) else { return false }
      index += 1
      return true
    }
    _ = skip(43, 45)
    var digits = skipDigits()
    if skip(46) { digits += skipDigits() }
    guard digits > 0 else { return false }
    if skip(69, 101) {
      _ = skip(43, 45)
      guard skipDigits() > 0 else { return false }
    }
    return index == bytes.count
  }

  /// Rounded to a whole number, half toward +∞: 2.5 is 3, −2.5 is −2.
  static func rounded(_ value: Double) -> Double {
    let below = value.rounded(.down)
    return value - below >= 0.5 ? below + 1 : below
  }

  /// Rounded to some places from the exact value of the double, an exact half away from zero, and read back as a
  /// double.
  ///
  /// 1.005 to two places is 1, because that double lies a little below the half.
  static func fixed(_ value: Double, places: Int) -> Double {
    guard value.isFinite, value.magnitude < 1e21, (0...6).contains(places) else { return value }
    guard value.exponent < 52, value != 0 else { return value }
    // value = significand · 2^-shift, exactly
    let significand = UInt128(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let shift = value.isNormal ? 52 - Int(value.exponent) : 1_074
    var scale: UInt128 = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = significand * scale
    var units: UInt128 = 0
    if shift < 127 {
      let half: UInt128 = 1 << UInt128(shift - 1)
      units = (scaled + half) >> UInt128(shift)
    }
    let text = "\(units / scale)." + String(String(scale + units % scale).dropFirst())
    return (value < 0 ? -1 : 1) * (Double(text + "0") ?? .nan)
  }
}
