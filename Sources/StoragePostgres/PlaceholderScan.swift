/// The pieces of a statement between its question marks. One inside quotes or a comment is text like any other.
struct PlaceholderScan: Sequence, IteratorProtocol {
  enum Piece: Equatable {
    case text(String)
    case placeholder
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ sql: String) { bytes = Array(sql.utf8) }

  mutating func next() -> Piece? {
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "?") {
      position += 1
      return .placeholder
    }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "?") { position = end(of: position) }
    return .text(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Where what begins at a position ends: a quoted text or name, a comment, a dollar-quoted text, or one sign.
  private func end(of start: Int) -> Int {
    switch bytes[start] {
    // A doubled quote ends one quoted text and begins the next, which comes to the same.
    case UInt8(ascii: "'"), UInt8(ascii: "\""): after([bytes[start]], from: start + 1)
    case UInt8(ascii: "-") where starts("--", at: start): after([UInt8(ascii: "\n")], from: start + 2)
    case UInt8(ascii: "/") where starts("/*", at: start): after(Array("*/".utf8), from: start + 2)
    case UInt8(ascii: "$"): dollarQuote(at: start).map { after($0, from: start + $0.count) } ?? start + 1
    default: start + 1
    }
  }

  /// The position after the next occurrence of `closing`, or the end.
  private func after(_ closing: [UInt8], from start: Int) -> Int {
    var index = start
    while index + closing.count <= bytes.count {
      if bytes[index..<index + closing.count].elementsEqual(closing) { return index + closing.count }
      index += 1
    }
    return bytes.count
  }

  private func starts(_ text: StaticString, at index: Int) -> Bool {
    bytes[index...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// `$$` or `$name$` at a position.
  private func dollarQuote(at start: Int) -> [UInt8]? {
    guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "$")) else { return nil }
    let name = bytes[(start + 1)..<end]
    let isName = name.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isName ? Array(bytes[start...end]) : nil
  }
}
