extension FieldReader {
  func whole(_ bytes: UnsafeBufferPointer<UInt8>, in range: ClosedRange<Int>) throws(FieldFault) -> FieldValue {
    let isNegative = bytes[0] == 45
    guard bytes.count > (isNegative ? 1 : 0) else { throw fault(.notANumber) }
    var value = 0
    var isHuge = false
    for index in (isNegative ? 1 : 0)..<bytes.count {
      let digit = bytes[index] &- 48
      if digit > 9 { throw fault(.notANumber) }
      if value < 1 << 50 { value = value * 10 + Int(digit) } else { isHuge = true }
    }
    if isNegative { value = -value }
    guard !isHuge, range.contains(value) else { throw fault(.outOfRange) }
    return .whole(value)
  }

  /// In units of the last place.
  func decimal(_ bytes: UnsafeBufferPointer<UInt8>, places: Int, maximum: Int) throws(FieldFault) -> FieldValue {
    var value = 0
    var isHuge = false
    var point: Int?
    for index in 0..<bytes.count {
      if bytes[index] == 46, point == nil, index > 0 {
        point = index
        continue
      }
      let digit = bytes[index] &- 48
      if digit > 9 {
        // A negative number is of the right form but too small.
        throw fault(bytes[0] == 45 && index == 0 && bytes.count > 1 && bytes[1] &- 48 < 10 ? .outOfRange : .notANumber)
      }
      if value < 1 << 50 { value = value * 10 + Int(digit) } else { isHuge = true }
    }
    let given = point.map { bytes.count - 1 - $0 } ?? 0
    guard point == nil || given > 0 else { throw fault(.notANumber) }
    guard given <= places else { throw fault(.tooManyPlaces) }
    for _ in given..<places { value = value < 1 << 50 ? value * 10 : value }
    guard !isHuge, value <= maximum else { throw fault(.outOfRange) }
    return .whole(value)
  }

  func score(_ bytes: UnsafeBufferPointer<UInt8>) throws(FieldFault) -> FieldValue {
    var (before, after, hasPoint) = (0, 0, false)
    for byte in bytes {
      if byte == 46, !hasPoint {
        hasPoint = true
      } else if byte &- 48 > 9 {
        throw fault(.notANumber)
      } else if hasPoint {
        after += 1
      } else {
        before += 1
      }
    }
    guard before > 0, !hasPoint || after > 0 else { throw fault(.notANumber) }
    guard before <= 3 else { throw fault(.outOfRange) }
    guard after <= 15 else { throw fault(.tooManyPlaces) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }
}
