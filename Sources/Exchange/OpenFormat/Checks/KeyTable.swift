/// Remembers up to a few million keys, each with a number: 16 bytes a slot, at most two thirds full.
///
/// A key is kept as 64 bits of a hash seeded anew in each run. Two different keys of one file fall together once in
/// some ten million imports of a nation, and would then be reported as a duplicate; the next run would take them.
struct KeyTable {
  private var hashes: [UInt64]
  private var numbers: [UInt64]
  private(set) var count = 0
  private var mask: Int

  init() {
    hashes = Array(repeating: 0, count: 64)
    numbers = Array(repeating: 0, count: 64)
    mask = 63
  }

  /// Keeps the number of a key that is new; otherwise gives the number that is kept.
  mutating func insert(_ key: UInt64, _ number: UInt64) -> UInt64? {
    if count * 3 >= hashes.count * 2 { grow() }
    let (slot, isThere) = find(key)
    if isThere { return numbers[slot] }
    hashes[slot] = Self.nonzero(key)
    numbers[slot] = number
    count += 1
    return nil
  }

  /// Keeps the number of a key in place of the one before.
  mutating func set(_ key: UInt64, _ number: UInt64) {
    if insert(key, number) != nil { numbers[find(key).slot] = number }
  }

  subscript(key: UInt64) -> UInt64? {
    let (slot, isThere) = find(key)
    return isThere ? numbers[slot] : nil
  }

  /// 0 marks an empty slot.
  private static func nonzero(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  private func find(_ key: UInt64) -> (slot: Int, isThere: Bool) {
    let key = Self.nonzero(key)
    var slot = Int(truncatingIfNeeded: key) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == key { return (slot, true) }
      slot = (slot + 1) & mask
    }
    return (slot, false)
  }

  private mutating func grow() {
    let (oldHashes, oldNumbers) = (hashes, numbers)
    hashes = Array(repeating: 0, count: oldHashes.count * 2)
    numbers = Array(repeating: 0, count: oldHashes.count * 2)
    mask = hashes.count - 1
    for (hash, number) in zip(oldHashes, oldNumbers) where hash != 0 {
      let slot = find(hash).slot
      hashes[slot] = hash
      numbers[slot] = number
    }
  }
}
