import Caseload
import DataFormat

/// Days and moments as the open format keeps them, each made once.
struct DayTexts {
  private let first: Int
  private let days: [FieldValue]

  /// From 90 years before the day, for dates of birth, to 40 years after it, for long sentences.
  init(around date: LocalDate) {
    first = date.daysSinceEpoch - 90 * 366
    days = (0..<130 * 366).map { [first] in .text(LocalDate(daysSinceEpoch: first + $0).iso) }
  }

  func day(_ date: LocalDate) -> FieldValue {
    let position = date.daysSinceEpoch - first
    return days.indices.contains(position) ? days[position] : .text(date.iso)
  }

  func day(_ date: LocalDate?) -> FieldValue { date.map { day($0) } ?? .none }

  /// A moment of that day in UTC. - Parameter minute: minutes since midnight, 0 to 1,439.
  func moment(_ date: LocalDate, minute: Int, second: Int = 0) -> FieldValue {
    guard case .text(let text) = day(date) else { return .none }
    return .text(
      String(unsafeUninitializedCapacity: 20) { buffer in
        var end = 0
        func put(_ byte: UInt8) {
          buffer[end] = byte
          end += 1
        }
        for byte in text.utf8.prefix(10) { put(byte) }
        let marks = [UInt8(ascii: "T"), UInt8(ascii: ":"), UInt8(ascii: ":")]
        for (mark, part) in zip(marks, [minute / 60, minute % 60, second]) {
          put(mark)
          put(UInt8(48 + part / 10))
          put(UInt8(48 + part % 10))
        }
        put(UInt8(ascii: "Z"))
        return end
      })
  }
}
