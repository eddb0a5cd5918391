import Caseload
import Rules
import Testing

@testable import Planning

@Suite("Answers of a plan")
struct PlanAnswerTests {
  @Test(
    "Selecting quantiles gives what sorting gives, for any order and with equal values",
    arguments: [1, 2, 15, 16, 17, 500])
  func selection(count: Int) {
    let random = CounterRandom(seed: 5)
    for kinds in [3, 1_000_000] as [UInt32] {
      let values = (0..<count).map { Float(random.words(UInt32($0), kinds, 0, 0).0 % kinds) }
      var copy = values
      let found = copy.withUnsafeMutableBufferPointer { Selection.quantiles($0, at: PlanFan.shares) }
      #expect(found == Quantiles.of(values.map(Double.init), at: PlanFan.shares))
      #expect(copy.sorted() == values.sorted())
    }
  }

  @Test("As of 2021, with 1,000 and 1,500 trainees and the uplift, a caseload 20 % lower by 2024–25 is unlikely")
  func target() async throws {
    let run = await PlanRun.stockFlow(
      try Scenarios.shipped("trainees-2020"), PlanOptions(replications: 100, seed: 1, threads: 2))
    let chance = try #require(try run.chances().first)
    #expect(chance.probability < 0.2)
    #expect((chance.target.value - 28.8).magnitude < 1e-9)
    #expect(chance.low < chance.median && chance.median < chance.high)
    #expect(chance.target.source.contains("as the base of the 20 % is an assumption"))
    // What came to pass, 35.2 in the year to June 2024, lies within the range.
    #expect(chance.low < 35.2 && 35.2 < chance.high)
  }

  @Test("The officers that goal seek finds meet the target, and a tenth fewer do not")
  func goal() async throws {
    let scenario = try Scenarios.shipped("trainees-2020")
    let target = try #require(scenario.targets.first)
    let options = PlanOptions(replications: 8, seed: 1, hasNoise: false)
    let goal = try await GoalSeek.find(scenario, target, probability: 0.5, options)
    let number = try #require(goal.officersAQuarter)
    #expect(goal.chance.probability >= 0.5)
    let fewer = PlanParameter(
      id: "lever.goal", distribution: .fixed(number * 4 * 0.9), unit: .postsAYear, source: "a test")
    let lever = PlanLever(
      id: "goal", kind: .hires, from: scenario.from, until: nil, rampMonths: 0, amount: fewer, grade: "PO")
    let run = await PlanRun.stockFlow(scenario.adding(levers: [lever], id: "x", name: "x"), options)
    #expect(try run.chance(of: target).probability < 0.5)
  }

  @Test("Drivers move the answer in the direction they should, and fixed numbers are not among them")
  func drivers() async throws {
    let scenario = try Scenarios.extending("months: 24\n")
    let run = await PlanRun.stockFlow(scenario, PlanOptions(replications: 60, seed: 1, hasNoise: false))
    let drivers = await run.drivers(.utilisation, quarter: 8)
    let rows = Dictionary(uniqueKeysWithValues: drivers.tornado.rows.map { ($0.parameter, $0) })
    #expect(rows.count == scenario.drawn.count { !$0.distribution.isFixed })
    #expect(try #require(rows["leaving.PO"]).highDelta > 0)
    #expect(try #require(rows["take-up"]).highDelta < 0)
    #expect(try #require(rows["growth"]).lowDelta < 0)
    #expect(drivers.tornado.rows.map(\.swing) == drivers.tornado.rows.map(\.swing).sorted(by: >))
    let ranks = Dictionary(uniqueKeysWithValues: drivers.correlations.map { ($0.parameter, $0.rank) })
    #expect(try #require(ranks["leaving.PO"]) > 0.1)
    #expect(try #require(ranks["weight.TRN"]) < 0)
  }

  @Test("Rank correlation is 1 for what rises together, −1 for what falls, and equal values share a rank")
  func ranks() {
    #expect(PlanRun.ranks([3, 1, 1, 7]) == [3, 1.5, 1.5, 4])
    #expect(PlanRun.correlation([1, 2, 3], [10, 20, 30]) > 0.999_999)
    #expect(PlanRun.correlation([1, 2, 3], [3, 2, 1]) < -0.999_999)
    #expect(PlanRun.correlation([1, 1, 1], [3, 2, 1]) == 0)
  }

  @Test("A target of no measure, or of a time without a quarter, is refused in words")
  func wrongTargets() async throws {
    let target = { (measure: String, year: Int) in
      "months: 6\ntargets:\n  - { name: T, measure: \(measure), base: 1, reduction: 0, from: \(year)-01-01, until: \(year)-12-31, source: x }\n"
    }
    for lines in [target("moon", 2025), target("people", 2040)] {
      let run = await PlanRun.stockFlow(try Scenarios.extending(lines), .middle(seed: 1))
      #expect(throws: PlanQuestionError.self) { _ = try run.chances() }
    }
  }
}
