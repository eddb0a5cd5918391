extension FieldReader {
  func code(_ bytes: UnsafeBufferPointer<UInt8>, maximum: Int) throws(FieldFault) -> FieldValue {
    if Self.hasUnseen(bytes, linesAllowed: false) { throw fault(.controlCharacter) }
    if bytes.count > maximum, Self.characters(bytes) > maximum { throw fault(.tooLong) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// Free text, without the blanks at its ends and with line ends written as one line feed.
  func text(_ all: UnsafeBufferPointer<UInt8>, maximum: Int) throws(FieldFault) -> FieldValue {
    var (start, end) = (0, all.count)
    while start < end, Self.isBlank(all[start]) { start += 1 }
    while end > start, Self.isBlank(all[end - 1]) { end -= 1 }
    if start == end { return try empty() }
    let bytes = UnsafeBufferPointer(rebasing: all[start..<end])
    if Self.hasUnseen(bytes, linesAllowed: true) { throw fault(.controlCharacter) }
    if bytes.contains(13) {
      let lines = bytes.filter { $0 != 13 }
      if Self.characters(lines) > maximum { throw fault(.tooLong) }
      return .text(String(decoding: lines, as: UTF8.self))
    }
    if bytes.count > maximum, Self.characters(bytes) > maximum { throw fault(.tooLong) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  func caseReference(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    guard bytes.count == 7, (65...90).contains(bytes[0]) else { throw fault(.notACaseReference) }
    for index in 1..<7 where bytes[index] &- 48 > 9 { throw fault(.notACaseReference) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// Code points, as databases count them.
  static func characters(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Whether there is a character that a person cannot see and that could hide or reorder others.
  ///
  /// Joiners (U+200C, U+200D) are part of how some names are written. A carriage return counts unless a line feed
  /// follows.
  static func hasUnseen(_ bytes: UnsafeBufferPointer<UInt8>, linesAllowed: Bool) -> Bool {
    var isASCII = true
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 { isASCII = false }
      guard byte < 32 || byte == 127 else { continue }
      let isLine = byte == 10 || byte == 9 || byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
      if !(linesAllowed && isLine) { return true }
    }
    if isASCII { return false }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: return true
      case .format: if scalar.value != 0x200C, scalar.value != 0x200D { return true }
      default: break
      }
    }
    return false
  }
}
