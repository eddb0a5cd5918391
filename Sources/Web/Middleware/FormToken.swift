/// What a form has to carry to be taken: a page from elsewhere cannot know it. One for each run of the program.
struct FormToken: Sendable {
  /// 256 random bits, in hexadecimal.
  let text: String

  init() {
    var generator = SystemRandomNumberGenerator()
    text = (0..<32).map { _ in
      let byte = UInt8.random(in: .min ... .max, using: &generator)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// Compares in a time that does not depend on where the texts differ.
  func matches(_ other: String) -> Bool {
    let (own, given) = (Array(text.utf8), Array(other.utf8))
    guard own.count == given.count else { return false }
    return zip(own, given).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
