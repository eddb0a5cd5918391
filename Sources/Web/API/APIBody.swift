import FoundationEssentials
import HTTPTypes

/// What a program sends: JSON of known names, and nothing beside them.
struct APIBody {
  /// Columns with what they are to say; empty texts and null empty a column.
  let values: [String: String]
  /// Why; kept with the change.
  let reason: String?

  /// Bytes; a record has a few dozen columns of at most a few hundred characters.
  static let longest = 32_768

  /// Whether a request may have content, and has it as it should be. Throws ``Problem``.
  static func check(_ request: HTTPRequest, _ body: [UInt8]) throws(Problem) {
    let hasLength = request.headerFields[.contentLength].map { $0 != "0" } ?? false
    guard takes(request) else {
      guard !hasLength, request.headerFields[.transferEncoding] == nil else {
        throw Problem(.invalid, "This is asked for without content.")
      }
      return
    }
    let type = request.headerFields[.contentType]?.lowercased().split(separator: ";").first?.filter { $0 != " " }
    guard type == "application/json" else { throw Problem(.mediaType, "Send application/json.") }
    guard let length = request.headerFields[.contentLength].flatMap({ Int($0) }), length >= 0 else {
      throw Problem(.lengthRequired, "Send the field Content-Length.")
    }
    guard length <= longest, body.count <= longest else {
      throw Problem(.tooLarge, "A record has at most \(longest) bytes.")
    }
  }

  /// Whether a request brings content to an address of programs.
  static func takes(_ request: HTTPRequest) -> Bool { request.method == .post || request.method == .patch }

  /// Whether the content of a request is to be read at all.
  static func isToBeRead(_ request: HTTPRequest) -> Bool {
    guard takes(request), APIAddress.isAsked(by: request),
      let length = request.headerFields[.contentLength].flatMap({ Int($0) })
    else { return false }
    return (0...longest).contains(length)
  }

  /// Throws ``Problem`` for what is no JSON, and for JSON of another shape.
  init(_ bytes: [UInt8]) throws(Problem) {
    // JSON is UTF-8 (RFC 8259, 8.1); a decoder may guess at others.
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Problem(.invalid, "This is not UTF-8.") }
    let tree: JSONTree
    do { tree = try JSONDecoder().decode(JSONTree.self, from: Data(bytes)) } catch {
      throw Problem(.invalid, "This is not JSON.")
    }
    guard case .object(let members) = tree else { throw Self.shape }
    guard Set(members.keys).isSubset(of: ["values", "reason"]), case .object(let columns)? = members["values"],
      !columns.isEmpty
    else { throw Self.shape }
    var values: [String: String] = [:]
    for (name, value) in columns {
      switch value {
      case .text(let text): values[name] = text
      case .null: values[name] = ""
      default: throw Self.shape
      }
    }
    self.values = values
    switch members["reason"] {
    case nil, .null?: reason = nil
    case .text(let text)? where text.count <= Self.longestReason: reason = text
    default: throw Self.shape
    }
  }

  /// Characters.
  static let longestReason = 500

  private static let shape = Problem(
    .content, "Send an object with “values”, an object of columns with texts or null, and perhaps “reason”, a text.")
}

/// JSON of any shape, as far as it has to be told apart here.
private enum JSONTree: Decodable {
  case null
  case text(String)
  case object([String: JSONTree])
  /// A number, a truth value or a list.
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let members = try? value.decode([String: JSONTree].self) {
      self = .object(members)
    } else {
      self = .other
    }
  }
}
