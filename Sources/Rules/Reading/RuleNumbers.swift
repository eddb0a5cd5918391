import Caseload
import Yams

// Decimal numbers of a mapping.
extension RuleEntry {
  /// A number such as 0.08, written in digits without quotation marks.
  func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let node = node(key) else { return nil }
    return number(node, in: range) { fault(key, $0) }
  }

  func optionalNumber(_ key: String, in range: ClosedRange<Double>) -> Double? {
    has(key) ? number(key, in: range) : nil
  }

  /// A list of exactly so many numbers.
  func numbers(_ key: String, count: Int, in range: ClosedRange<Double>) -> [Double]? {
    guard let node = node(key) else { return nil }
    guard case .sequence(let sequence) = node, sequence.count == count else {
      fault(key, "must be a list of \(count) numbers")
      return nil
    }
    let numbers = sequence.enumerated().compactMap { index, node in
      number(node, in: range) { fault(key, item: index, line: node.mark?.line, $0) }
    }
    return numbers.count == count ? numbers : nil
  }

  private func number(_ node: Node, in range: ClosedRange<Double>, _ fault: (String) -> Void) -> Double? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let value = Self.decimal(scalar.string) else {
      fault("must be a number such as 0.08")
      return nil
    }
    guard range.contains(value) else {
      fault("is \(scalar.string); it must be from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))")
      return nil
    }
    return value
  }

  /// Digits with a point and an exponent at most: what YAML further calls a number (`.inf`, `1_000`) is refused.
  private static func decimal(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "e")
    }
    return isPlain ? Double(text) : nil
  }

  private static func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? value.description }
}
