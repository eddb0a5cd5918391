import Secrets

/// Tells contents apart by a short text.
public enum Fingerprint {
  /// 128 bits of BLAKE2b, as 32 hexadecimal digits: no two contents have the same, whoever made them.
  public static func of(_ text: String) -> String { String(SecretToken.digest(text).prefix(32)) }
}
