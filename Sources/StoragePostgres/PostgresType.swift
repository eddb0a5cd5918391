import Storage

/// What a column's values are to the program, by the type's number in PostgreSQL's catalogue (`pg_type.dat`).
enum PostgresType {
  case integer, real, numeric, bool, bytes, text

  init(_ number: UInt32) {
    switch number {
    case 20, 21, 23, 26: self = .integer  // int8, int2, int4, oid
    case 700, 701: self = .real  // float4, float8
    case 1700: self = .numeric
    case 16: self = .bool
    case 17: self = .bytes
    default: self = .text
    }
  }

  /// Reads a value from its text form. Throws ``StorageError`` for a whole number of more than 64 bits.
  func value(_ text: UnsafeRawBufferPointer) throws -> SQLValue {
    switch self {
    case .integer: .integer(try Self.integer(text))
    case .real: .real(try Self.real(text))
    // The sum of whole numbers is a numeric without a point; an average has one, even when it is whole.
    case .numeric:
      text.contains(UInt8(ascii: ".")) || text.contains(UInt8(ascii: "N"))
        ? .real(try Self.real(text)) : .integer(try Self.integer(text))
    case .bool: .integer(text.first == UInt8(ascii: "t") ? 1 : 0)
    case .bytes: .bytes(try Self.bytes(text))
    case .text: .text(String(decoding: text, as: UTF8.self))
    }
  }

  private static func integer(_ text: UnsafeRawBufferPointer) throws -> Int {
    var negative = 0
    let isNegative = text.first == UInt8(ascii: "-")
    // Counted downwards: the smallest number has no positive counterpart.
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      let (tenfold, overflow) = negative.multipliedReportingOverflow(by: 10)
      let (next, overflowToo) = tenfold.subtractingReportingOverflow(Int(byte) - 48)
      guard !overflow, !overflowToo, (48...57).contains(byte) else { throw unreadable("a whole number", text) }
      negative = next
    }
    guard isNegative || negative != .min else { throw unreadable("a whole number", text) }
    return isNegative ? negative : -negative
  }

  private static func real(_ text: UnsafeRawBufferPointer) throws -> Double {
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { throw unreadable("a number", text) }
    return value
  }

  /// From `\x00ff`, the form that the session asks for.
  private static func bytes(_ text: UnsafeRawBufferPointer) throws -> [UInt8] {
    guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x")
    else { throw StorageError.unexpected("Bytes came in a form that is not known.") }
    return stride(from: 2, to: text.count, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
  }

  private static func digit(_ byte: UInt8) -> UInt8 { byte < 58 ? byte - 48 : byte - 87 }

  private static func unreadable(_ wanted: String, _ text: UnsafeRawBufferPointer) -> StorageError {
    .unexpected("The server gave \(wanted) that this program cannot hold (\(text.count) signs).")
  }
}
