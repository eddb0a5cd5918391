import HTTPTypes

/// Versions of what is at an address, and conditions on them (RFC 9110, section 13).
enum Conditions {
  /// `"1f0c9a7e"` of `1f0c9a7e`.
  static func tag(_ version: String) -> String { "\"\(version)\"" }

  /// The versions that a field names; nil within for `*`. Nil for what cannot be read. A weak tag names a version too, unless
  /// the comparison is to be strong.
  static func versions(_ field: String, isStrong: Bool) -> Set<String>?? {
    if field.filter({ $0 != " " && $0 != "\t" }) == "*" { return .some(nil) }
    var versions: Set<String> = []
    for part in field.split(separator: ",", omittingEmptySubsequences: false) {
      var tag = part.drop { $0 == " " || $0 == "\t" }
      while tag.last == " " || tag.last == "\t" { tag.removeLast() }
      let isWeak = tag.hasPrefix("W/")
      if isWeak { tag.removeFirst(2) }
      guard tag.count >= 2, tag.first == "\"", tag.last == "\"", !tag.dropFirst().dropLast().contains("\"") else {
        return nil
      }
      if !(isWeak && isStrong) { versions.insert(String(tag.dropFirst().dropLast())) }
    }
    return .some(versions)
  }

  /// Whether whoever asks has this version already.
  static func has(_ version: String, _ request: HTTPRequest) -> Bool {
    guard let field = request.headerFields[.ifNoneMatch], let versions = versions(field, isStrong: false) else {
      return false
    }
    return versions?.contains(version) ?? true
  }
}

/// Which forms of an answer whoever asks can take (RFC 9110, section 12.5.1).
enum Accepting {
  /// - Parameter type: `application/json`.
  static func takes(_ type: String, _ request: HTTPRequest) -> Bool {
    let ranges = request.headerFields[values: .accept].flatMap { $0.lowercased().split(separator: ",") }
    guard !ranges.isEmpty else { return true }
    let wide = type.prefix { $0 != "/" } + "/*"
    // The closest range decides, as for instance in `*/*, application/json;q=0`.
    for wanted in [type[...], wide, "*/*"] {
      for range in ranges {
        let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        guard let name = parts.first, name == wanted else { continue }
        let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) } ?? "1"
        return weight.contains { ("1"..."9").contains($0) }
      }
    }
    return false
  }
}
