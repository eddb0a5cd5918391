/// Two cases change places.
struct Swap {
  let first: Int
  /// The option of the first case with the holder of the second.
  let firstOption: Int32
  let second: Int
  /// The option of the second case with the holder of the first.
  let secondOption: Int32

  /// How the scaled cost of the plan would change.
  @inline(__always)
  func evaluate(_ plan: PlanState) -> Int {
    let one = plan.items[first]
    let two = plan.items[second]
    let left = plan.holder(of: first)
    let right = plan.holder(of: second)
    let own =
      plan.options[Int(firstOption)].cost &- plan.options[Int(plan.chosen[first])].cost
      &+ plan.options[Int(secondOption)].cost &- plan.options[Int(plan.chosen[second])].cost
    return own
      &+ plan.nodeCost(left, plan.holdings[left].removing(one).adding(two)) &- plan.nodeCosts[left]
      &+ plan.nodeCost(right, plan.holdings[right].removing(two).adding(one)) &- plan.nodeCosts[right]
  }

  func apply(_ plan: PlanState) {
    plan.move(first, to: firstOption)
    plan.move(second, to: secondOption)
  }
}
