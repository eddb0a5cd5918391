/// What a form has to carry to be taken: a page from elsewhere cannot know it. A session has its own; a form of somebody who has
/// not signed in has one that only their browser keeps.
struct FormToken: Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  /// 256 random bits, in hexadecimal.
  static func random() -> FormToken {
    var generator = SystemRandomNumberGenerator()
    return FormToken(
      (0..<32).map { _ in
        let byte = UInt8.random(in: .min ... .max, using: &generator)
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined())
  }

  /// Compares in a time that does not depend on where the texts differ.
  func matches(_ other: String) -> Bool {
    let (own, given) = (Array(text.utf8), Array(other.utf8))
    guard own.count == given.count, !own.isEmpty else { return false }
    return zip(own, given).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }

  static let fieldName = "form-token"

  /// The field of a form that carries it.
  var field: HTML { Part.hidden(Self.fieldName, text) }
}
