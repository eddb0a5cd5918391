/// A mixed-integer program of a rebalancing problem, or of the part of its arcs that can matter.
public struct IntegerModel: Sendable {
  private let priced: PricedModel
  private let classProgram: ClassProgram
  /// A plan that uses an arc that was left out costs at least this, in scaled units; nil when none was left out.
  private let leftOutBound: Int?

  /// What a solver is given.
  public var program: LinearProgram { classProgram.program }

  init(_ priced: PricedModel, excess limit: Int?, plans: [[Int]]) {
    self.priced = priced
    let model = priced.model
    var used: Set<[Int]> = []
    for (index, caseClass) in model.classes.enumerated() {
      for group in caseClass.groups {
        for subject in group.cases { for plan in plans { used.insert([index, plan[subject]]) } }
      }
    }
    let excesses = model.classes.map { Self.excess(of: $0, priced) }
    var leftOut: Int?
    var keep: [Set<Int>] = []
    for (index, caseClass) in model.classes.enumerated() {
      var kept: Set<Int> = []
      for arc in caseClass.destinations {
        let excess =
          excesses[index] + arc.cost * Prices.unit
          + priced.prices.charge(for: caseClass, at: arc.practitioner, model.costs)
        guard let limit, excess > limit * Prices.unit, !used.contains([index, arc.practitioner]) else {
          kept.insert(arc.practitioner)
          continue
        }
        leftOut = min(leftOut ?? .max, excess)
      }
      keep.append(kept)
    }
    classProgram = ClassProgram(model.classes, model.costs) { keep[$0].contains($1.practitioner) }
    // The bound was rounded up by less than one scaled unit; that unit is given back here.
    leftOutBound = leftOut.map { priced.bound - 1 + $0 / Prices.unit }
  }

  /// What is to be added to the priced cost of an arc to give the excess of using it over the best choice of some member.
  private static func excess(of caseClass: CaseClass, _ priced: PricedModel) -> Int {
    let costs = priced.model.costs
    var cheapest = Int.max
    for arc in caseClass.destinations {
      let price = arc.cost * Prices.unit + priced.prices.charge(for: caseClass, at: arc.practitioner, costs)
      cheapest = min(cheapest, price)
    }
    var lowest = Int.max
    for group in caseClass.groups {
      var least = -cheapest
      if let holder = group.holder {
        least = max(least, group.leaveCost * Prices.unit - priced.prices.charge(for: caseClass, at: holder, costs))
      }
      lowest = min(lowest, least)
    }
    return lowest
  }

  /// The bound for the whole problem that follows from the solver's bound for this one: rounded down, and no more than
  /// what a plan with an arc that was left out may cost. In scaled cost units.
  public func bound(solverBound: Double) -> Int {
    guard solverBound.isFinite else { return priced.bound }
    // Solvers keep rows to 1e-6; a ten-millionth of the value is far above what that comes to here.
    let safe = solverBound - solverBound.magnitude * 1e-7
    let proven = Int(safe.rounded(.down)) + classProgram.constant
    return max(priced.bound, min(proven, leftOutBound ?? .max))
  }

  /// A plan as values of the program's variables; nil when it uses an arc that was left out.
  public func values(of assignment: [Int]) -> [Double]? {
    let model = priced.model
    var counts: [[Int]: Double] = [:]
    for (index, caseClass) in model.classes.enumerated() {
      for (place, group) in caseClass.groups.enumerated() {
        for subject in group.cases {
          let holder = assignment[subject]
          counts[[index, holder, holder == group.holder ? place : -1], default: 0] += 1
        }
      }
    }
    var values = classProgram.flows.map {
      counts.removeValue(forKey: [$0.class, $0.practitioner, $0.group ?? -1]) ?? 0
    }
    guard counts.isEmpty else { return nil }
    values += classProgram.costValues(of: assignment, in: model)
    return values
  }

  /// The plan that whole values of the variables stand for.
  public func assignment(from values: [Double]) -> [Int] {
    let model = priced.model
    let solution = LinearSolution(values: values, rowPrices: [])
    return StartPlans(instance: model.instance, problem: model.problem)
      .rounded(solution, of: classProgram, model.classes)
  }
}
