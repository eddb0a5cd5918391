/// Draws of one number over all replications, one in each of as many equal strata, in an order of its own.
///
/// Which stratum a replication has is worked out by itself: a permutation by four rounds of a Feistel network that walks
/// on until it lands inside. Source: McKay, Beckman and Conover (1979) for the strata.
struct LatinHypercube: Sendable {
  private let random: CounterRandom
  private let count: UInt64
  private let halfBits: UInt64
  private let salt: UInt32

  init(seed: UInt64, replications: Int) {
    random = CounterRandom(seed: seed)
    count = UInt64(max(1, replications))
    let bits = UInt64(UInt64.bitWidth - (count &- 1).leadingZeroBitCount)
    halfBits = max(1, (bits + 1) / 2)
    salt = random.words(0, 0, 0, RandomPurpose.order).0 | 1
  }

  /// Above 0 and below 1. - Parameter stream: of the number, for instance a hash of its name.
  func uniform(replication: Int, stream: UInt32) -> Double {
    var place = UInt64(replication)
    repeat { place = turned(place, stream: stream) } while place >= count
    let within = random.uniform(UInt32(truncatingIfNeeded: replication), stream, 0, RandomPurpose.parameters)
    return (Double(place) + within) / Double(count)
  }

  @inline(__always)
  private func turned(_ place: UInt64, stream: UInt32) -> UInt64 {
    let mask: UInt64 = (1 << halfBits) &- 1
    var left = place >> halfBits
    var right = place & mask
    for round: UInt32 in 1...4 {
      let mixed = Self.mixed(UInt32(truncatingIfNeeded: right) ^ stream &* 0x9E37_79B1 &+ round &* salt)
      (left, right) = (right, (left ^ UInt64(mixed)) & mask)
    }
    return left << halfBits | right
  }

  /// The finisher of MurmurHash3: every bit of the result hangs on every bit given.
  @inline(__always)
  private static func mixed(_ word: UInt32) -> UInt32 {
    var word = word
    word = (word ^ word >> 16) &* 0x85EB_CA6B
    word = (word ^ word >> 13) &* 0xC2B2_AE35
    return word ^ word >> 16
  }

  /// The stream of a name: FNV-1a of its bytes, so that two scenarios draw the same for the same name.
  static func stream(_ name: String) -> UInt32 {
    name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
