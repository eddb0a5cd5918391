import Secrets
import Testing

@Suite("Codes of an authenticator")
struct TimeCodeTests {
  /// The secret of RFC 6238, appendix B.
  private static let published = TimeCode(secret: Array("12345678901234567890".utf8))

  @Test(
    "The codes are those that RFC 6238 prints, by their last six digits",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
  func vectors(seconds: Int, code: String) {
    #expect(Self.published.code(at: seconds) == code)
    #expect(Self.published.step(of: code, at: seconds) == seconds / 30)
  }

  @Test("A code counts one step early and one step late, with the step that it is of, and no further")
  func window() {
    let code = Self.published.code(at: 3_000)
    #expect(Self.published.step(of: code, at: 3_000) == 100)
    #expect(Self.published.step(of: code, at: 2_970) == 100)
    #expect(Self.published.step(of: code, at: 3_059) == 100)
    #expect(Self.published.step(of: code, at: 2_969) == nil)
    #expect(Self.published.step(of: code, at: 3_060) == nil)
  }

  @Test("A code may be typed with a space in the middle")
  func spaced() {
    let code = Self.published.code(at: 3_000)
    #expect(Self.published.step(of: "\(code.prefix(3)) \(code.suffix(3))", at: 3_000) == 100)
  }

  @Test("What is no code is of no step", arguments: ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "\0\0\0\0\0\0"])
  func impossible(code: String) {
    #expect(Self.published.step(of: code, at: 3_000) == nil)
  }

  @Test("A secret has 160 bits, reads back from its text in groups of four, and no two are alike")
  func secrets() throws {
    let made = TimeCode.make()
    #expect(made.secret.count == 20)
    #expect(made.text.split(separator: " ").map(\.count) == [4, 4, 4, 4, 4, 4, 4, 4])
    #expect(TimeCode(base32: made.text) == made)
    #expect(TimeCode(base32: made.base32.lowercased()) == made)
    #expect(TimeCode.make() != made)
  }

  @Test(
    "What is not base32, or too short to be a secret, is refused", arguments: ["", "JBSWY3DP", "not base32!", "1189"])
  func wrongSecret(text: String) {
    #expect(TimeCode(base32: text) == nil)
  }

  @Test("The address that an authenticator reads has name and service escaped")
  func address() {
    #expect(
      Self.published.address(service: "Headroom", account: "ada o'neil@example.org")
        == "otpauth://totp/Headroom:ada%20o%27neil%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=Headroom&algorithm=SHA1&digits=6&period=30")
  }
}
