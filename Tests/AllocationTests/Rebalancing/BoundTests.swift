import Solvers
import Testing

@testable import Allocation

@Suite("The bound of a plan")
struct BoundTests {
  @Test("is never above the cheapest of all plans, whatever the prices")
  func neverAbove() throws {
    var tried = 0
    for seed in 0..<150 as Range<UInt64> {
      guard let instance = try? RandomInstances.make(seed, people: 4, cases: 7) else { continue }
      tried += 1
      let model = RebalanceModel(instance)
      let cheapest = RandomInstances.cheapest(instance)
      let certificate = LagrangianCertificate(model.classes, model.costs)
      var random = SearchRandom(seed: seed)
      for _ in 0..<5 {
        var prices = Prices(count: model.costs.count)
        for index in 0..<model.costs.count {
          prices.load[index] = random.below(30_000 * Prices.unit)
          prices.cap[index] = random.below(3) * random.below(200_000 * Prices.unit)
          prices.highRisk[index] = random.below(3) * random.below(20_000 * Prices.unit)
          prices.sexualOffence[index] = random.below(3) * random.below(20_000 * Prices.unit)
        }
        #expect(certificate.bound(prices) <= cheapest)
      }
      let ascent = model.priced(by: nil, seconds: 1) { true }
      #expect(ascent.bound <= cheapest && ascent.bound >= model.plainBound)
      guard let clp = ClpSolver() else { continue }
      let linear = model.priced(by: clp, seconds: 10) { true }
      #expect(linear.bound <= cheapest && linear.bound >= ascent.bound - model.costs.scale)
    }
    #expect(tried > 50)
  }

  @Test(
    "is the value of linear programming on the shipped instances", .enabled(if: ClpSolver() != nil),
    arguments: ShippedInstances.names)
  func linear(name: String) throws {
    let known = try ShippedInstances.known(name)
    let priced = RebalanceModel(try ShippedInstances.instance(name)).priced(by: ClpSolver(), seconds: 60) { true }
    #expect((known.lpBound - 2...known.lpBound + 2).contains(priced.bound))
  }

  @Test(
    "without a library is within a tenth of the best known where few are over, and below it",
    arguments: ["team-1", "team-3"])
  func ascent(name: String) throws {
    let known = try ShippedInstances.known(name)
    let priced = RebalanceModel(try ShippedInstances.instance(name)).priced(by: nil, seconds: 60) { true }
    #expect(priced.bound <= known.bestKnown && priced.bound > known.bestKnown * 9 / 10)
  }

  @Test("of a part of the arcs says no more than a plan with the others may cost")
  func leftOut() throws {
    let model = RebalanceModel(try ShippedInstances.instance("team-1"))
    let priced = model.priced(by: ClpSolver(), seconds: 60) { true }
    let some = priced.integerModel(excess: 500, with: [priced.start])
    let all = priced.integerModel(excess: nil, with: [])
    #expect(some.program.columnCount < all.program.columnCount)
    #expect(some.bound(solverBound: 1e9) < priced.bound + 2_000)
    #expect(all.bound(solverBound: 1e9) > 1_000_000)
    #expect(some.bound(solverBound: -.infinity) == priced.bound)
  }

  @Test("counts a plan in the program as the recount does, and the program's values are that plan again")
  func roundTrip() throws {
    let model = RebalanceModel(try ShippedInstances.instance("team-2"))
    let priced = model.priced(by: nil, seconds: 60) { true }
    let program = priced.integerModel(excess: nil, with: [])
    let solution = try ShippedInstances.solution("team-2").assignment
    let values = try #require(program.values(of: solution))
    let cost = zip(values, program.program.cost).reduce(0.0) { $0 + $1.0 * $1.1 }
    let known = try ShippedInstances.known("team-2")
    #expect(program.bound(solverBound: cost) <= known.bestKnown)
    #expect(program.bound(solverBound: cost) >= known.bestKnown - 1)
    #expect(model.scaledCost(of: program.assignment(from: values)) == known.bestKnown)
  }
}
