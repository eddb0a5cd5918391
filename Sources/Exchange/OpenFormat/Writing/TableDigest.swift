import CSodium

/// SHA-256 over the rows of a table in their order: equal tables have equal digests, whatever the database.
public struct TableDigest {
  private var state = crypto_hash_sha256_state()

  public init() { crypto_hash_sha256_init(&state) }

  /// Takes one row. Each value goes in with its kind and its length, so that no two different rows look the same.
  public mutating func add(_ row: [TableValue]) {
    var bytes: [UInt8] = []
    for value in row {
      let (kind, text): (UInt8, [UInt8]) =
        switch value {
        case .null: (0, [])
        case .integer(let number): (1, Array(String(number).utf8))
        case .real(let number): (2, Array(number.description.utf8))
        case .text(let text): (3, Array(text.utf8))
        case .bytes(let data): (4, data)
        }
      bytes.append(kind)
      bytes += Array("\(text.count):".utf8)
      bytes += text
    }
    bytes.append(10)
    crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
  }

  /// 64 hexadecimal digits.
  public mutating func finish() -> String { FileFingerprint.digest(&state) }
}
