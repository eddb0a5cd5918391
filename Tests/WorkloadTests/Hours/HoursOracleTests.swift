import Caseload
import FoundationEssentials
import Rules
import TestSupport
import Testing
import Workload

@Suite("The hours measure beside an oracle that was written apart from it")
struct HoursOracleTests {
  private let pack: RulePack
  private let measure: HoursMeasure
  private let oracle: HoursOracle
  private static let day = LocalDate(daysSinceEpoch: 20_780)

  init() throws {
    pack = try englandAndWales()
    measure = try #require(HoursMeasure(pack, on: Self.day))
    oracle = HoursOracle(pack: pack, values: measure.set.values, day: Self.day)
  }

  /// What is wrong with a post's figure, beyond a hundredth of an hour; nil where nothing is.
  private func fault(_ post: HoursOracle.Post) -> String? {
    let counts = oracle.counts(post)
    let points = PostFigure(
      casesHeld: 0, casesActive: 0, work: 0, available: Ratio(1), contracted: post.contracted, hoursAreAssumed: false,
      reduced: post.reduced, notComputable: [])
    let figure = measure.figure(counts, beside: points)
    let work = Self.decimal(figure.work) - oracle.work(post)
    guard abs(work) < Decimal(sign: .plus, exponent: -2, significand: 1) else { return "work differs by \(work)" }
    let expected = oracle.available(post)
    guard expected > 0 else { return figure.isComputable ? "is computable without available time" : nil }
    let available = Self.decimal(figure.available) - expected
    guard abs(available) < Decimal(sign: .plus, exponent: -2, significand: 1) else {
      return "time differs by \(available)"
    }
    let lines = measure.lines(counts)
    let (minutes, hub) = (lines.reduce(0) { $0 + $1.minutes }, lines.reduce(0) { $0 + $1.hub })
    guard minutes == figure.minutes else { return "lines sum to \(minutes), not \(figure.minutes)" }
    return hub == figure.hub ? nil : "lines for a hub sum to \(hub), not \(figure.hub)"
  }

  private static func decimal(_ ratio: Ratio) -> Decimal { Decimal(ratio.numerator) / Decimal(ratio.denominator) }

  @Test("They agree on 100,000 random portfolios to 0.01 hours, and the lines sum to the minutes")
  func manyPortfolios() {
    var random = SeededRandomOfPosts(seed: 6)
    var faults: [String] = []
    for number in 0..<100_000 where faults.count < 3 {
      let post = oracle.random(cases: random.below(5), using: &random)
      if let fault = fault(post) { faults.append("portfolio \(number) \(fault)") }
    }
    #expect(faults.isEmpty)
  }

  @Test("They agree on portfolios of 49, 50 and 51 cases", arguments: [49, 50, 51])
  func aroundTheLimit(cases: Int) {
    var random = SeededRandomOfPosts(seed: UInt64(cases))
    for number in 0..<200 {
      let post = oracle.random(cases: cases, using: &random)
      #expect(oracle.counts(post).held == cases)
      let fault = fault(post)
      #expect(fault == nil, "portfolio \(number)")
    }
  }

  @Test("Contracted hours of 0 and reductions beyond them are not computable", arguments: [0, 100])
  func noTime(reduced: Int) {
    var post = HoursOracle.Post()
    post.contracted = .zero
    post.reduced = WeeklyHours(hundredths: reduced)
    let fault = fault(post)
    #expect(fault == nil)
  }
}
