import Allocation
import Solvers

/// A plan in words: people and handovers first, what is proven last.
struct HandoverPlanText {
  private let problem: RebalanceInstance
  private let standing: RebalanceStanding
  private let recount: PlanRecount
  private let canProve: Bool
  private let isProof: Bool
  private let seed: UInt64

  init(
    _ problem: RebalanceInstance, _ standing: RebalanceStanding, _ recount: PlanRecount, canProve: Bool, isProof: Bool,
    seed: UInt64
  ) {
    self.problem = problem
    self.standing = standing
    self.recount = recount
    self.canProve = canProve
    self.isProof = isProof
    self.seed = seed
  }

  /// The lines for a terminal.
  func text(seconds: Double) -> String {
    let now = CurrentLoads(problem)
    var lines = [
      "\(problem.name): \(problem.practitioners.count) practitioners, \(problem.cases.count) cases.",
      "",
      "Over 110 %: \(people(now.people(above: 110))) now, \(people(recount.people(above: 110, in: problem))) after.",
      "Over 100 %: \(people(now.people(above: 100))) now, \(people(recount.people(above: 100, in: problem))) after.",
      "Handovers: \(recount.moves). First placements: \(recount.placements).",
      "",
      quality,
    ]
    if let caution { lines.append(caution) }
    lines.append(
      "Cost \(amount(standing.scaledCost)), bound \(amount(standing.scaledBound)), gap \(gap). "
        + "Seed \(seed), \((seconds * 10).rounded() / 10) s.")
    return lines.joined(separator: "\n")
  }

  private func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

  private func amount(_ scaled: Int) -> String { ScaledCost.text(scaled, scale: recount.scale) }

  private var gap: String {
    standing.gap.map { "\(($0 * 10_000).rounded() / 100) %" } ?? "not computable"
  }

  private var quality: String {
    if standing.isProvenBest { return "No better plan exists: that is proven." }
    switch standing.source {
    case .linear(let name):
      return "A better plan is not excluded. The bound is recomputed over every choice, from prices of \(name)."
    case .branchAndCut(let name):
      return "No plan is better by more than the gap: the bound was tightened by branch and cut (\(name))."
    case .ascent:
      return "A better plan is not excluded. The bound is the weaker one, without a library of linear programming."
    case .none: return "A better plan is not excluded. The bound is the weakest one: there was no time for another."
    }
  }

  private var caution: String? {
    isProof && !canProve ? "HiGHS is not installed, so nothing could be proven beyond that: scripts/setup run" : nil
  }
}

/// How full people are before anything is moved; cases that wait weigh on nobody.
struct CurrentLoads {
  private let loads: [(load: Int, capacity: Int)]

  init(_ problem: RebalanceInstance) {
    var loads = problem.practitioners.map { (load: $0.otherWork, capacity: $0.capacity) }
    for subject in problem.cases {
      if let holder = subject.holder { loads[holder].load += subject.points }
    }
    self.loads = loads
  }

  /// How many people are above a percentage of their capacity.
  func people(above percent: Int) -> Int { loads.count { $0.load * 100 > percent * $0.capacity } }
}
