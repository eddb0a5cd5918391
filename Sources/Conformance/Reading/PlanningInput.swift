// Lists and bounds that lines about planning are written in.
extension RuleInput {
  /// A list of numbers.
  func numbers(_ key: String) throws(ConformanceProblem) -> [Double] { try Self.numbers(try array(key), key, self) }

  /// A list of lists of numbers.
  func table(_ key: String) throws(ConformanceProblem) -> [[Double]] {
    var rows: [[Double]] = []
    for row in try array(key) {
      guard case .array(let values) = row else { throw problem(key, row, wants: "a list of lists of numbers") }
      rows.append(try Self.numbers(values, key, self))
    }
    return rows
  }

  /// Two lists of the same length, not empty.
  func pair(_ first: String, _ second: String) throws(ConformanceProblem) -> ([Double], [Double]) {
    let (a, b) = (try numbers(first), try numbers(second))
    guard a.count == b.count, !a.isEmpty else {
      throw ConformanceProblem("“\(place).\(first)” and “\(place).\(second)” should be lists of one length, not empty.")
    }
    return (a, b)
  }

  /// A number above zero.
  func positive(_ key: String) throws(ConformanceProblem) -> Double {
    let value = try number(key)
    guard value > 0, value.isFinite else { throw ConformanceProblem("“\(place).\(key)” should be above zero.") }
    return value
  }

  /// A whole number from 0 to 100,000, as a length of a list.
  func count(_ key: String) throws(ConformanceProblem) -> Int {
    let value = try integer(key)
    guard (0...100_000).contains(value) else {
      throw ConformanceProblem("“\(place).\(key)” should be from 0 to 100,000.")
    }
    return value
  }

  private static func numbers(
    _ values: [JSONValue], _ key: String, _ input: RuleInput
  ) throws(ConformanceProblem) -> [Double] {
    var numbers: [Double] = []
    for value in values {
      guard case .number(let number) = value else { throw input.problem(key, value, wants: "a list of numbers") }
      numbers.append(number.double)
    }
    return numbers
  }
}
