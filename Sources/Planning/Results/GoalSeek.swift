public import Rules

/// How many officers would have to be hired each quarter, from the opening on, for a target to be met.
public struct GoalSeek: Sendable, Hashable {
  public let target: PlanTarget
  /// The probability asked for.
  public let probability: Double
  /// Officers a quarter beside those of the scenario; nil where even ``most`` do not do it.
  public let officersAQuarter: Double?
  /// What is reached with so many.
  public let chance: TargetChance
  /// The most that is tried.
  public static let most = 5_000.0

  /// Halves the interval until it is a tenth of an officer wide. The chance rises with every officer, because all runs
  /// share their random numbers.
  ///
  /// - Throws: ``PlanQuestionError`` where the target cannot be reckoned.
  /// - Complexity: seventeen runs.
  public static func find(
    _ scenario: PlanScenario, _ target: PlanTarget, probability: Double, _ options: PlanOptions
  ) async throws -> GoalSeek {
    func chance(_ quarterly: Double) async throws -> TargetChance {
      let amount = PlanParameter(
        id: "lever.goal", distribution: .fixed(quarterly * 4), unit: .postsAYear, source: "goal seek")
      let lever = PlanLever(
        id: "goal", kind: .hires, from: scenario.from, until: nil, rampMonths: 0, amount: amount, grade: "PO")
      let tried = scenario.adding(levers: [lever], id: scenario.id, name: scenario.name)
      return try await PlanRun.stockFlow(tried, options).chance(of: target)
    }
    let now = try await chance(0)
    if now.probability >= probability {
      return GoalSeek(target: target, probability: probability, officersAQuarter: 0, chance: now)
    }
    var low = 0.0
    var high = most
    var best = try await chance(high)
    guard best.probability >= probability else {
      return GoalSeek(target: target, probability: probability, officersAQuarter: nil, chance: best)
    }
    while high - low > 0.1 {
      let middle = (low + high) / 2
      let found = try await chance(middle)
      if found.probability >= probability { (high, best) = (middle, found) } else { low = middle }
    }
    return GoalSeek(target: target, probability: probability, officersAQuarter: high, chance: best)
  }
}
