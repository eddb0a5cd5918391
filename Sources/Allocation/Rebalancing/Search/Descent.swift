/// Takes changes that make the plan cheaper until there is none: every shift, then every swap, until neither helps.
struct Descent {
  let plan: PlanState

  /// Goes down; stops between cases once `goesOn` says no.
  ///
  /// - Complexity: a round of shifts is linear in the options, a round of swaps in the pairs of cases.
  func run(swaps: Bool = true, goesOn: () -> Bool) {
    repeat {
      while goesOn() && shiftAll() {}
      guard swaps, goesOn() else { return }
    } while swapAll(goesOn)
  }

  /// Gives each case in turn its best option; whether any changed.
  private func shiftAll() -> Bool {
    var isBetter = false
    for item in 0..<plan.itemCount {
      var best = Shift(item: item, option: plan.chosen[item])
      var lowest = 0
      for option in plan.items[item].first..<plan.items[item].end where option != plan.chosen[item] {
        let change = Shift(item: item, option: option).evaluate(plan)
        if change < lowest {
          lowest = change
          best = Shift(item: item, option: option)
        }
      }
      if lowest < 0 {
        best.apply(plan)
        isBetter = true
      }
    }
    return isBetter
  }

  private func swapAll(_ goesOn: () -> Bool) -> Bool {
    var isBetter = false
    for first in 0..<plan.itemCount {
      guard first & 63 != 0 || goesOn() else { return false }
      if swapBest(first) { isBetter = true }
    }
    return isBetter
  }

  private func swapBest(_ first: Int) -> Bool {
    var best: Swap?
    var lowest = 0
    let giver = plan.holder(of: first)
    for option in plan.items[first].first..<plan.items[first].end where option != plan.chosen[first] {
      let taker = Int(plan.options[Int(option)].practitioner)
      for place in 0..<Int(plan.members[taker].count) {
        let second = plan.members[taker][place]
        let back = plan.option(of: second, at: giver)
        if back < 0 { continue }
        let swap = Swap(first: first, firstOption: option, second: second, secondOption: back)
        let change = swap.evaluate(plan)
        if change < lowest {
          lowest = change
          best = swap
        }
      }
    }
    best?.apply(plan)
    return best != nil
  }
}
