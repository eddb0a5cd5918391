import Caseload
public import Rules

/// How likely a target is met: the share of replications whose mean over its quarters is at most its value.
public struct TargetChance: Sendable, Hashable {
  public let target: PlanTarget
  public let probability: Double
  /// Tenth, middle and ninetieth of a hundred of what the measure comes to.
  public let low: Double
  public let median: Double
  public let high: Double
}

/// Why a question about a run has no answer.
public struct PlanQuestionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String
  public init(_ description: String) { self.description = description }
}

extension PlanRun {
  /// The chance of each of the scenario's targets.
  ///
  /// - Throws: ``PlanQuestionError`` where a target names no measure, or no quarter of the run ends in its time.
  public func chances() throws(PlanQuestionError) -> [TargetChance] {
    var chances: [TargetChance] = []
    for target in scenario.targets { chances.append(try chance(of: target)) }
    return chances
  }

  /// The chance of one target.
  public func chance(of target: PlanTarget) throws(PlanQuestionError) -> TargetChance {
    guard let measure = PlanMeasure(id: target.measure) else {
      let all = PlanMeasure.allCases.map(\.id).joined(separator: ", ")
      throw PlanQuestionError("The target “\(target.name)” names the measure \(target.measure); known are \(all).")
    }
    let quarters = dates.indices.filter { $0 > 0 && dates[$0] >= target.from && dates[$0] <= target.until }
    guard !quarters.isEmpty else {
      throw PlanQuestionError(
        "No quarter of the run ends from \(target.from.iso) to \(target.until.iso), the time of “\(target.name)”.")
    }
    let means = (0..<options.replications).map { replication in
      quarters.reduce(0) { $0 + value(measure, quarter: $1, replication: replication) } / Double(quarters.count)
    }
    let bands = Quantiles.of(means, at: [0.1, 0.5, 0.9])
    return TargetChance(
      target: target, probability: Double(means.count { $0 <= target.value }) / Double(means.count), low: bands[0],
      median: bands[1], high: bands[2])
  }
}
