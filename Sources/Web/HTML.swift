/// Markup that cannot contain unescaped text: what is written in the source is markup, what is interpolated is escaped.
///
/// Literals are `StaticString`, so that only text of the program itself can be markup.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  static let empty: HTML = ""

  init(stringLiteral literal: StaticString) { text = literal.description }
  init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

  /// The one way round escaping. Only for markup that this program made itself and escaped; every call is counted by a test.
  init(trusted text: String) { self.text = text }

  /// The markup when a condition holds, nothing otherwise.
  static func when(_ condition: Bool, _ html: @autoclosure () -> HTML) -> HTML { condition ? html() : .empty }

  static func + (a: HTML, b: HTML) -> HTML { "\(a)\(b)" }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
    }
    mutating func appendInterpolation(_ html: HTML) { text += html.text }
    mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ address: Address) { appendInterpolation(address.target) }
    mutating func appendInterpolation(_ plain: String) { HTML.escape(plain, into: &text) }
  }

  /// Escapes for element content and quoted attributes alike. Control characters that a page may not contain become U+FFFD.
  private static func escape(_ plain: String, into text: inout String) {
    guard !isPlain(plain) else { return text += plain }
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\t", "\n": text.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension HTML {
  /// Whether a text has nothing to escape, as most have. C2 begins the control characters from U+0080 on, among others.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0..<0x20, 0x7F, 0xC2: false
        default: true
        }
      }
    }
  }
}

extension [HTML] {
  /// The parts with markup between each two.
  func joined(by separator: HTML) -> HTML {
    var all = HTML.empty
    for (index, part) in enumerated() { all = index == 0 ? part : "\(all)\(separator)\(part)" }
    return all
  }
}
