/// Plans to begin with: as things are, and what a linear solution says, made whole.
struct StartPlans {
  let instance: RebalanceInstance
  let problem: SearchProblem

  /// Everybody keeps what they hold and may keep; the rest is placed one by one where it costs least, most points first.
  func asThingsAre() -> [Int] {
    var assignment = instance.cases.map { $0.mayStay ? $0.holder : nil }
    placeRest(&assignment)
    return assignment.map { $0 ?? 0 }
  }

  /// The whole part of a linear solution; what is left over is placed one by one where it costs least.
  func rounded(_ solution: LinearSolution, of program: ClassProgram, _ classes: [CaseClass]) -> [Int] {
    var assignment = instance.cases.map { $0.isPinned ? $0.holder : nil }
    var waiting = classes.map { $0.groups.map { $0.cases[...] } }
    let slack = 1e-6
    // Who stays first, so that those who leave are what is left of each group.
    for (column, flow) in program.flows.enumerated() {
      guard let group = flow.group else { continue }
      for _ in 0..<Int(solution.values[column] + slack) {
        guard let index = waiting[flow.class][group].popFirst() else { break }
        assignment[index] = flow.practitioner
      }
    }
    for (column, flow) in program.flows.enumerated() where flow.group == nil {
      for _ in 0..<Int(solution.values[column] + slack) {
        let group = waiting[flow.class].indices.first { place in
          let isHolders = classes[flow.class].groups[place].holder == flow.practitioner
          return !waiting[flow.class][place].isEmpty && !isHolders
        }
        guard let group, let index = waiting[flow.class][group].popFirst() else { break }
        assignment[index] = flow.practitioner
      }
    }
    placeRest(&assignment)
    return assignment.map { $0 ?? 0 }
  }

  /// The option of each case that is cheapest at these prices.
  func cheapest(at prices: Prices) -> [Int] {
    var assignment = instance.cases.map { $0.holder ?? 0 }
    for item in problem.items {
      let options = problem.options[Int(item.first)..<Int(item.end)]
      let best = options.min { problem.priced($0, of: item, prices) < problem.priced($1, of: item, prices) }
      if let best { assignment[item.index] = Int(best.practitioner) }
    }
    return assignment
  }

  private func placeRest(_ assignment: inout [Int?]) {
    let costs = problem.costs
    var holdings = costs.fixed
    for item in problem.items {
      if let holder = assignment[item.index] { holdings[holder] = holdings[holder].adding(item) }
    }
    var nodes = holdings.indices.map { costs.cost(of: $0, holdings[$0]) }
    let rest = problem.items.filter { assignment[$0.index] == nil }
    for item in rest.sorted(by: { ($0.points, $1.index) > ($1.points, $0.index) }) {
      var best: (practitioner: Int, cost: Int)?
      for option in problem.options[Int(item.first)..<Int(item.end)] {
        let practitioner = Int(option.practitioner)
        let cost = option.cost + costs.cost(of: practitioner, holdings[practitioner].adding(item)) - nodes[practitioner]
        if best.map({ cost < $0.cost }) ?? true { best = (practitioner, cost) }
      }
      guard let best else { continue }
      assignment[item.index] = best.practitioner
      holdings[best.practitioner] = holdings[best.practitioner].adding(item)
      nodes[best.practitioner] = costs.cost(of: best.practitioner, holdings[best.practitioner])
    }
  }
}
