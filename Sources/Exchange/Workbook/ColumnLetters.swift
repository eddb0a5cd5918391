/// The letters by which a spreadsheet names a column.
public enum ColumnLetters {
  /// `A` for 0, `Z` for 25, `AA` for 26.
  public static func text(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Column and row of a cell's reference: 26 and 7 for `AA7`. Nil for anything of another shape.
  static func parse(_ reference: UnsafeBufferPointer<UInt8>) -> (column: Int, row: Int)? {
    var column = 0
    var index = 0
    while index < reference.count, reference[index] >= 65, reference[index] <= 90 {
      column = column * 26 + Int(reference[index] - 64)
      index += 1
    }
    guard (1...3).contains(index), let row = wholeNumber(reference[index...]) else { return nil }
    return (column - 1, row)
  }
}

/// Up to nine plain digits; nil for anything else.
func wholeNumber(_ bytes: some Collection<UInt8>) -> Int? {
  guard (1...9).contains(bytes.count) else { return nil }
  var value = 0
  for byte in bytes {
    guard byte &- 48 < 10 else { return nil }
    value = value &* 10 &+ Int(byte &- 48)
  }
  return value
}
