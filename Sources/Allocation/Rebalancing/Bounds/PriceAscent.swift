/// Prices without a library: steps along the subgradient of the Lagrangian bound.
///
/// At given prices every case takes the practitioner who is cheapest and every practitioner the load that is; where the
/// two differ, the price goes up or down. Step length after Polyak: (target − bound) / |difference|². The bound is weaker
/// than that of linear programming, and exact all the same.
struct PriceAscent {
  let classes: [CaseClass]
  let costs: PostCosts

  /// The best prices found within a number of rounds, against a plan of this scaled cost.
  ///
  /// - Complexity: linear in the arcs for each round.
  func prices(target: Int, rounds: Int, goesOn: () -> Bool) -> Prices {
    let certificate = LagrangianCertificate(classes, costs)
    var now = Prices(count: costs.count)
    var best = now
    var bestBound = certificate.bound(now)
    var boldness = 1.0
    var sinceBetter = 0
    for _ in 0..<rounds where goesOn() {
      let slack = differences(at: now)
      let length = slack.reduce(0.0) { $0 + $1 * $1 }
      if length == 0 { break }
      let step = boldness * Double(max(target - certificate.bound(now), costs.scale)) / length * Double(Prices.unit)
      move(&now, slack, step)
      now = certificate.clamped(now)
      let bound = certificate.bound(now)
      sinceBetter += 1
      if bound > bestBound {
        best = now
        bestBound = bound
        sinceBetter = 0
      }
      if sinceBetter == 20 {
        boldness /= 2
        now = best
        sinceBetter = 0
      }
    }
    return best
  }

  private func move(_ prices: inout Prices, _ slack: [Double], _ step: Double) {
    func moved(_ price: Int, _ kind: Int, _ practitioner: Int) -> Int {
      let value = Double(price) + step * slack[kind * costs.count + practitioner]
      return Int(min(max(value, 0), 1e15).rounded())
    }
    for index in 0..<costs.count {
      prices.load[index] = moved(prices.load[index], 0, index)
      prices.cap[index] = moved(prices.cap[index], 1, index)
      prices.highRisk[index] = moved(prices.highRisk[index], 2, index)
      prices.sexualOffence[index] = moved(prices.sexualOffence[index], 3, index)
    }
  }

  /// What comes in less what is wanted, for load, cap and the two shares of each practitioner.
  private func differences(at prices: Prices) -> [Double] {
    var holdings = costs.fixed
    for caseClass in classes {
      func add(_ practitioner: Int, _ count: Int) {
        holdings[practitioner].points += caseClass.points * count
        holdings[practitioner].cases += count
        holdings[practitioner].highRisk += caseClass.isHighRisk ? count : 0
        holdings[practitioner].sexualOffence += caseClass.isSexualOffence ? count : 0
      }
      var cheapest: (practitioner: Int, price: Int)?
      for arc in caseClass.destinations {
        let price = arc.cost * Prices.unit + prices.charge(for: caseClass, at: arc.practitioner, costs)
        if cheapest.map({ price < $0.price }) ?? true { cheapest = (arc.practitioner, price) }
      }
      for group in caseClass.groups {
        let stays = group.holder.map { prices.charge(for: caseClass, at: $0, costs) }
        if let holder = group.holder, let stays,
          cheapest.map({ stays <= $0.price + group.leaveCost * Prices.unit }) ?? true
        {
          add(holder, group.cases.count)
        } else if let cheapest {
          add(cheapest.practitioner, group.cases.count)
        }
      }
    }
    return slack(holdings, prices)
  }

  private func slack(_ holdings: [PostCosts.Holding], _ prices: Prices) -> [Double] {
    var result = Array(repeating: 0.0, count: 4 * costs.count)
    for (index, holding) in holdings.enumerated() {
      result[index] = Double(holding.points - wantedLoad(of: index, at: prices.load[index]))
      result[costs.count + index] = Double(holding.cases - costs.caps[index])
      result[2 * costs.count + index] = Double(
        costs.highShare.denominator * holding.highRisk - costs.highShare.numerator * holding.cases)
      result[3 * costs.count + index] = Double(
        costs.sexualShare.denominator * holding.sexualOffence - costs.sexualShare.numerator * holding.cases)
    }
    // A price that is already 0 cannot go down.
    for index in 0..<costs.count {
      if prices.load[index] == 0 { result[index] = max(result[index], 0) }
      if prices.cap[index] == 0 { result[costs.count + index] = max(result[costs.count + index], 0) }
      if prices.highRisk[index] == 0 { result[2 * costs.count + index] = max(result[2 * costs.count + index], 0) }
      if prices.sexualOffence[index] == 0 { result[3 * costs.count + index] = max(result[3 * costs.count + index], 0) }
    }
    return result
  }

  /// The load at which one more point costs as much as it is worth.
  private func wantedLoad(of practitioner: Int, at price: Int) -> Int {
    var best = costs.fixed[practitioner].points
    var value = costs.loadCost(of: practitioner, points: best) * Prices.unit - price * best
    for index in 0..<costs.breakCount {
      let point = costs.breaks[practitioner * costs.breakCount + index]
      if point <= costs.fixed[practitioner].points { continue }
      let other = costs.loadCost(of: practitioner, points: point) * Prices.unit - price * point
      if other < value { (best, value) = (point, other) }
    }
    return best
  }
}
