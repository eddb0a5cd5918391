/// A JSON value as written: keys in their order, numbers by their text, so that nothing is lost before it is compared.
///
/// Some of the rules under test depend on the order of keys, which Foundation's decoder does not keep.
enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// As compact JSON text, for a report.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): String(value)
    case .number(let number): number.text
    case .string(let text): Self.quoted(text)
    case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .object(let object):
      "{" + object.entries.map { Self.quoted($0.key) + ": " + $0.value.text }.joined(separator: ", ") + "}"
    }
  }

  /// What kind of value this is, in words.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A JSON number by its text and as the nearest double.
struct JSONNumber: Sendable, Equatable {
  let text: String
  let double: Double
}

/// A JSON object. A key written twice keeps its first place and its last value, as in the incumbent's language.
struct JSONObject: Sendable, Equatable {
  private(set) var entries: [(key: String, value: JSONValue)] = []
  /// Places in `entries` by the bytes of a key: Swift's texts compare é and e with an accent as one.
  private var places: [[UInt8]: Int] = [:]

  init() {}

  subscript(key: String) -> JSONValue? { places[Array(key.utf8)].map { entries[$0].value } }

  mutating func set(_ key: String, to value: JSONValue) {
    let bytes = Array(key.utf8)
    if let place = places[bytes] {
      entries[place].value = value
    } else {
      places[bytes] = entries.count
      entries.append((key, value))
    }
  }

  var keys: [String] { entries.map(\.key) }

  static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.entries.count == b.entries.count
      && a.entries.allSatisfy { entry in b[entry.key].map { $0 == entry.value } ?? false }
  }
}
