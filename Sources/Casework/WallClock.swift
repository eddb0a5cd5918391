public import Caseload
import FoundationEssentials

/// The time of day as a parameter, so that a use case can be asked what it would do at any instant. UTC throughout.
public struct WallClock: Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  public let seconds: @Sendable () -> Int

  public init(seconds: @escaping @Sendable () -> Int) { self.seconds = seconds }

  /// The machine's clock.
  public static let system = WallClock { Int(Date().timeIntervalSince1970) }

  /// A clock that stands still at an hour of a day.
  public static func fixed(_ date: LocalDate, hour: Int = 9) -> WallClock {
    WallClock { date.daysSinceEpoch * 86_400 + hour * 3_600 }
  }

  /// The second after a moment as ``timestamp`` writes it; nil for other text.
  static func second(after moment: String) -> String? {
    let time = moment.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
    guard let day = LocalDate(iso: moment.prefix(10)), time.count == 3 else { return nil }
    let seconds = day.daysSinceEpoch * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2] + 1
    return WallClock { seconds }.timestamp
  }

  public var today: LocalDate { LocalDate(daysSinceEpoch: Int((Double(seconds()) / 86_400).rounded(.down))) }

  /// `2026-11-22T02:14:09Z`.
  public var timestamp: String {
    let now = seconds()
    let time = now - today.daysSinceEpoch * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(today.iso)T\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }
}
