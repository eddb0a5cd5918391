public import Caseload

/// A day and a time of day, without a zone, exact to the millisecond.
public struct LocalMoment: Sendable, Hashable, Comparable {
  public let day: LocalDate
  public let millisecondOfDay: Int

  public init(day: LocalDate, millisecondOfDay: Int) {
    self.day = day
    self.millisecondOfDay = millisecondOfDay
  }

  public init(day: LocalDate, hour: Int, minute: Int) {
    self.init(day: day, millisecondOfDay: (hour * 60 + minute) * 60_000)
  }

  public static func < (a: LocalMoment, b: LocalMoment) -> Bool {
    (a.day, a.millisecondOfDay) < (b.day, b.millisecondOfDay)
  }

  /// 0 is Sunday, 6 Saturday.
  var weekday: Int { ((day.daysSinceEpoch + 4) % 7 + 7) % 7 }

  /// `2022-07-10T19:45`, the separator given.
  public func text(separator: String) -> String {
    let minutes = millisecondOfDay / 60_000
    return day.iso + separator + Self.padded(minutes / 60) + ":" + Self.padded(minutes % 60)
  }

  private static func padded(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
}

extension LocalMoment {
  /// Reads `2026-11-22`, `2026-11-22T18:30`, seconds and their fraction where given, and a zone (`Z`, `+01:00`),
  /// which is reckoned to UTC. A space may stand for the `T`.
  public init?(iso text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    guard bytes.count >= 10, let date = LocalDate(iso: String(decoding: bytes.prefix(10), as: UTF8.self)) else {
      return nil
    }
    bytes = bytes.dropFirst(10)
    guard let separator = bytes.popFirst() else {
      self.init(day: date, millisecondOfDay: 0)
      return
    }
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") else { return nil }
    guard let hour = Self.twoDigits(&bytes, below: 24), bytes.popFirst() == UInt8(ascii: ":"),
      let minute = Self.twoDigits(&bytes, below: 60)
    else { return nil }
    var milliseconds = (hour * 60 + minute) * 60_000
    if bytes.first == UInt8(ascii: ":") {
      bytes.removeFirst()
      guard let second = Self.twoDigits(&bytes, below: 60) else { return nil }
      milliseconds += second * 1_000
      if bytes.first == UInt8(ascii: ".") {
        bytes.removeFirst()
        let digits = bytes.prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        for (place, digit) in zip([100, 10, 1], digits) { milliseconds += place * Int(digit - 48) }
        bytes = bytes.dropFirst(digits.count)
      }
    }
    guard let offset = Self.zoneMinutes(bytes) else { return nil }
    milliseconds -= offset * 60_000
    let days = milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
    self.init(day: date + days, millisecondOfDay: milliseconds - days * 86_400_000)
  }

  private static func twoDigits(_ bytes: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
    guard let tens = bytes.popFirst(), let ones = bytes.popFirst(), (48...57).contains(tens), (48...57).contains(ones)
    else { return nil }
    let value = Int(tens - 48) * 10 + Int(ones - 48)
    return value < limit ? value : nil
  }

  private static func zoneMinutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    var bytes = bytes
    guard let sign = bytes.popFirst() else { return 0 }
    if sign == UInt8(ascii: "Z") { return bytes.isEmpty ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = twoDigits(&bytes, below: 24),
      bytes.popFirst() == UInt8(ascii: ":"), let minutes = twoDigits(&bytes, below: 60), bytes.isEmpty
    else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}

/// A stretch of time in which the two incumbent engines compare their figures.
public struct ReportingWindow: Sendable, Hashable {
  public let start: LocalMoment
  public let end: LocalMoment
}

extension ReportingWindow {
  /// The window in which a moment lies: 18:30 to 18:30, but Wednesday's ends at 19:30. Source: section 14.7.
  ///
  /// Comparisons are strict: at 18:30 exactly the old window still runs. Wednesday's hour from 18:30 belongs to two
  /// windows, because Thursday's is reckoned from Wednesday 18:30 as soon as it is Thursday. Seconds are left out of
  /// the bounds.
  public init(containing now: LocalMoment) {
    func halfPastSix(_ days: Int) -> LocalMoment { LocalMoment(day: now.day + days, hour: 18, minute: 30) }
    func halfPastSeven(_ days: Int) -> LocalMoment { LocalMoment(day: now.day + days, hour: 19, minute: 30) }
    let tuesday = 2
    let wednesday = 3
    if now.weekday == wednesday {
      let isLate = now > halfPastSeven(0)
      self.init(
        start: isLate ? halfPastSeven(0) : halfPastSix(-1), end: isLate ? halfPastSix(1) : halfPastSeven(0))
    } else if now > halfPastSix(0) {
      self.init(start: halfPastSix(0), end: now.weekday == tuesday ? halfPastSeven(1) : halfPastSix(1))
    } else {
      self.init(start: halfPastSix(-1), end: halfPastSix(0))
    }
  }
}
