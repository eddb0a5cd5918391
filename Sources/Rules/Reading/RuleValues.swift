import Caseload
import Yams

// Single values of a mapping: texts, numbers, hours, days, yes or no.
extension RuleEntry {
  /// Text that is not empty and has no space at either end.
  func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let scalar) = node else {
      fault(key, "must be a text")
      return nil
    }
    guard let reason = Self.blemish(scalar) else { return scalar.string }
    fault(key, reason)
    return nil
  }

  /// Text in lower case, as the extract's headings are compared.
  func lowercaseText(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    if text != text.lowercased() { fault(key, "must be in lower case") }
    return text
  }

  /// A whole number, written in digits without quotation marks.
  func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = node(key) else { return nil }
    return whole(node, in: range) { self.fault(key, $0) }
  }

  func optionalWhole(_ key: String, in range: ClosedRange<Int>) -> Int? { has(key) ? whole(key, in: range) : nil }

  /// Hours a week with at most two decimal places, above zero and up to the given number.
  func hours(_ key: String, upTo most: Int) -> WeeklyHours? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let scalar) = node, scalar.style == .plain, let hours = WeeklyHours(scalar.string) else {
      fault(key, "must be hours a week such as 37 or 18.75")
      return nil
    }
    guard hours.hundredths > 0, hours.hundredths <= most * 100 else {
      fault(key, "is \(scalar.string); it must be above 0 and at most \(most)")
      return nil
    }
    return hours
  }

  func optionalHours(_ key: String, upTo most: Int) -> WeeklyHours? { has(key) ? hours(key, upTo: most) : nil }

  /// A day written as 2026-11-22.
  func date(_ key: String) -> LocalDate? {
    guard let node = node(key) else { return nil }
    guard let text = node.string, let date = LocalDate(iso: text) else {
      fault(key, "must be a day of the calendar written as 2026-11-22")
      return nil
    }
    return date
  }

  /// `true` or `false`.
  func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .scalar(let scalar) = node, scalar.style == .plain, let value = Bool(scalar.string) { return value }
    fault(key, "must be true or false")
    return nil
  }

  /// False where the key is absent.
  func optionalFlag(_ key: String) -> Bool { has(key) ? flag(key) ?? false : false }

  func whole(_ node: Node, in range: ClosedRange<Int>, _ fault: (String) -> Void) -> Int? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let value = Self.wholeNumber(scalar.string) else {
      fault("must be a whole number")
      return nil
    }
    guard range.contains(value) else {
      fault("is \(value); it must be from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  /// Digits with at most a minus before them: what YAML further calls an integer (`0x1A`, `1_000`, `12:30`) is refused.
  private static func wholeNumber(_ text: String) -> Int? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    return digits.allSatisfy(\.isDigit) ? Int(text) : nil
  }

  private static func blemish(_ scalar: Node.Scalar) -> String? {
    let text = scalar.string
    let absent = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(text)
    if text.isEmpty || absent { return "is empty" }
    return text.first == " " || text.last == " " ? "begins or ends with a space" : nil
  }
}
