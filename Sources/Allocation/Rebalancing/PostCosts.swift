/// What each practitioner costs by load, cases and mix, in scaled units, and what pinned cases bring from the start.
///
///     node(q) = Σ_b slope_b · max(0, L − ⌊percent_b · C_q / 100⌋) + cap · max(0, N − K_q)
///             + high · max(0, d_h · H − n_h · N) + sexual · max(0, d_s · S − n_s · N)
///
/// with L points, N cases, H of high risk, S with a sexual offence, shares n / d.
struct PostCosts: Sendable {
  /// Points, cases and mix of somebody.
  struct Holding: Sendable, Hashable {
    var points = 0
    var cases = 0
    var highRisk = 0
    var sexualOffence = 0
  }

  let count: Int
  let scale: Int
  /// Breaks of a practitioner, `breakCount` each, in the order of the objective.
  let breakCount: Int
  let breaks: [Int]
  let slopes: [Int]
  let caps: [Int]
  let overCap: Int
  let highShare: ExactShare
  let sexualShare: ExactShare
  let highWeight: Int
  let sexualWeight: Int
  /// Other work and pinned cases: what no plan changes.
  let fixed: [Holding]

  init(_ instance: RebalanceInstance) {
    let objective = instance.objective
    scale = objective.scale
    count = instance.practitioners.count
    breakCount = objective.loadBreaksPercent.count
    breaks = instance.practitioners.flatMap { person in
      objective.loadBreaksPercent.map { $0 * person.capacity / 100 }
    }
    slopes = objective.loadSlopes.map { $0 * objective.scale }
    caps = instance.practitioners.map(\.caseCap)
    overCap = objective.perCaseOverCap * objective.scale
    highShare = objective.highRiskShare
    sexualShare = objective.sexualOffenceShare
    highWeight = objective.scaledShareWeight(objective.highRiskShare)
    sexualWeight = objective.scaledShareWeight(objective.sexualOffenceShare)
    var fixed = instance.practitioners.map { Holding(points: $0.otherWork) }
    for subject in instance.cases where subject.isPinned {
      guard let holder = subject.holder else { continue }
      fixed[holder].points += subject.points
      fixed[holder].cases += 1
      fixed[holder].highRisk += subject.isHighRisk ? 1 : 0
      fixed[holder].sexualOffence += subject.isSexualOffence ? 1 : 0
    }
    self.fixed = fixed
  }

  /// The part of the cost that load brings.
  func loadCost(of practitioner: Int, points: Int) -> Int {
    var cost = 0
    for index in 0..<breakCount {
      cost += slopes[index] * max(0, points - breaks[practitioner * breakCount + index])
    }
    return cost
  }

  /// The scaled cost of somebody who holds this.
  func cost(of practitioner: Int, _ holding: Holding) -> Int {
    loadCost(of: practitioner, points: holding.points)
      + overCap * max(0, holding.cases - caps[practitioner])
      + highWeight * max(0, highShare.denominator * holding.highRisk - highShare.numerator * holding.cases)
      + sexualWeight * max(0, sexualShare.denominator * holding.sexualOffence - sexualShare.numerator * holding.cases)
  }
}
