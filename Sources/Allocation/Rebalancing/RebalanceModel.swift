/// An instance made ready for bounds and search: classes of cases, costs of practitioners, choices of each case.
public struct RebalanceModel: Sendable {
  public let instance: RebalanceInstance
  let costs: PostCosts
  let classes: [CaseClass]
  let problem: SearchProblem

  /// - Complexity: linear in cases times the length of their lists.
  public init(_ instance: RebalanceInstance) {
    self.instance = instance
    costs = PostCosts(instance)
    classes = CaseClass.all(of: instance)
    problem = SearchProblem(instance, costs)
  }

  /// Everybody keeps what they may keep; the rest is placed one by one where it costs least.
  public func planAsThingsAre() -> [Int] { StartPlans(instance: instance, problem: problem).asThingsAre() }

  /// The plan after each case in turn has got its best option, until none has a better one.
  public func descended(_ assignment: [Int], goesOn: () -> Bool) -> [Int] {
    let plan = PlanState(problem, assignment)
    Descent(plan: plan).run(swaps: false, goesOn: goesOn)
    return plan.assignment(over: assignment)
  }

  /// The scaled cost of an assignment that breaks no rule.
  public func scaledCost(of assignment: [Int]) -> Int { PlanRecount(of: assignment, in: instance).scaledCost }

  /// A bound without any prices, in scaled cost units: what moves and work cost if nobody were ever over because of them.
  public var plainBound: Int { LagrangianCertificate(classes, costs).bound(Prices(count: costs.count)) }

  /// Prices and the bound they prove: of linear programming where a solver is given and finds them in time, otherwise of
  /// our own ascent, which is weaker.
  public func priced(by solver: (any LinearSolver)?, seconds: Double, goesOn: () -> Bool) -> PricedModel {
    let certificate = LagrangianCertificate(classes, costs)
    if let solver {
      let program = ClassProgram(classes, costs)
      if let solution = solver.solve(program.program, seconds: seconds) {
        let prices = certificate.clamped(program.prices(solution))
        let start = StartPlans(instance: instance, problem: problem).rounded(solution, of: program, classes)
        return PricedModel(
          model: self, prices: prices, bound: certificate.bound(prices), source: .linear(solver.name), start: start)
      }
    }
    let starts = StartPlans(instance: instance, problem: problem)
    let asIs = starts.asThingsAre()
    let prices = certificate.clamped(
      PriceAscent(classes: classes, costs: costs).prices(target: scaledCost(of: asIs), rounds: 2_000, goesOn: goesOn))
    let cheapest = starts.cheapest(at: prices)
    let start = scaledCost(of: cheapest) < scaledCost(of: asIs) ? cheapest : asIs
    return PricedModel(model: self, prices: prices, bound: certificate.bound(prices), source: .ascent, start: start)
  }
}

/// Where the bound of a plan comes from.
public enum BoundSource: Sendable, Hashable {
  /// Prices of a linear programming library, recomputed over all arcs.
  case linear(String)
  /// Prices of our own ascent, recomputed over all arcs: weaker.
  case ascent
  /// Branch and cut by this solver: its word, rounded down.
  case branchAndCut(String)
}
