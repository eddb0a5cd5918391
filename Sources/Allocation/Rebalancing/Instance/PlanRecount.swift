/// What a plan costs and which rules it breaks, counted from nothing but the instance and the assignment.
///
/// It shares no code with the search, so that each can find the other wrong.
public struct PlanRecount: Sendable, Hashable {
  /// Cost units times the scale of the objective.
  public private(set) var scaledCost = 0
  /// The scale of the objective.
  public let scale: Int
  /// Cases that have another holder than before; first placements apart.
  public private(set) var moves = 0
  /// Cases without a holder that have got one.
  public private(set) var placements = 0
  /// What each practitioner comes to.
  public private(set) var totals: [Totals]
  /// Every rule that is broken, one sentence each.
  public private(set) var violations: [String] = []

  /// What one practitioner comes to.
  public struct Totals: Sendable, Hashable {
    /// Points, other work included.
    public var load: Int
    public var cases = 0
    public var highRisk = 0
    public var sexualOffence = 0

    init(load: Int) { self.load = load }
  }

  /// Counts an assignment.
  ///
  /// - Complexity: linear in cases and the lists that are looked into.
  public init(of assignment: [Int], in instance: RebalanceInstance) {
    scale = instance.objective.scale
    totals = instance.practitioners.map { Totals(load: $0.otherWork) }
    guard assignment.count == instance.cases.count else {
      violations.append("The plan has \(assignment.count) cases and the instance \(instance.cases.count).")
      return
    }
    for (index, practitioner) in assignment.enumerated() {
      guard instance.practitioners.indices.contains(practitioner) else {
        violations.append("Case \(index) goes to practitioner \(practitioner), who does not exist.")
        continue
      }
      let subject = instance.cases[index]
      totals[practitioner].load += subject.points
      totals[practitioner].cases += 1
      totals[practitioner].highRisk += subject.isHighRisk ? 1 : 0
      totals[practitioner].sexualOffence += subject.isSexualOffence ? 1 : 0
      if practitioner == subject.holder {
        if !subject.mayStay {
          violations.append("Case \(index) stays with practitioner \(practitioner), who may not keep it.")
        }
      } else {
        count(index, to: practitioner, in: instance)
      }
    }
    for (index, total) in totals.enumerated() {
      scaledCost += Self.cost(of: total, for: instance.practitioners[index], by: instance.objective)
    }
  }

  private mutating func count(_ index: Int, to practitioner: Int, in instance: RebalanceInstance) {
    let subject = instance.cases[index]
    if subject.holder == nil { placements += 1 } else { moves += 1 }
    if subject.isPinned { violations.append("Case \(index) is pinned and goes to practitioner \(practitioner).") }
    if subject.barred.contains(practitioner) {
      violations.append("Case \(index) goes to practitioner \(practitioner), who is barred from it.")
    }
    let entry = instance.destinations[subject.destinations].first { $0.practitioner == practitioner }
    guard let entry else {
      violations.append("Case \(index) goes to practitioner \(practitioner), who is not in its list.")
      return
    }
    scaledCost += scale * (entry.cost + (subject.holder == nil ? 0 : subject.leaveCost))
  }

  private static func cost(
    of total: Totals, for person: RebalanceInstance.Practitioner, by objective: RebalanceObjective
  ) -> Int {
    var cost = objective.perCaseOverCap * max(0, total.cases - person.caseCap)
    for (percent, slope) in zip(objective.loadBreaksPercent, objective.loadSlopes) {
      cost += slope * max(0, total.load - percent * person.capacity / 100)
    }
    return objective.scale * cost
      + overShare(total.highRisk, of: total.cases, objective.highRiskShare, by: objective)
      + overShare(total.sexualOffence, of: total.cases, objective.sexualOffenceShare, by: objective)
  }

  /// `perCaseOverShare · max(0, count − share · cases)`, scaled: the division leaves no rest, which the scale is for.
  private static func overShare(_ count: Int, of cases: Int, _ share: ExactShare, by objective: RebalanceObjective)
    -> Int
  {
    let over = max(0, share.denominator * count - share.numerator * cases)
    return over * (objective.perCaseOverShare * objective.scale / share.denominator)
  }

  /// How many practitioners are above a percentage of their capacity. Capacity 0 with any work is above every one.
  public func people(above percent: Int, in instance: RebalanceInstance) -> Int {
    zip(totals, instance.practitioners).count { $0.load * 100 > percent * $1.capacity }
  }
}
