import CSodium

/// The question to which a verifier is the answer: proof key for code exchange, method `S256` (RFC 7636).
public enum ProofKey {
  /// SHA-256 of the verifier in base64url without padding: 43 signs.
  public static func challenge(of verifier: String) -> String {
    let bytes = Array(verifier.utf8)
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    var text = [CChar](repeating: 0, count: 64)
    sodium_bin2base64(&text, text.count, digest, digest.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
