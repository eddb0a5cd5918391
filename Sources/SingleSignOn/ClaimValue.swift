import FoundationEssentials

/// A value of JSON, as claims have them.
enum ClaimValue: Sendable, Hashable, Decodable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([ClaimValue])
  case object([String: ClaimValue])
  case none

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .none
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([ClaimValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: ClaimValue].self))
    }
  }

  /// The claims of a token: an object. Nil for anything else.
  static func claims(_ bytes: [UInt8]) -> [String: ClaimValue]? {
    guard let value = try? JSONDecoder().decode(ClaimValue.self, from: Data(bytes)) else { return nil }
    return value.object
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var object: [String: ClaimValue]? { if case .object(let object) = self { object } else { nil } }

  /// Whole seconds since 1970, rounded down; nil for what is no moment.
  var seconds: Int? {
    // 2^53: above it a number of JSON is not exact any more.
    guard case .number(let number) = self, number >= 0, number < 9_007_199_254_740_992 else { return nil }
    return Int(number.rounded(.down))
  }

  /// One text or a list of texts; nil for anything else.
  var texts: [String]? {
    switch self {
    case .text(let text): return [text]
    case .list(let list):
      let texts = list.compactMap(\.text)
      return texts.count == list.count ? texts : nil
    default: return nil
    }
  }
}

extension [String: ClaimValue] {
  /// A claim by its name, or by the way to it where a dot leads into one that holds others.
  func claim(_ name: String) -> ClaimValue? {
    if let value = self[name] { return value }
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return self[String(name[..<dot])]?.object?.claim(String(name[name.index(after: dot)...]))
  }
}
