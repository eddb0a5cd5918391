/// A lower bound on the cost of every plan, recomputed from prices over all arcs in whole numbers.
///
/// Convex cost of somebody's load: φ(L) ≥ λ · L − max_t (λ · t − φ(t)), likewise for cap and shares. Put in place of the
/// costs, every case may choose for itself, so that
///
///     bound = Σ_q min_t≥b_q [φ_q(t) + λ_q · (b_q − t)] + … + Σ_j min over allowed q of [cost_jq + charge_jq]
///
/// holds for any λ between 0 and the sum of the slopes, whoever proposed it.
struct LagrangianCertificate: Sendable {
  private let classes: [CaseClass]
  private let costs: PostCosts

  init(_ classes: [CaseClass], _ costs: PostCosts) {
    self.classes = classes
    self.costs = costs
  }

  /// The bound that these prices prove, in scaled cost units, rounded up: every plan costs a whole number of them.
  ///
  /// - Complexity: linear in the arcs of all classes.
  func bound(_ proposed: Prices) -> Int {
    let prices = clamped(proposed)
    var total: Int128 = 0
    for practitioner in 0..<costs.count { total += ownPart(of: practitioner, prices) }
    for caseClass in classes { total += choices(of: caseClass, prices) }
    let unit = Int128(Prices.unit)
    let whole = total >= 0 ? (total + unit - 1) / unit : total / unit
    return Int(whole)
  }

  /// The prices, each brought to where it is valid.
  func clamped(_ prices: Prices) -> Prices {
    let steepest = costs.slopes.reduce(0, +) * Prices.unit
    var result = prices
    for index in 0..<costs.count {
      result.load[index] = min(max(prices.load[index], 0), steepest)
      result.cap[index] = min(max(prices.cap[index], 0), costs.overCap * Prices.unit)
      result.highRisk[index] = min(max(prices.highRisk[index], 0), costs.highWeight * Prices.unit)
      result.sexualOffence[index] = min(max(prices.sexualOffence[index], 0), costs.sexualWeight * Prices.unit)
    }
    return result
  }

  private func ownPart(of practitioner: Int, _ prices: Prices) -> Int128 {
    let fixed = costs.fixed[practitioner]
    let price = Int128(prices.load[practitioner])
    let unit = Int128(Prices.unit)
    // φ(t) + λ · (b − t) is convex in t and lowest at b or at a break above it.
    var load = Int128(costs.loadCost(of: practitioner, points: fixed.points)) * unit
    for index in 0..<costs.breakCount {
      let point = costs.breaks[practitioner * costs.breakCount + index]
      if point <= fixed.points { continue }
      let value = Int128(costs.loadCost(of: practitioner, points: point)) * unit + price * Int128(fixed.points - point)
      load = min(load, value)
    }
    let high = costs.highShare.denominator * fixed.highRisk - costs.highShare.numerator * fixed.cases
    let sexual = costs.sexualShare.denominator * fixed.sexualOffence - costs.sexualShare.numerator * fixed.cases
    return load + Int128(prices.cap[practitioner]) * Int128(fixed.cases - costs.caps[practitioner])
      + Int128(prices.highRisk[practitioner]) * Int128(high)
      + Int128(prices.sexualOffence[practitioner]) * Int128(sexual)
  }

  private func choices(of caseClass: CaseClass, _ prices: Prices) -> Int128 {
    var cheapest = Int.max
    for arc in caseClass.destinations {
      cheapest = min(cheapest, arc.cost * Prices.unit + prices.charge(for: caseClass, at: arc.practitioner, costs))
    }
    var total: Int128 = 0
    for group in caseClass.groups {
      var best = cheapest == .max ? Int.max : group.leaveCost * Prices.unit + cheapest
      if let holder = group.holder { best = min(best, prices.charge(for: caseClass, at: holder, costs)) }
      total += Int128(group.cases.count) * Int128(best)
    }
    return total
  }
}
