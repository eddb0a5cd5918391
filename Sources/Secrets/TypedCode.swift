import CSodium

/// Random codes that a person copies from one screen to another: a temporary password, the code of a first run.
public enum TypedCode {
  /// 100 bits as 20 letters and digits in groups of four: `K7QF-2MZA-…`.
  public static func make() -> String {
    precondition(sodium_init() >= 0, "libsodium could not be set up")
    var bytes = [UInt8](repeating: 0, count: 13)
    randombytes_buf(&bytes, bytes.count)
    return Base32.grouped(String(Base32.text(of: bytes).prefix(20)), by: "-")
  }

  /// The code as it was made, however it was typed: small letters, and other or no characters between the groups.
  public static func read(_ typed: String) -> String {
    Base32.grouped(typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }, by: "-")
  }
}
