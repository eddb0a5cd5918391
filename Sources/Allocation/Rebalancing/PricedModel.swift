/// A model with prices: what guides the search, and what bounds it.
public struct PricedModel: Sendable {
  public let model: RebalanceModel
  let prices: Prices
  /// No plan costs less, in scaled cost units.
  public let bound: Int
  public let source: BoundSource
  /// A plan to begin with.
  public let start: [Int]

  /// How annealing is set for problems of a size. Source: the project's own measurements
  /// (`Benchmarks/results/rebalancing.md`).
  struct Setting: Sendable {
    /// How far from the best price an option may be to be looked at, in cost units; nil for all options.
    let window: Int?
    /// Temperatures of a first search, in cost units.
    let first: (hottest: Double, coldest: Double)
    /// Temperatures of a search that goes on from the plan of another.
    let later: (hottest: Double, coldest: Double)
  }

  /// A team has some 2,500 options, a PDU over 100,000.
  var setting: Setting {
    switch model.problem.options.count {
    case ..<1_000: Setting(window: nil, first: (1_000, 40), later: (400, 20))
    case ..<10_000: Setting(window: 1_500, first: (600, 40), later: (300, 20))
    default: Setting(window: 800, first: (300, 40), later: (120, 20))
    }
  }

  /// Whether the whole problem is small enough for branch and cut to solve it in seconds, as that of a team is.
  public var isSmall: Bool { model.problem.options.count < 10_000 }

  /// The plan after going down: every shift, and every swap where `swaps`.
  public func descended(_ assignment: [Int], swaps: Bool, goesOn: () -> Bool) -> [Int] {
    let plan = PlanState(model.problem, assignment)
    Descent(plan: plan).run(swaps: swaps, goesOn: goesOn)
    return plan.assignment(over: assignment)
  }

  /// The best plan that annealing meets from here; never a dearer one. It begins hot when it `isFirst`.
  ///
  /// `progress` is asked every 16,384 steps with the steps made so far, and ends the search with nil or 1.
  public func annealed(_ assignment: [Int], seed: UInt64, isFirst: Bool, progress: (Int) -> Double?) -> [Int] {
    let setting = setting
    var problem = model.problem
    if let window = setting.window {
      problem = problem.narrowed(to: window * model.costs.scale, by: prices, keeping: assignment)
    }
    let heat = isFirst ? setting.first : setting.later
    let plan = PlanState(problem, assignment)
    var annealing = Annealing(plan, SearchRandom(seed: seed))
    annealing.run(.init(hottest: heat.hottest, coldest: heat.coldest), progress: progress)
    return plan.assignment(over: assignment)
  }

  /// The mixed-integer program over the arcs whose use costs at most `excess` scaled units above the bound, and those of
  /// `plans`. With nil it has every arc.
  public func integerModel(excess: Int?, with plans: [[Int]]) -> IntegerModel {
    IntegerModel(self, excess: excess, plans: plans)
  }
}
