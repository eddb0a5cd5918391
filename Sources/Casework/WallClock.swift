public import Caseload
import FoundationEssentials

/// The time of day as a parameter, so that a use case can be asked what it would do at any instant. UTC throughout.
public struct WallClock: Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  public let seconds: @Sendable () -> Int

  /// Thousandths of the running second, for clocks that tell them.
  private let milliseconds: (@Sendable () -> Int)?

  public init(seconds: @escaping @Sendable () -> Int) {
    self.seconds = seconds
    milliseconds = nil
  }

  private init(seconds: @escaping @Sendable () -> Int, milliseconds: @escaping @Sendable () -> Int) {
    self.seconds = seconds
    self.milliseconds = milliseconds
  }

  /// The machine's clock.
  public static let system = WallClock(
    seconds: { Int(Date().timeIntervalSince1970) }, milliseconds: { Int(Date().timeIntervalSince1970 * 1_000) })

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
  public var timestamp: String { "\(Self.moment(seconds()))Z" }

  /// `2026-11-22T02:14:09.127Z`, as the audit trail keeps moments.
  public var auditMoment: String {
    let now = milliseconds?() ?? seconds() * 1_000
    let thousandths = String(now % 1_000 + 1_000).dropFirst()
    return "\(Self.moment(now / 1_000)).\(thousandths)Z"
  }

  private static func moment(_ now: Int) -> String {
    let day = LocalDate(daysSinceEpoch: Int((Double(now) / 86_400).rounded(.down)))
    let time = now - day.daysSinceEpoch * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day.iso)T\(two(time / 3_600)):\(two(time / 60 % 60)):\(two(time % 60))"
  }
}
