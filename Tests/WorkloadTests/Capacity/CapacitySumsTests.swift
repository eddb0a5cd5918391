import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("Full, nearly full and room by sums")
struct CapacitySumsTests {
  private func sums(
    available: Int = 2_000, qualified: Int = 1_000, work: Int, asks: Int, cases: Int = 80, places: Int? = 100
  )
    -> CapacitySums
  {
    CapacitySums(
      available: Ratio(available), qualifiedAvailable: Ratio(qualified), work: work, qualifiedWork: asks, cases: cases,
      places: places.map { Ratio($0) })
  }

  private func fullness(_ sums: CapacitySums) -> CapacitySums.Fullness? {
    sums.fullness(limitPercent: 110, roomPercent: 105)
  }

  @Test("Work for qualified officers fills them although others have room: it is not netted")
  func notNetted() throws {
    let full = sums(work: 1_300, asks: 1_101)
    #expect(fullness(full) == .full)
    let growth = try #require(full.growth(limitPercent: 110))
    #expect(growth.bound == .qualifiedTime && growth.lambda == Ratio(1_100, over: 1_101))
    #expect(fullness(sums(work: 1_300, asks: 400)) == .room)
  }

  @Test("λ of exactly 1 is nearly full, the least below it full; 1.05 is room, the least below it nearly full")
  func edges() {
    #expect(fullness(sums(work: 2_200, asks: 0)) == .nearly)
    #expect(fullness(sums(work: 2_201, asks: 0)) == .full)
    #expect(fullness(sums(available: 2_100, work: 2_200, asks: 0)) == .room)
    #expect(fullness(sums(available: 2_099, work: 2_200, asks: 0)) == .nearly)
  }

  @Test("Limits of caseloads bind like time does, and are left out where they are not known")
  func places() {
    #expect(sums(work: 100, asks: 10, cases: 100, places: 99).growth(limitPercent: 110)?.bound == .places)
    #expect(sums(work: 100, asks: 10, places: nil).growths(limitPercent: 110).map(\.bound) == [.qualifiedTime, .time])
  }

  @Test("Where nothing is held nothing is said, and work that nobody may hold is full")
  func nothing() {
    #expect(fullness(CapacitySums()) == nil)
    let nobody = CapacitySums(available: Ratio(500), qualifiedAvailable: .zero, work: 10, qualifiedWork: 10, cases: 1)
    #expect(fullness(nobody) == .full && nobody.growth(limitPercent: 110)?.lambda == .zero)
  }

  @Test("Growing the mix by λ just fits and by any more does not, for random units")
  func property() throws {
    var random = SeededRandom(seed: 9)
    for _ in 0..<2_000 {
      let qualified = Int.random(in: 0...5_000, using: &random)
      let asks = Int.random(in: 0...5_000, using: &random)
      let unit = sums(
        available: qualified + Int.random(in: 0...5_000, using: &random), qualified: qualified,
        work: asks + Int.random(in: 1...5_000, using: &random), asks: asks,
        cases: Int.random(in: 1...200, using: &random), places: Int.random(in: 0...250, using: &random))
      let lambda = try #require(unit.growth(limitPercent: 110)?.lambda)
      func fits(_ grown: Ratio) -> Bool {
        let limit = Ratio(11, over: 10)
        return grown * Ratio(unit.qualifiedWork) <= limit * unit.qualifiedAvailable
          && grown * Ratio(unit.work) <= limit * unit.available && grown * Ratio(unit.cases) <= (unit.places ?? .zero)
      }
      #expect(fits(lambda) && !fits(lambda + Ratio(1, over: 1_000)))
    }
  }

  @Test("40 hours short are 1.69 posts at 23.68 hours and 1.61 at 24.864")
  func shortfall() throws {
    let full = try #require(WeeklyHours("37"))
    func posts(_ combination: TimeUseRules.Combination) -> String? {
      let rules = TimeUseRules.Shares(
        from: LocalDate(daysSinceEpoch: 0), nonEffective: 20, nonAttributable: 16, combination: combination)
      return Shortfall.posts(hoursShort: Ratio(40), availablePerPost: rules.available(of: full))?.text(places: 2)
    }
    #expect(posts(.additive) == "1.69" && posts(.multiplicative) == "1.61")
    #expect(Shortfall.posts(hoursShort: Ratio(40), availablePerPost: .zero) == nil)
  }
}
