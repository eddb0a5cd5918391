import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("Weeks over a line")
struct ExcessRunTests {
  private static let monday = LocalDate(daysSinceEpoch: 20_423)

  private func weeks(_ percents: [Ratio?]) -> [WeekFigure] {
    percents.enumerated().map { index, percent in
      WeekFigure(monday: Self.monday + index * 7, nights: percent == nil ? 0 : 5, nightsOut: 0, percent: percent)
    }
  }

  private func run(_ percents: [Ratio?], over line: Int = 110) -> ExcessRun { ExcessRun(weeks(percents), over: line) }

  @Test("Weeks 111, 112, 109, 115, 113, 112, 111 are four in a row at week 7 and not at week 6")
  func acceptance() {
    let percents = [111, 112, 109, 115, 113, 112, 111].map { Ratio($0) as Ratio? }
    #expect((1...7).map { run(Array(percents.prefix($0))).weeks } == [1, 2, 0, 1, 2, 3, 4])
    #expect(run(percents).began == Self.monday + 21)
  }

  @Test("110.0 exactly is not over, and the least more is")
  func edge() {
    #expect(run([Ratio(110)]).weeks == 0)
    #expect(run([Ratio(1_100_000_001, over: 10_000_000)]).weeks == 1)
    #expect(run([Ratio(111), Ratio(110), Ratio(111)]).weeks == 1)
  }

  @Test("A week that is not computable pauses a run and does not end it")
  func pause() {
    let paused = run([Ratio(111), Ratio(112), nil, nil, Ratio(113), Ratio(114)])
    #expect(paused.weeks == 4 && paused.began == Self.monday)
    #expect(run([nil, nil]) == .none)
    #expect(run([Ratio(111), nil, Ratio(100)]) == .none)
  }

  @Test("The week’s line is that of the run: 115 is over 110 and not over 120")
  func lines() {
    #expect(run([Ratio(115)]).weeks == 1 && run([Ratio(115)], over: 120).weeks == 0)
    #expect(run([Ratio(120)], over: 120).weeks == 0 && run([Ratio(121)], over: 120).weeks == 1)
  }

  /// Counts from the end, over text, in tenths: nothing of it is shared with the run.
  private func oracle(_ tenths: [Int?]) -> Int {
    var count = 0
    for tenth in tenths.reversed() {
      guard let tenth else { continue }
      if tenth <= 1_100 { break }
      count += 1
    }
    return count
  }

  @Test("Any series has the run that an oracle counts from its end, and carried on week by week it is the same")
  func property() {
    var random = SeededRandom(seed: 6)
    for _ in 0..<5_000 {
      let tenths = (0..<Int.random(in: 0...14, using: &random)).map { _ -> Int? in
        Int.random(in: 0..<5, using: &random) == 0 ? nil : Int.random(in: 1_097...1_103, using: &random)
      }
      let figures = weeks(tenths.map { $0.map { Ratio($0, over: 10) } })
      let whole = ExcessRun(figures, over: 110)
      #expect(whole.weeks == oracle(tenths))
      var carried = ExcessRun.none
      for figure in figures {
        // As the database keeps it from one week to the next.
        carried = ExcessRun(weeks: carried.weeks, began: carried.began)
        carried.add(figure, over: 110)
      }
      #expect(carried == whole)
      #expect((whole.weeks == 0) == (whole.began == nil))
    }
  }
}

@Suite("A week’s figure")
struct WeekFigureTests {
  private let monday = LocalDate(daysSinceEpoch: 20_423)

  @Test("It is the mean of the nights that have a percentage, and says how many have none")
  func mean() {
    let week = WeekFigure(
      monday: monday, nights: [Ratio(100), nil, Ratio(110), Ratio(105), nil], by: .meanOfNights)
    #expect(week.percent == Ratio(105) && week.nights == 3 && week.nightsOut == 2)
    #expect(week.sunday == monday + 6)
  }

  @Test("By the other rule it is the last night that has one")
  func last() {
    let nights: [Ratio?] = [Ratio(100), Ratio(130), nil]
    #expect(WeekFigure(monday: monday, nights: nights, by: .lastNight).percent == Ratio(130))
    #expect(WeekFigure(monday: monday, nights: nights, by: .meanOfNights).percent == Ratio(115))
  }

  @Test("Without such a night it is not computable, and not nought")
  func notComputable() {
    for rule in ExcessRules.WeekRule.allCases {
      let week = WeekFigure(monday: monday, nights: [nil, nil], by: rule)
      #expect(week.percent == nil && week.nights == 0 && week.nightsOut == 2)
      #expect(WeekFigure(monday: monday, nights: [], by: rule).percent == nil)
    }
  }

  @Test("A mean of thirds is exact: 109⅔, 109⅔ and 110⅔ are 110 and not over")
  func thirds() {
    let nights = [Ratio(329, over: 3), Ratio(329, over: 3), Ratio(332, over: 3)]
    #expect(Ratio.mean(of: nights) == Ratio(110))
  }

  @Test("Fractions too long for 64 bits are never rounded up over the line, and stop nothing")
  func long() throws {
    let primes = [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797, 999_999_761, 999_999_757]
    let mean = try #require(Ratio.mean(of: primes.map { Ratio(110 * $0 - 1, over: $0) }))
    #expect(mean < Ratio(110) && mean > Ratio(109_999_999, over: 1_000_000))
    let above = try #require(Ratio.mean(of: primes.map { Ratio(110 * $0 + $0 / 1_000, over: $0) }))
    #expect(above > Ratio(110))
  }
}
