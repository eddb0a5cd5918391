/// One case goes to somebody, who passes another on to a third.
struct Chain {
  let first: Int
  /// The option of the first case with the holder of the second.
  let firstOption: Int32
  let second: Int
  /// The option of the second case with a third practitioner.
  let secondOption: Int32

  /// How the scaled cost of the plan would change.
  @inline(__always)
  func evaluate(_ plan: PlanState) -> Int {
    let one = plan.items[first]
    let two = plan.items[second]
    let giver = plan.holder(of: first)
    let middle = plan.holder(of: second)
    let taker = Int(plan.options[Int(secondOption)].practitioner)
    let own =
      plan.options[Int(firstOption)].cost &- plan.options[Int(plan.chosen[first])].cost
      &+ plan.options[Int(secondOption)].cost &- plan.options[Int(plan.chosen[second])].cost
    return own
      &+ plan.nodeCost(giver, plan.holdings[giver].removing(one)) &- plan.nodeCosts[giver]
      &+ plan.nodeCost(middle, plan.holdings[middle].removing(two).adding(one)) &- plan.nodeCosts[middle]
      &+ plan.nodeCost(taker, plan.holdings[taker].adding(two)) &- plan.nodeCosts[taker]
  }

  func apply(_ plan: PlanState) {
    plan.move(first, to: firstOption)
    plan.move(second, to: secondOption)
  }
}
