public import Caseload
public import Rules

/// What one person's workload came to in a calendar week, Monday to Sunday.
///
/// Nights of leave and nights without a percentage are in no mean; a week that has no other is not computable.
public struct WeekFigure: Sendable, Hashable {
  /// First day of the week.
  public let monday: LocalDate
  /// Nights that the figure is made of.
  public let nights: Int
  /// Nights that are in no figure: of leave, or not computable.
  public let nightsOut: Int
  /// In percent of available time, unrounded; nil where no night is computable.
  public let percent: Ratio?

  public init(monday: LocalDate, nights: Int, nightsOut: Int, percent: Ratio?) {
    self.monday = monday
    self.nights = nights
    self.nightsOut = nightsOut
    self.percent = percent
  }

  /// - Parameter nights: percentages of the week's nights in their order; nil for a night of leave or without a percentage.
  public init(monday: LocalDate, nights: [Ratio?], by rule: ExcessRules.WeekRule) {
    let computable = nights.compactMap(\.self)
    self.init(
      monday: monday, nights: computable.count, nightsOut: nights.count - computable.count,
      percent: rule == .lastNight ? computable.last : Ratio.mean(of: computable))
  }

  public var sunday: LocalDate { monday + 6 }
}

extension Ratio {
  /// The mean of some fractions, exact; nil for none.
  ///
  /// Where the exact fraction does not fit 64 bits, which takes weeks with several changes of odd hours, each term is taken
  /// at a billionth of one, rounded down: such a mean is never said to be over a line that it does not reach.
  public static func mean(of terms: [Ratio]) -> Ratio? {
    guard let first = terms.first else { return nil }
    var sum: (numerator: Int128, denominator: Int128)? = (Int128(first.numerator), Int128(first.denominator))
    for term in terms.dropFirst() { sum = sum.flatMap { added($0, term) } }
    if let sum, let fitting = fitting(sum.numerator, over: sum.denominator, times: terms.count) { return fitting }
    let billion = Int128(1_000_000_000)
    let billionths = terms.reduce(Int128(0)) { all, term in
      let scaled = Int128(term.numerator) * billion
      let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int128(term.denominator))
      return all + (rest < 0 ? whole - 1 : whole)
    }
    return fitting(billionths, over: billion, times: terms.count)
  }

  private static func added(_ sum: (numerator: Int128, denominator: Int128), _ term: Ratio) -> (
    numerator: Int128, denominator: Int128
  )? {
    let other = Int128(term.denominator)
    if sum.denominator == other { return (sum.numerator + Int128(term.numerator), other) }
    let shared = divisor(sum.denominator, other)
    let (left, leftIsLost) = sum.numerator.multipliedReportingOverflow(by: other / shared)
    let (right, rightIsLost) = Int128(term.numerator).multipliedReportingOverflow(by: sum.denominator / shared)
    let (below, belowIsLost) = sum.denominator.multipliedReportingOverflow(by: other / shared)
    let (above, aboveIsLost) = left.addingReportingOverflow(right)
    return leftIsLost || rightIsLost || belowIsLost || aboveIsLost ? nil : (above, below)
  }

  private static func fitting(_ numerator: Int128, over denominator: Int128, times count: Int) -> Ratio? {
    let (below, isLost) = denominator.multipliedReportingOverflow(by: Int128(count))
    guard !isLost else { return nil }
    let shared = divisor(numerator, below)
    guard let numerator = Int(exactly: numerator / shared), let below = Int(exactly: below / shared) else { return nil }
    return Ratio(numerator, over: below)
  }

  private static func divisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a < 0 ? -a : a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
