/// Text as the incumbent's language trims and lower-cases it.
enum ScriptText {
  /// White space and line ends at both sides removed. Source: ECMA-262, TrimString.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Unlike Swift's own notion, next line (U+0085) is no space and the byte order mark (U+FEFF) is one.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0xA0, 0xFEFF, 0x2028, 0x2029: true
    default: scalar.properties.generalCategory == .spaceSeparator
    }
  }

  /// Lower case, with the Greek sigma written as at the end of a word where it ends one. Source: ECMA-262, toLowerCase.
  static func lowercased(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{3A3}") else { return text.lowercased() }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let endsWord =
        scalar == "\u{3A3}" && isCased(scalars[..<index].last { !$0.properties.isCaseIgnorable })
        && !isCased(scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable })
      result += endsWord ? "\u{3C2}" : scalar.properties.lowercaseMapping
    }
    return result
  }

  private static func isCased(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isCased ?? false }

  /// Whether two texts are the same scalar by scalar. Swift's own comparison takes é and e with an accent for one.
  static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
