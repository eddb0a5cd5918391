import CSodium

/// By which the receiver of a message knows that it comes from whoever has the same secret.
public enum MessageSignature {
  /// HMAC-SHA-256 of a text (RFC 2104), in 64 hexadecimal digits.
  public static func hexadecimal(of text: String, key: String) -> String {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    let (bytes, secret) = (Array(text.utf8), Array(key.utf8))
    var state = crypto_auth_hmacsha256_state()
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    crypto_auth_hmacsha256_init(&state, secret, secret.count)
    crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
    crypto_auth_hmacsha256_final(&state, &code)
    return code.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}
