import DataFormat

/// Hashes of the values that make a key, byte by byte: a database tells apart what Unicode calls equivalent.
enum KeyHash {
  static func of(_ values: ArraySlice<FieldValue>) -> UInt64 {
    var hasher = Hasher()
    for value in values { combine(value, into: &hasher) }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  static func of(_ value: FieldValue) -> UInt64 {
    var hasher = Hasher()
    combine(value, into: &hasher)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  static func of(_ first: FieldValue, _ second: FieldValue) -> UInt64 {
    var hasher = Hasher()
    combine(first, into: &hasher)
    combine(second, into: &hasher)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  private static func combine(_ value: FieldValue, into hasher: inout Hasher) {
    switch value {
    case .none: hasher.combine(0xFE as UInt8)
    case .whole(let number): hasher.combine(number)
    case .text(var text):
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      hasher.combine(0xFF as UInt8)
    }
  }
}
