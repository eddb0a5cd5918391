/// One case goes to somebody else.
struct Shift {
  let item: Int
  /// The option it gets.
  let option: Int32

  /// How the scaled cost of the plan would change.
  @inline(__always)
  func evaluate(_ plan: PlanState) -> Int {
    let moved = plan.items[item]
    let from = plan.holder(of: item)
    let to = Int(plan.options[Int(option)].practitioner)
    if from == to { return 0 }
    let own = plan.options[Int(option)].cost &- plan.options[Int(plan.chosen[item])].cost
    return own
      &+ plan.nodeCost(from, plan.holdings[from].removing(moved)) &- plan.nodeCosts[from]
      &+ plan.nodeCost(to, plan.holdings[to].adding(moved)) &- plan.nodeCosts[to]
  }

  func apply(_ plan: PlanState) { plan.move(item, to: option) }
}
