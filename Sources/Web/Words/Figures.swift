import Caseload

/// How figures are written: thousands separators, a real minus sign, one rounding, half away from zero.
enum Figures {
  /// What stands where a figure cannot be worked out. Never 0 %.
  static let notComputable = "not computable"

  /// `1,236`, `−40`.
  static func number(_ value: Int) -> String { grouped(String(value)) }

  static func number(_ value: Ratio, places: Int = 0) -> String { grouped(value.text(places: places)) }

  /// A change: `+40`, `−40`, `0`.
  static func signed(_ value: Int) -> String { value > 0 ? "+" + number(value) : number(value) }

  static func signed(_ value: Ratio, places: Int = 0) -> String {
    let text = number(value, places: places)
    return value > .zero && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  /// `102.5%`, of a ratio that is in percent already.
  static func percent(_ value: Ratio?, places: Int = 1) -> String {
    value.map { number($0, places: places) + "%" } ?? notComputable
  }

  static func points(_ value: Ratio?) -> String { value.map { number($0) } ?? notComputable }

  /// `37`, `22.2`, with separators.
  static func hours(_ value: WeeklyHours) -> String { grouped(value.text) }

  /// `1 case`, `2,023 cases`.
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(number(count)) \(count == 1 ? one : many)"
  }

  /// With thousands separators in the whole part, and U+2212 for the minus.
  private static func grouped(_ plain: String) -> String {
    let isNegative = plain.hasPrefix("-")
    let unsigned = isNegative ? plain.dropFirst() : plain[...]
    let parts = unsigned.split(separator: ".", maxSplits: 1)
    let whole = parts.first ?? "0"
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    if parts.count > 1 { text += "." + parts[1] }
    let isZero = unsigned.allSatisfy { $0 == "0" || $0 == "." }
    return isNegative && !isZero ? "−" + text : text
  }
}
