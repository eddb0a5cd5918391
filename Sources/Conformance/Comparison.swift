import Workload

/// One figure that is not as expected.
public struct Difference: Sendable, Hashable {
  /// Where in `expected`, for instance `byLocation[0][2]`.
  public let place: String
  /// As the line writes it.
  public let expected: String
  /// As the rule gives it.
  public let got: String
}

/// Sets an answer against a line's `expected`.
///
/// A number passes when |got − expected| ≤ tolerance · max(1, |expected|); without a tolerance it must be the same
/// double.
struct Comparison {
  let tolerance: Double?
  private(set) var differences: [Difference] = []

  init(tolerance: Double?) { self.tolerance = tolerance }

  mutating func compare(_ expected: JSONValue, _ got: RuleAnswer, at place: String = "") {
    switch (expected, got) {
    case (.number(let wanted), .number(let value)):
      check(isClose(value, wanted.double), expected, got, place)
    case (.null, .number(let value)): check(!value.isFinite, expected, got, place)
    case (.number(let wanted), .decimal(let value)): check(isClose(value, wanted.text), expected, got, place)
    case (.string(let wanted), .decimal(let value)): check(isClose(value, wanted), expected, got, place)
    case (.string(let wanted), .text(let text)): check(wanted.utf8.elementsEqual(text.utf8), expected, got, place)
    case (.bool(let wanted), .truth(let truth)): check(wanted == truth, expected, got, place)
    case (.null, .nothing): break
    case (.array(let wanted), .list(let values)):
      guard wanted.count == values.count else { return check(false, expected, got, place) }
      for (index, pair) in zip(wanted, values).enumerated() { compare(pair.0, pair.1, at: "\(place)[\(index)]") }
    case (.array(let wanted), .unordered(let texts)):
      let wantedTexts = wanted.compactMap { if case .string(let text) = $0 { text } else { nil } }
      check(wanted.count == wantedTexts.count && wantedTexts.sorted() == texts.sorted(), expected, got, place)
    case (.object(let wanted), .fields(let entries)): compare(wanted, entries, place)
    case (.object(let wanted), .map(let entries)):
      compare(wanted, entries, place)
      for entry in entries where wanted[entry.key] == nil {
        differences.append(
          Difference(place: Self.join(place, entry.key), expected: "no such key", got: entry.value.shown))
      }
    default: check(false, expected, got, place)
    }
  }

  private mutating func compare(
    _ wanted: JSONObject, _ entries: [(key: String, value: RuleAnswer)], _ place: String
  ) {
    for entry in wanted.entries {
      let inner = Self.join(place, entry.key)
      if let value = entries.first(where: { $0.key.utf8.elementsEqual(entry.key.utf8) })?.value {
        compare(entry.value, value, at: inner)
      } else {
        differences.append(Difference(place: inner, expected: entry.value.text, got: "no such key"))
      }
    }
  }

  private mutating func check(_ passes: Bool, _ expected: JSONValue, _ got: RuleAnswer, _ place: String) {
    if !passes { differences.append(Difference(place: place, expected: expected.text, got: got.shown)) }
  }

  private static func join(_ place: String, _ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  private func isClose(_ got: Double, _ wanted: Double) -> Bool {
    if got == wanted { return true }
    guard let tolerance, got.isFinite, wanted.isFinite else { return false }
    return (got - wanted).magnitude <= tolerance * max(1, wanted.magnitude)
  }

  private func isClose(_ got: ExactDecimal, _ wanted: String) -> Bool {
    guard let decimal = ExactDecimal(wanted) else { return false }
    return got == decimal || tolerance != nil && isClose(got.double, decimal.double)
  }
}
