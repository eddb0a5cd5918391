import Secrets
import Testing

@Suite struct SecretTokenTests {
  @Test("A token has 43 characters that need no escaping, and no two are alike")
  func tokens() {
    let tokens = Set((0..<1_000).map { _ in SecretToken.make() })
    #expect(tokens.count == 1_000)
    #expect(
      tokens.allSatisfy {
        $0.count == 43 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
      })
  }

  @Test("A digest is the same for the same text and another for another")
  func digests() {
    #expect(SecretToken.digest("a") == SecretToken.digest("a"))
    #expect(SecretToken.digest("a") != SecretToken.digest("b"))
    #expect(SecretToken.digest("").count == 64)
  }
}
