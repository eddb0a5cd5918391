import COath
import CSodium

/// The secret that an authenticator shares with the service, and the codes of six digits that both make of it (RFC 6238:
/// HMAC-SHA-1, a step of 30 seconds).
public struct TimeCode: Sendable, Hashable {
  /// Seconds for which a code stands.
  public static let step = 30
  static let digits = 6

  public let secret: [UInt8]

  public init(secret: [UInt8]) { self.secret = secret }

  /// A secret as it is kept or typed; nil for a text that is not base32 or holds less than 128 bits.
  public init?(base32 text: String) {
    guard let secret = Base32.bytes(of: text), secret.count >= 16 else { return nil }
    self.init(secret: secret)
  }

  /// A new secret of 160 bits, the length that RFC 4226 recommends.
  public static func make() -> TimeCode {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    var bytes = [UInt8](repeating: 0, count: 20)
    randombytes_buf(&bytes, bytes.count)
    return TimeCode(secret: bytes)
  }

  /// The secret in base32, without spaces.
  public var base32: String { Base32.text(of: secret) }

  /// The secret in base32, in groups of four, to be typed.
  public var text: String { Base32.grouped(base32, by: " ") }

  /// What an authenticator reads from a picture or a link: `otpauth://totp/Headroom:ada%40example.org?secret=…`.
  public func address(service: String, account: String) -> String {
    let service = Self.escaped(service)
    return "otpauth://totp/\(service):\(Self.escaped(account))?secret=\(base32)&issuer=\(service)"
      + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.step)"
  }

  /// The code at an instant.
  ///
  /// - Parameter seconds: since 1970-01-01T00:00:00Z.
  public func code(at seconds: Int) -> String { code(ofStep: seconds / Self.step) }

  /// The step whose code this is, of the present one, the one before and the one after; nil when it is of none of them.
  ///
  /// Whoever keeps the last step that was taken, and takes later ones only, takes each code once.
  public func step(of code: String, at seconds: Int) -> Int? {
    let typed = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
    guard typed.count == Self.digits else { return nil }
    let now = seconds / Self.step
    var found: Int?
    // The newest last, and all three however early one fits: how long it takes says nothing.
    for step in (now - 1)...(now + 1) where sodium_memcmp(Array(self.code(ofStep: step).utf8), typed, typed.count) == 0
    {
      found = step
    }
    return found
  }

  private static let isReady = oath_init() == 0

  private func code(ofStep step: Int) -> String {
    precondition(Self.isReady, "liboath could not be set up")
    let characters = secret.map(CChar.init(bitPattern:))
    var code = [CChar](repeating: 0, count: Self.digits + 1)
    let outcome = oath_totp_generate(
      characters, characters.count, time_t(step * Self.step), UInt32(Self.step), 0, UInt32(Self.digits), &code)
    precondition(outcome == 0, "liboath made no code: \(outcome)")
    return String(decoding: code.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func escaped(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: text.utf8.flatMap { byte in
        plain.contains(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }, as: UTF8.self)
  }
}
