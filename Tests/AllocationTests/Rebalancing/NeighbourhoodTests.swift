import Testing

@testable import Allocation

@Suite("A change of a plan")
struct NeighbourhoodTests {
  @Test("changes cost and holdings by what it said, after each of many random shifts, swaps and chains")
  func invariants() throws {
    var applied = [0, 0, 0]
    for seed in 0..<120 as Range<UInt64> {
      guard let instance = try? RandomInstances.make(seed, people: 6, cases: 25) else { continue }
      let model = RebalanceModel(instance)
      let start = model.planAsThingsAre()
      let plan = PlanState(model.problem, start)
      var random = SearchRandom(seed: seed)
      guard plan.itemCount > 0 else { continue }
      for _ in 0..<60 {
        let before = plan.cost
        guard let (kind, change) = step(plan, &random) else { continue }
        applied[kind] += 1
        let assignment = plan.assignment(over: start)
        let recount = PlanRecount(of: assignment, in: instance)
        #expect(recount.violations.isEmpty)
        #expect(plan.cost == before + change)
        #expect(plan.cost == recount.scaledCost)
        for (practitioner, total) in recount.totals.enumerated() {
          let holding = plan.holdings[practitioner]
          #expect(holding.points == total.load && holding.cases == total.cases)
          #expect(holding.highRisk == total.highRisk && holding.sexualOffence == total.sexualOffence)
        }
      }
    }
    #expect(applied.allSatisfy { $0 > 50 }, "\(applied)")
  }

  /// Makes one random change where one can be made; its kind, and the change of cost that it promised.
  private func step(_ plan: PlanState, _ random: inout SearchRandom) -> (Int, Int)? {
    func option(_ item: Int) -> Int32 {
      let range = plan.items[item].first..<plan.items[item].end
      return range.lowerBound + Int32(random.below(range.count))
    }
    let item = random.below(plan.itemCount)
    let target = option(item)
    let middle = Int(plan.options[Int(target)].practitioner)
    let giver = plan.holder(of: item)
    guard middle != giver else { return nil }
    let count = Int(plan.members[middle].count)
    guard random.below(3) > 0, count > 0 else {
      let shift = Shift(item: item, option: target)
      let change = shift.evaluate(plan)
      shift.apply(plan)
      return (0, change)
    }
    let other = plan.members[middle][random.below(count)]
    let back = option(other)
    let taker = Int(plan.options[Int(back)].practitioner)
    guard taker != middle else { return nil }
    if taker == giver {
      let swap = Swap(first: item, firstOption: target, second: other, secondOption: back)
      let change = swap.evaluate(plan)
      swap.apply(plan)
      return (1, change)
    }
    let chain = Chain(first: item, firstOption: target, second: other, secondOption: back)
    let change = chain.evaluate(plan)
    chain.apply(plan)
    return (2, change)
  }

  @Test("is not left over by a descent: no shift and no swap makes the plan cheaper")
  func descent() throws {
    for seed in 200..<240 as Range<UInt64> {
      guard let instance = try? RandomInstances.make(seed, people: 5, cases: 20) else { continue }
      let model = RebalanceModel(instance)
      let plan = PlanState(model.problem, model.planAsThingsAre())
      Descent(plan: plan).run { true }
      for item in 0..<plan.itemCount {
        for option in plan.items[item].first..<plan.items[item].end {
          #expect(Shift(item: item, option: option).evaluate(plan) >= 0)
        }
      }
    }
  }
}
