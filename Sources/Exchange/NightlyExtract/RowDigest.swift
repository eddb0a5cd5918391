import CSodium

/// Stands for everything a row says, so that two rows can be compared without keeping the first.
///
/// The first half of SHA-256 over column, length and bytes of every cell: a chance equal is out of the question.
struct RowDigest: Hashable {
  private let low: UInt64
  private let high: UInt64

  init(_ row: SheetRow) {
    var text: [UInt8] = []
    text.reserveCapacity(1_024)
    for cell in row.cells {
      withUnsafeBytes(of: (UInt32(truncatingIfNeeded: cell.column), UInt32(truncatingIfNeeded: cell.count))) {
        text.append(contentsOf: $0)
      }
      text.append(contentsOf: row.bytes(cell))
    }
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256(&digest, text, UInt64(text.count))
    (low, high) = digest.withUnsafeBytes { ($0.load(as: UInt64.self), $0.load(fromByteOffset: 8, as: UInt64.self)) }
  }
}
