/// A value of a database's table as `export --all` writes it.
///
/// An empty field is null; a field in quotation marks is text, even an empty one; what stands outside them is a whole
/// number, a real number (with a point, an exponent or a word), or bytes as `x'0aff'`. So each comes back as what it
/// was.
public enum TableValue: Sendable, Hashable {
  case null
  case integer(Int)
  /// A finite or infinite number; the shortest digits that are read back as the same.
  case real(Double)
  case text(String)
  case bytes([UInt8])

  func append(to output: ByteOutput) {
    switch self {
    case .null: break
    case .integer(let number): output.append(String(number))
    case .real(let number): output.append(number.description)
    case .text(let text): output.appendField(text, isQuoted: true)
    case .bytes(let bytes):
      let digits = Array("0123456789abcdef".utf8)
      output.append("x'")
      for byte in bytes {
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      }
      output.append("'")
    }
  }

  /// Nil for what no writer writes.
  init?(_ field: UnsafeBufferPointer<UInt8>, isQuoted: Bool) {
    if isQuoted {
      self = .text(String(decoding: field, as: UTF8.self))
    } else if field.isEmpty {
      self = .null
    } else if let number = Self.whole(field) {
      self = .integer(number)
    } else if field[0] == 0x78 {
      guard let bytes = Self.bytes(field) else { return nil }
      self = .bytes(bytes)
    } else {
      let text = String(decoding: field, as: UTF8.self)
      if let number = Int(text) {
        self = .integer(number)
      } else if let number = Double(text) {
        self = .real(number)
      } else {
        return nil
      }
    }
  }

  private static func whole(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
    guard field.count <= 18 else { return nil }
    var value = 0
    for byte in field {
      guard byte &- 48 < 10 else { return nil }
      value = value &* 10 &+ Int(byte &- 48)
    }
    return value
  }

  private static func bytes(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard field.count >= 3, field.count % 2 == 1, field[1] == 39, field[field.count - 1] == 39 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.count / 2 - 1)
    for index in stride(from: 2, to: field.count - 1, by: 2) {
      guard let high = digit(field[index]), let low = digit(field[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 97...102: byte - 87
    default: nil
    }
  }
}
