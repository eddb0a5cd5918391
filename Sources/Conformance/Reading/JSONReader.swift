/// Reads one JSON value from text. Source: RFC 8259.
struct JSONReader {
  /// Deeper nesting is refused, so that no input can exhaust the stack.
  static let deepest = 64

  private let bytes: [UInt8]
  private var index = 0

  /// The value that the text is. Throws a sentence with the place where the text stops being JSON.
  static func read(_ text: some StringProtocol) throws(ConformanceProblem) -> JSONValue {
    var reader = JSONReader(bytes: Array(text.utf8))
    reader.skipSpace()
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == reader.bytes.count else { throw reader.problem("something follows the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func problem(_ what: String) -> ConformanceProblem {
    ConformanceProblem("The line is not JSON: \(what) at byte \(index + 1).")
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func skip(_ byte: Character) -> Bool {
    guard let next, next == byte.asciiValue else { return false }
    index += 1
    return true
  }

  private mutating func skip(word: String) -> Bool {
    guard bytes[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws(ConformanceProblem) -> JSONValue {
    guard depth < Self.deepest else { throw problem("values are nested too deeply") }
    guard let first = next else { throw problem("there is no value") }
    switch first {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default:
      if skip(word: "null") { return .null }
      if skip(word: "true") { return .bool(true) }
      if skip(word: "false") { return .bool(false) }
      throw problem("there is no value")
    }
  }

  private mutating func object(depth: Int) throws(ConformanceProblem) -> JSONValue {
    index += 1
    var object = JSONObject()
    skipSpace()
    if skip("}") { return .object(object) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("a key is missing") }
      let key = try string()
      skipSpace()
      guard skip(":") else { throw problem("a colon is missing") }
      skipSpace()
      object.set(key, to: try value(depth: depth + 1))
      skipSpace()
      if skip("}") { return .object(object) }
      guard skip(",") else { throw problem("an object is not closed") }
    }
  }

  private mutating func array(depth: Int) throws(ConformanceProblem) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpace()
    if skip("]") { return .array(values) }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      if skip("]") { return .array(values) }
      guard skip(",") else { throw problem("a list is not closed") }
    }
  }

  private mutating func number() throws(ConformanceProblem) -> JSONNumber {
    let start = index
    func digits(_ reader: inout JSONReader) -> Int {
      let first = reader.index
      while let byte = reader.next, (48...57).contains(byte) { reader.index += 1 }
      return reader.index - first
    }
    _ = skip("-")
    let startsWithZero = next == UInt8(ascii: "0")
    let whole = digits(&self)
    guard whole > 0, !(startsWithZero && whole > 1) else { throw problem("a number is malformed") }
    if skip(".") {
      guard digits(&self) > 0 else { throw problem("a number is malformed") }
    }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      guard digits(&self) > 0 else { throw problem("a number is malformed") }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let double = Double(text) else { throw problem("a number is malformed") }
    return JSONNumber(text: text, double: double)
  }

  private mutating func string() throws(ConformanceProblem) -> String {
    index += 1
    var result: [UInt8] = []
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result.append(contentsOf: try escape())
      case 0..<0x20: throw problem("a text holds a control character")
      default: result.append(byte)
      }
    }
    throw problem("a text is not closed")
  }

  private mutating func escape() throws(ConformanceProblem) -> [UInt8] {
    guard let byte = next else { throw problem("a text is not closed") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var value = try fourHexDigits()
      if (0xD800..<0xDC00).contains(value), skip(word: "\\u") {
        let low = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw problem("a character is cut in half") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    default: throw problem("an escape is unknown")
    }
  }

  private mutating func fourHexDigits() throws(ConformanceProblem) -> UInt32 {
    guard index + 4 <= bytes.count else { throw problem("an escape is cut short") }
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw problem("an escape is unknown") }
      value = value << 4 + UInt32(digit)
    }
    index += 4
    return value
  }
}
