import COath
import Glibc

/// Bytes as letters and digits that are easy to type: base32 of RFC 4648, without padding.
enum Base32 {
  static func text(of bytes: [UInt8]) -> String {
    let characters = bytes.map(CChar.init(bitPattern:))
    var text: UnsafeMutablePointer<CChar>?
    var count = 0
    let outcome = oath_base32_encode(characters, characters.count, &text, &count)
    guard outcome == 0, let text else { preconditionFailure("liboath could not write base32: \(outcome)") }
    defer { free(text) }
    return String(cString: text).filter { $0 != "=" }
  }

  /// Nil for a text that is not base32. Spaces do not count, nor does the case of letters.
  static func bytes(of text: String) -> [UInt8]? {
    let characters = Array(text.utf8).map(CChar.init(bitPattern:))
    var bytes: UnsafeMutablePointer<CChar>?
    var count = 0
    guard oath_base32_decode(characters, characters.count, &bytes, &count) == 0, let bytes else { return nil }
    defer { free(bytes) }
    return (0..<count).map { UInt8(bitPattern: bytes[$0]) }
  }

  /// In groups of four, as people type it.
  static func grouped(_ text: String, by separator: String) -> String {
    let characters = Array(text)
    return stride(from: 0, to: characters.count, by: 4)
      .map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(separator: separator)
  }
}
