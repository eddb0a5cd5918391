import CSodium

/// Random tokens for sessions, forms and programs, and the digests that are kept of them.
public enum SecretToken {
  /// 256 bits from the system's random source as 43 characters of base64url.
  public static func make() -> String {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    var text = [CChar](repeating: 0, count: 64)
    sodium_bin2base64(&text, text.count, bytes, bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// BLAKE2b of a text, 256 bits, as 64 hexadecimal digits. Enough for tokens that nobody can guess; not for passwords.
  public static func digest(_ text: String) -> String { digest(Array(text.utf8)) }

  /// The same of bytes.
  public static func digest(_ bytes: [UInt8]) -> String {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: 2 * digest.count) { text in
      for (index, byte) in digest.enumerated() {
        text[2 * index] = digits.utf8Start[Int(byte >> 4)]
        text[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
      }
      return 2 * digest.count
    }
  }
}
