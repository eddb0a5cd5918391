/// A calendar day without a time or a zone, as days since 1970-01-01 in the Gregorian calendar.
public struct LocalDate: Sendable, Hashable, Comparable {
  public let daysSinceEpoch: Int

  public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  public static func < (a: LocalDate, b: LocalDate) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }
  public static func + (date: LocalDate, days: Int) -> LocalDate { .init(daysSinceEpoch: date.daysSinceEpoch + days) }
  /// Whole days from `b` to `a`.
  public static func - (a: LocalDate, b: LocalDate) -> Int { a.daysSinceEpoch - b.daysSinceEpoch }
}

extension LocalDate {
  /// Nil when the day does not exist, 30 February or year 0 for instance. Years 1 to 9999.
  ///
  /// Days are counted in eras of 400 years that begin in March, so that the leap day is the last of its year.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSinceEpoch: era * 146_097 + dayOfEra - 719_468)
  }

  public var yearMonthDay: (year: Int, month: Int, day: Int) {
    let z = daysSinceEpoch + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension LocalDate {
  /// Reads `2026-11-22`, and nothing else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte.isDigit else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2026-11-22`.
  public var iso: String {
    let (year, month, day) = yearMonthDay
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `22 November 2026`, the form used in text.
  public var text: String {
    let (year, month, day) = yearMonthDay
    return "\(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// `22 Nov 2026`, the form used in tight tables.
  public var shortText: String {
    let (year, month, day) = yearMonthDay
    return "\(day) \(Self.monthNames[month - 1].prefix(3)) \(year)"
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension LocalDate {
  /// Whole days since the Monday of the same week, 0 to 6. Day 0 of the epoch was a Thursday.
  public var daysSinceMonday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 }
}
