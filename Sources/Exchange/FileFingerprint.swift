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
    return digest(&state)
  }

  /// SHA-256 of a text's bytes as 64 hexadecimal digits.
  public static func sha256(of text: String) -> String {
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    let bytes = Array(text.utf8)
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    return digest(&state)
  }

  /// SHA-256 over the names and bytes of files of a folder, each after its name and its size.
  static func sha256(of names: [String], in folder: DataFolder) throws(DataRefusal) -> String {
    var state = crypto_hash_sha256_state()
    crypto_hash_sha256_init(&state)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    for name in names {
      let descriptor = try folder.open(name)
      defer { close(descriptor) }
      var status = stat()
      fstat(descriptor, &status)
      let heading = Array("\(name) \(status.st_size)\n".utf8)
      crypto_hash_sha256_update(&state, heading, UInt64(heading.count))
      while true {
        let count = Glibc.read(descriptor, &piece, piece.count)
        guard count >= 0 else { throw .unreadable("\(folder.path)/\(name)", code: errno) }
        if count == 0 { break }
        crypto_hash_sha256_update(&state, piece, UInt64(count))
      }
    }
    return digest(&state)
  }

  static func digest(_ state: inout crypto_hash_sha256_state) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256_final(&state, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
