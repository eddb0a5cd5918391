/// What somebody signs in with, in small letters: `ada.lovelace@example.org`.
struct AccountName: Sendable, Hashable {
  let text: String

  /// Nil for what can be no account's name: letters, digits and `.`, `_`, `-`, `+`, `'`, `@` are allowed, at most 254
  /// characters, the length of an e-mail address (RFC 5321).
  init?(_ typed: String) {
    var name = Substring(typed.lowercased())
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    let marks: Set<Character> = [".", "_", "-", "+", "'", "@"]
    guard !name.isEmpty, name.count <= 254, name.allSatisfy({ $0.isLetter || $0.isNumber || marks.contains($0) }) else {
      return nil
    }
    text = String(name)
  }
}
