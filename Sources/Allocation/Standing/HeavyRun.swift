public import Caseload
public import Rules

/// For how long somebody's cases have been mostly of high risk: something to talk about with them, and no fault.
public struct HeavyRun: Sendable, Hashable {
  /// Cases held on a day, and those of high risk among them.
  public struct Mix: Sendable, Hashable {
    public let cases: Int
    public let highRisk: Int

    public init(cases: Int, highRisk: Int) {
      self.cases = cases
      self.highRisk = highRisk
    }
  }

  /// Whole months up to the day, without a break; 0 where it is so today and was not on the first of the month.
  public let months: Int
  /// The first day that was looked at on which it was so; nil where it is not so today.
  public let since: LocalDate?
  /// Whether it was so on the earliest day that was looked at: it may have been longer.
  public let isAtLeast: Bool

  /// The day and the first of each month before it, the latest first.
  public static func days(upTo last: LocalDate, months: Int) -> [LocalDate] {
    let ymd = last.yearMonthDay
    var (year, month) = (ymd.year, ymd.month)
    func back() { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
    var days = [last]
    if ymd.day == 1 { back() }
    while days.count <= months, let first = LocalDate(year: year, month: month, day: 1) {
      days.append(first)
      back()
    }
    return days
  }

  /// - Parameters:
  ///   - mixes: on the days of ``days(upTo:months:)``, in their order.
  ///   - lines: say from which share and number of cases a mix is heavy.
  public init(_ mixes: [Mix], on days: [LocalDate], _ lines: CaseloadLines) {
    let heavy = mixes.prefix { lines.isHeavyMix(highRisk: $0.highRisk, of: $0.cases) }.count
    months = max(0, heavy - 1)
    since = heavy > 0 ? days[heavy - 1] : nil
    isAtLeast = heavy > 0 && heavy == days.count
  }
}
