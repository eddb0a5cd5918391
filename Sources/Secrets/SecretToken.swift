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
  public static func digest(_ text: String) -> String {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    let bytes = Array(text.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
