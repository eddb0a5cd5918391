/// Random numbers by counter: each is a function of seed and place, so that no thread can change another's.
///
/// Source: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011); its
/// published known answers are tests.
struct CounterRandom: Sendable {
  private let key: (UInt32, UInt32)

  init(seed: UInt64) { key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }

  /// Four words of 32 bits at a place.
  @inline(__always)
  func words(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> (UInt32, UInt32, UInt32, UInt32) {
    var (x0, x1, x2, x3) = (a, b, c, d)
    var (k0, k1) = key
    for _ in 0..<10 {
      let first = UInt64(x0) &* 0xD251_1F53
      let second = UInt64(x2) &* 0xCD9E_8D57
      (x0, x1, x2, x3) = (
        UInt32(truncatingIfNeeded: second >> 32) ^ x1 ^ k0, UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ x3 ^ k1, UInt32(truncatingIfNeeded: first)
      )
      k0 = k0 &+ 0x9E37_79B9
      k1 = k1 &+ 0xBB67_AE85
    }
    return (x0, x1, x2, x3)
  }

  /// A number above 0 and below 1, of 53 bits.
  func uniform(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> Double {
    let drawn = words(a, b, c, d)
    let bits = UInt64(drawn.0) << 21 ^ UInt64(drawn.1) >> 11
    return (Double(bits) + 0.5) * 0x1p-53
  }
}

/// Places of the counter that belong to one use, so that no number is used twice.
enum RandomPurpose {
  static let parameters: UInt32 = 1
  static let order: UInt32 = 2
  static let noise: UInt32 = 3
  static let walkStarts: UInt32 = 4
  static let walkSpells: UInt32 = 5
  static let bootstrap: UInt32 = 6
}
