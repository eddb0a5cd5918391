/// Case reference numbers, one bit each of the 26 million that there can be.
struct CaseSet {
  private var words: [UInt64] = []

  /// The place of `X123456` among them; nil for another shape.
  static func number(_ reference: String) -> Int? {
    var number = 0
    var count = 0
    for byte in reference.utf8 {
      if count == 0 { guard (65...90).contains(byte) else { return nil } } else if byte &- 48 > 9 { return nil }
      number = count == 0 ? Int(byte - 65) : number * 10 + Int(byte - 48)
      count += 1
    }
    return count == 7 ? number : nil
  }

  mutating func insert(_ number: Int) {
    if words.isEmpty { words = Array(repeating: 0, count: 26_000_000 / 64) }
    words[number >> 6] |= 1 << UInt64(number & 63)
  }

  func contains(_ number: Int) -> Bool { !words.isEmpty && words[number >> 6] & 1 << UInt64(number & 63) != 0 }
}
