import Workload

/// What a rule gives, in a form that can be set against a line's `expected`.
indirect enum RuleAnswer: Sendable {
  /// Compared as a double. A number that is not finite is null in JSON.
  case number(Double)
  /// Compared as a decimal, whether the line writes a text or a number.
  case decimal(ExactDecimal)
  case text(String)
  case truth(Bool)
  case nothing
  case list([RuleAnswer])
  /// A list in which order means nothing.
  case unordered([String])
  /// Named figures. A line may expect only some of them.
  case fields([(key: String, value: RuleAnswer)])
  /// Data by key. A line has to expect all of it.
  case map([(key: String, value: RuleAnswer)])

  static func whole(_ value: Int) -> RuleAnswer { .decimal(ExactDecimal(value)) }
  static func optional(_ value: Double?) -> RuleAnswer { value.map { .number($0) } ?? .nothing }
  static func numbers(_ values: [Double]) -> RuleAnswer { .list(values.map { .number($0) }) }

  /// A value of the input, handed back.
  init(_ value: JSONValue) {
    switch value {
    case .null: self = .nothing
    case .bool(let truth): self = .truth(truth)
    case .number(let number): self = .number(number.double)
    case .string(let text): self = .text(text)
    case .array(let values): self = .list(values.map { RuleAnswer($0) })
    case .object(let object): self = .map(object.entries.map { ($0.key, RuleAnswer($0.value)) })
    }
  }

  /// As text for a report.
  var shown: String {
    switch self {
    case .number(let value): value.isFinite ? Self.plain(value) : "null"
    case .decimal(let value): value.text
    case .text(let text): JSONValue.quoted(text)
    case .truth(let truth): String(truth)
    case .nothing: "null"
    case .list(let values): "[" + values.map(\.shown).joined(separator: ", ") + "]"
    case .unordered(let texts): "[" + texts.map(JSONValue.quoted).joined(separator: ", ") + "]"
    case .fields(let entries), .map(let entries):
      "{" + entries.map { JSONValue.quoted($0.key) + ": " + $0.value.shown }.joined(separator: ", ") + "}"
    }
  }

  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? value.description
  }
}
