import Caseload
import TestSupport
import Testing
import Workload

@Suite("What a full unit is short of")
struct CapacityShortageTests {
  @Test("Qualified time is short beside others’ room, and is not filled with it")
  func qualified() {
    let sums = CapacitySums(
      available: Ratio(5_000), qualifiedAvailable: Ratio(1_000), work: 3_000, qualifiedWork: 2_200, cases: 60,
      places: Ratio(50))
    let short = sums.shortage(limitPercent: 110)
    #expect(short.qualified == Ratio(1_000) && short.time == .zero && short.places == Ratio(10))
  }

  @Test("What is brought in for qualified work counts for all work as well, so that nothing is asked for twice")
  func once() {
    let sums = CapacitySums(
      available: Ratio(1_500), qualifiedAvailable: Ratio(1_000), work: 3_300, qualifiedWork: 2_200, cases: 60)
    let short = sums.shortage(limitPercent: 110)
    #expect(short.qualified == Ratio(1_000) && short.time == Ratio(500) && short.places == .zero)
  }

  @Test("At λ of 1 nothing is short, the least below it something is")
  func edge() {
    func short(_ work: Int) -> CapacityShortage {
      CapacitySums(available: Ratio(1_000), qualifiedAvailable: Ratio(1_000), work: work, qualifiedWork: 0)
        .shortage(limitPercent: 110)
    }
    #expect(short(1_100).isNone && !short(1_101).isNone)
  }

  @Test("With what is short brought in λ is 1 or more, and with any less it is not, for random units")
  func property() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<1_000 {
      var sums = CapacitySums(
        available: Ratio(Int.random(in: 0...4_000, using: &random)), work: Int.random(in: 1...9_000, using: &random),
        cases: Int.random(in: 1...90, using: &random), places: Ratio(Int.random(in: 0...90, using: &random)))
      sums.qualifiedWork = Int.random(in: 0...sums.work, using: &random)
      sums.qualifiedAvailable = sums.available * Ratio(Int.random(in: 0...10, using: &random), over: 10)
      let short = sums.shortage(limitPercent: 110)
      let isFull = try #require(sums.growth(limitPercent: 110)).lambda < Ratio(1)
      #expect(isFull != short.isNone)
      var brought = sums
      brought.qualifiedAvailable += short.qualified
      brought.available += short.qualified + short.time
      brought.places = (sums.places ?? .zero) + short.places
      let enough = try #require(brought.growth(limitPercent: 110)).lambda
      #expect(enough >= Ratio(1))
      guard short.qualified + short.time > .zero else { continue }
      brought.available += Ratio(-1, over: 100)
      if short.time == .zero { brought.qualifiedAvailable += Ratio(-1, over: 100) }
      let less = try #require(brought.growth(limitPercent: 110)).lambda
      #expect(less < Ratio(1))
    }
  }
}
