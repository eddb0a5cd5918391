import CSodium
import Glibc

/// Tells one file from another by its contents.
public enum FileFingerprint {
  /// SHA-256 of the file's bytes as 64 hexadecimal digits.
  ///
  /// - Throws: a refusal when the file cannot be read to its end.
  /// - Complexity: O(bytes), in memory for 64 kB.
  public static func sha256(path: String) throws(ExtractRefusal) -> String {
    _ = try ZipArchive.sizeOfFile(path)
    guard let file = fopen(path, "rb") else { throw WorkbookRefusal.notThere(path: path, code: errno) }
    defer { fclose(file) }
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      crypto_hash_sha256_update(&state, piece, UInt64(count))
    }
    guard ferror(file) == 0 else { throw WorkbookRefusal.notThere(path: path, code: EIO) }
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256_final(&state, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
