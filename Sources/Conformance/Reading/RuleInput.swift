import Caseload
import Workload

/// The input of a line, read key by key. What is missing or of another kind becomes a sentence, never a crash.
struct RuleInput: Sendable {
  let object: JSONObject
  /// Where in the line this object stands, for instance `input.weighting`.
  let place: String

  /// Largest whole number read: products of two stay well inside exact arithmetic.
  static let largest = 1_000_000_000_000_000

  func problem(_ key: String, _ value: JSONValue?, wants: String) -> ConformanceProblem {
    guard let value else { return ConformanceProblem("“\(place).\(key)” is missing; it should be \(wants).") }
    return ConformanceProblem("“\(place).\(key)” should be \(wants) and is \(value.kind).")
  }

  /// The value of a key; nil when it is missing or null.
  func optional(_ key: String) -> JSONValue? {
    let value = object[key]
    return value == .null ? nil : value
  }

  func number(_ key: String) throws(ConformanceProblem) -> Double {
    guard case .number(let number) = object[key] else { throw problem(key, object[key], wants: "a number") }
    return number.double
  }

  func optionalNumber(_ key: String) throws(ConformanceProblem) -> Double? {
    optional(key) == nil ? nil : try number(key)
  }

  /// A number, 0 where the key is missing or null.
  func numberOrZero(_ key: String) throws(ConformanceProblem) -> Double { try optionalNumber(key) ?? 0 }

  func string(_ key: String) throws(ConformanceProblem) -> String {
    guard case .string(let text) = object[key] else { throw problem(key, object[key], wants: "a text") }
    return text
  }

  func optionalString(_ key: String) throws(ConformanceProblem) -> String? {
    optional(key) == nil ? nil : try string(key)
  }

  func bool(_ key: String) throws(ConformanceProblem) -> Bool {
    guard case .bool(let value) = object[key] else { throw problem(key, object[key], wants: "true or false") }
    return value
  }

  func optionalBool(_ key: String) throws(ConformanceProblem) -> Bool? {
    optional(key) == nil ? nil : try bool(key)
  }

  func array(_ key: String) throws(ConformanceProblem) -> [JSONValue] {
    guard case .array(let values) = object[key] else { throw problem(key, object[key], wants: "a list") }
    return values
  }

  func strings(_ key: String) throws(ConformanceProblem) -> [String] {
    var texts: [String] = []
    for value in try array(key) {
      guard case .string(let text) = value else { throw problem(key, value, wants: "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  func input(_ key: String) throws(ConformanceProblem) -> RuleInput {
    guard case .object(let object) = object[key] else { throw problem(key, self.object[key], wants: "an object") }
    return RuleInput(object: object, place: "\(place).\(key)")
  }

  func optionalInput(_ key: String) throws(ConformanceProblem) -> RuleInput? {
    optional(key) == nil ? nil : try input(key)
  }

  func inputs(_ key: String) throws(ConformanceProblem) -> [RuleInput] {
    var inputs: [RuleInput] = []
    for (index, value) in try array(key).enumerated() {
      guard case .object(let object) = value else { throw problem(key, value, wants: "a list of objects") }
      inputs.append(RuleInput(object: object, place: "\(place).\(key)[\(index)]"))
    }
    return inputs
  }

  /// Objects of a list, none where the key is missing or null.
  func optionalInputs(_ key: String) throws(ConformanceProblem) -> [RuleInput] {
    optional(key) == nil ? [] : try inputs(key)
  }

  /// A number or a text that is one, kept as an exact decimal.
  func decimal(_ key: String) throws(ConformanceProblem) -> ExactDecimal {
    let decimal: ExactDecimal? =
      switch object[key] {
      case .number(let number): ExactDecimal(number.text)
      case .string(let text): ExactDecimal(text)
      default: nil
      }
    guard let decimal else { throw problem(key, object[key], wants: "a decimal of at most 36 digits") }
    return decimal
  }

  func optionalDecimal(_ key: String) throws(ConformanceProblem) -> ExactDecimal? {
    optional(key) == nil ? nil : try decimal(key)
  }

  func integer(_ key: String) throws(ConformanceProblem) -> Int {
    let decimal = try decimal(key)
    guard let whole = Int(decimal.text), whole.magnitude <= UInt(Self.largest) else {
      throw problem(key, object[key], wants: "a whole number of at most 15 digits")
    }
    return whole
  }

  func optionalInteger(_ key: String) throws(ConformanceProblem) -> Int? {
    optional(key) == nil ? nil : try integer(key)
  }

  func integerOrZero(_ key: String) throws(ConformanceProblem) -> Int { try optionalInteger(key) ?? 0 }

  /// Whole numbers by key, nothing where the key is missing or null.
  func integers(_ key: String) throws(ConformanceProblem) -> [String: Int] {
    guard let input = try optionalInput(key) else { return [:] }
    var integers: [String: Int] = [:]
    for key in input.object.keys { integers[key] = try input.integer(key) }
    return integers
  }

  func moment(_ key: String) throws(ConformanceProblem) -> LocalMoment {
    guard let moment = LocalMoment(iso: try string(key)) else {
      throw problem(key, object[key], wants: "a day and time such as 2026-11-22T18:30")
    }
    return moment
  }

  /// A cell of a sheet; a missing key is a blank cell.
  func cell(_ key: String) throws(ConformanceProblem) -> WMT.Cell {
    guard let value = object[key] else { return .blank }
    guard let cell = Self.cell(value) else { throw problem(key, value, wants: "a cell: a text, a number or null") }
    return cell
  }

  static func cell(_ value: JSONValue) -> WMT.Cell? {
    switch value {
    case .null: .blank
    case .bool(let truth): .truth(truth)
    case .number(let number): .number(number.double)
    case .string(let text): .text(text)
    case .array, .object: nil
    }
  }
}
