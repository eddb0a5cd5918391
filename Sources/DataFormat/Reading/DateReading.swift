extension FieldReader {
  func date(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    guard bytes.count == 10 else { throw fault(.notADate) }
    if let kind = Self.dayFault(bytes) { throw fault(kind) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// A day alone is made its first second.
  func instant(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    guard bytes.count == 10 || bytes.count == 20 else { throw fault(.notAnInstant) }
    if let kind = Self.dayFault(bytes) { throw fault(kind == .notADate ? .notAnInstant : kind) }
    let day = String(decoding: UnsafeBufferPointer(rebasing: bytes[..<10]), as: UTF8.self)
    if bytes.count == 10 { return .text(day + "T00:00:00Z") }
    guard bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x5A,
      let hour = Self.digits(bytes, 11, 2), let minute = Self.digits(bytes, 14, 2),
      let second = Self.digits(bytes, 17, 2), hour < 24, minute < 60, second < 60
    else { throw fault(.notAnInstant) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  /// What is wrong with the day in the first ten bytes; nil when nothing is.
  private static func dayFault(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldFault.Kind? {
    guard bytes[4] == 45, bytes[7] == 45, let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 2),
      let day = digits(bytes, 8, 2)
    else { return .notADate }
    guard (1...12).contains(month), day >= 1, day <= days(in: month, of: year) else { return .noSuchDay }
    return years.contains(year) ? nil : .absurdYear
  }

  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<start + count {
      let digit = bytes[index] &- 48
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
