/// What a cell that should hold a count holds.
enum CountReading: Equatable {
  case count(Int)
  case unreadable, negative, absurd

  /// Plain digits with blanks around them, from 0 to `largest`; nothing but blanks is 0.
  ///
  /// - Complexity: O(bytes), without a String.
  @inline(__always)
  init(text bytes: UnsafeBufferPointer<UInt8>, largest: Int) {
    var value = 0
    for byte in bytes {
      let digit = Int(byte) &- 48
      guard digit >= 0, digit < 10, value <= largest else {
        self = Self.unusual(bytes, largest: largest)
        return
      }
      value = value &* 10 &+ digit
    }
    self = value <= largest ? .count(value) : .absurd
  }

  private static func unusual(_ bytes: UnsafeBufferPointer<UInt8>, largest: Int) -> CountReading {
    var text = trimmed(bytes)
    if text.isEmpty { return .count(0) }
    let isNegative = text[0] == 45
    if isNegative { text = UnsafeBufferPointer(rebasing: text[1...]) }
    guard !text.isEmpty, text.allSatisfy({ $0 &- 48 < 10 }) else { return .unreadable }
    if isNegative { return .negative }
    var value = 0
    for byte in text {
      value = value * 10 + Int(byte - 48)
      if value > largest { return .absurd }
    }
    return .count(value)
  }

  /// A cell that the workbook says is a number: any way to write a whole number will do, `3.0` and `1E1` too.
  init(number bytes: UnsafeBufferPointer<UInt8>, largest: Int) {
    self.init(text: bytes, largest: largest)
    guard self == .unreadable, bytes.count <= 64 else { return }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value == value.rounded() else { return }
    if value < 0 { self = .negative } else { self = value <= Double(largest) ? .count(Int(value)) : .absurd }
  }
}
