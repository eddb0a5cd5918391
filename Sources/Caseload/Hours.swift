/// Hours a week, exact to a hundredth: the precision in which hours and reductions are recorded.
public struct WeeklyHours: Sendable, Hashable, Comparable {
  public let hundredths: Int

  public init(hundredths: Int) { self.hundredths = hundredths }

  public static let zero = WeeklyHours(hundredths: 0)

  public var ratio: Ratio { Ratio(hundredths, over: 100) }

  public static func < (a: WeeklyHours, b: WeeklyHours) -> Bool { a.hundredths < b.hundredths }
  public static func + (a: WeeklyHours, b: WeeklyHours) -> WeeklyHours {
    .init(hundredths: a.hundredths + b.hundredths)
  }
  public static func - (a: WeeklyHours, b: WeeklyHours) -> WeeklyHours {
    .init(hundredths: a.hundredths - b.hundredths)
  }
}

extension WeeklyHours {
  /// Reads `37`, `22.2` or `18.75`; nil for anything else, a sign and a third decimal place included.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, (1...4).contains(first.utf8.count),
      first.utf8.allSatisfy(\.isDigit)
    else { return nil }
    var hundredths = (Int(first) ?? 0) * 100
    if parts.count == 2 {
      guard (1...2).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy(\.isDigit), let fraction = Int(parts[1])
      else { return nil }
      hundredths += parts[1].utf8.count == 1 ? fraction * 10 : fraction
    }
    self.init(hundredths: hundredths)
  }

  /// Without needless zeros: `37`, `22.2`, `18.75`.
  public var text: String {
    if hundredths % 100 == 0 { return ratio.text() }
    return ratio.text(places: hundredths % 10 == 0 ? 1 : 2)
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  public var isDigit: Bool { self >= 48 && self <= 57 }
}
