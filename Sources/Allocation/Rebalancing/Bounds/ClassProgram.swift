/// The linear program of a rebalancing problem over classes, and what its columns and rows stand for.
///
/// Rows: every class is held; load, cap and the two shares of each practitioner. Columns: how many cases of a class go
/// to somebody, how many of a group stay, load in segments between breaks, and what is above cap and shares.
struct ClassProgram: Sendable {
  /// What a column of the class part counts.
  struct Flow: Sendable {
    let `class`: Int
    let practitioner: Int
    /// The group that stays; nil when cases are brought there.
    let group: Int?
  }

  private(set) var program: LinearProgram
  /// The first columns, in their order.
  private(set) var flows: [Flow] = []
  /// What is added to the value of the program to give the cost of a plan, in scaled cost units.
  let constant: Int
  /// How many rows come before those of loads.
  let classCount: Int
  let costs: PostCosts

  /// The program over the arcs that `keeps` says; stays are always in.
  init(
    _ classes: [CaseClass], _ costs: PostCosts,
    keeps: (Int, RebalanceInstance.Destination) -> Bool = { _, _ in true }
  ) {
    self.costs = costs
    classCount = classes.count
    constant = classes.reduce(0) { $0 + $1.groups.reduce(0) { $0 + $1.cases.count * $1.leaveCost } }
    program = Self.rows(classes, costs)
    for (index, caseClass) in classes.enumerated() {
      let count = Double(caseClass.count)
      for arc in caseClass.destinations where keeps(index, arc) {
        program.add(
          cost: Double(arc.cost), upper: count, isInteger: true, entries(index, caseClass, arc.practitioner))
        flows.append(Flow(class: index, practitioner: arc.practitioner, group: nil))
      }
      for (place, group) in caseClass.groups.enumerated() {
        guard let holder = group.holder else { continue }
        program.add(
          cost: Double(-group.leaveCost), upper: Double(group.cases.count), isInteger: true,
          entries(index, caseClass, holder))
        flows.append(Flow(class: index, practitioner: holder, group: place))
      }
    }
    addCosts()
  }

  private static func rows(_ classes: [CaseClass], _ costs: PostCosts) -> LinearProgram {
    var lower = classes.map { Double($0.count) }
    var upper = lower
    for fixed in costs.fixed {
      upper.append(Double(-fixed.points))
    }
    for (fixed, cap) in zip(costs.fixed, costs.caps) { upper.append(Double(cap - fixed.cases)) }
    for fixed in costs.fixed {
      upper.append(Double(costs.highShare.numerator * fixed.cases - costs.highShare.denominator * fixed.highRisk))
    }
    for fixed in costs.fixed {
      upper.append(
        Double(costs.sexualShare.numerator * fixed.cases - costs.sexualShare.denominator * fixed.sexualOffence))
    }
    lower += Array(repeating: -Double.infinity, count: 4 * costs.count)
    return LinearProgram(rowLower: lower, rowUpper: upper)
  }

  /// The row of a practitioner: kind 0 load, 1 cap, 2 high risk, 3 sexual offences.
  func row(_ kind: Int, _ practitioner: Int) -> Int { classCount + kind * costs.count + practitioner }

  private func entries(_ index: Int, _ caseClass: CaseClass, _ practitioner: Int) -> [(row: Int, value: Double)] {
    let high = (caseClass.isHighRisk ? costs.highShare.denominator : 0) - costs.highShare.numerator
    let sexual = (caseClass.isSexualOffence ? costs.sexualShare.denominator : 0) - costs.sexualShare.numerator
    return [
      (index, 1), (row(0, practitioner), Double(caseClass.points)), (row(1, practitioner), 1),
      (row(2, practitioner), Double(high)), (row(3, practitioner), Double(sexual)),
    ]
  }

  private mutating func addCosts() {
    for practitioner in 0..<costs.count {
      var slope = 0
      var from = 0
      let points = (0..<costs.breakCount).map { (costs.breaks[practitioner * costs.breakCount + $0], costs.slopes[$0]) }
      for (point, step) in points.sorted(by: { $0.0 < $1.0 }) {
        if point > from {
          program.add(cost: Double(slope), upper: Double(point - from), isInteger: false, [(row(0, practitioner), -1)])
        }
        from = point
        slope += step
      }
      program.add(cost: Double(slope), upper: .infinity, isInteger: false, [(row(0, practitioner), -1)])
      program.add(cost: Double(costs.overCap), upper: .infinity, isInteger: false, [(row(1, practitioner), -1)])
      program.add(cost: Double(costs.highWeight), upper: .infinity, isInteger: false, [(row(2, practitioner), -1)])
      program.add(cost: Double(costs.sexualWeight), upper: .infinity, isInteger: false, [(row(3, practitioner), -1)])
    }
  }

  /// The values of the columns after the flows: segments of load, and what is above cap and shares.
  func costValues(of assignment: [Int], in model: RebalanceModel) -> [Double] {
    var holdings = costs.fixed
    for item in model.problem.items { holdings[assignment[item.index]] = holdings[assignment[item.index]].adding(item) }
    var values: [Double] = []
    var column = flows.count
    for (practitioner, holding) in holdings.enumerated() {
      var left = Double(holding.points)
      // Every segment but a practitioner's last one has an end.
      while program.upper[column].isFinite {
        let part = min(left, program.upper[column])
        values.append(part)
        left -= part
        column += 1
      }
      values.append(left)
      values.append(Double(max(0, holding.cases - costs.caps[practitioner])))
      values.append(
        Double(max(0, costs.highShare.denominator * holding.highRisk - costs.highShare.numerator * holding.cases)))
      values.append(
        Double(
          max(0, costs.sexualShare.denominator * holding.sexualOffence - costs.sexualShare.numerator * holding.cases)))
      column += 4
    }
    return values
  }

  /// The prices that the rows of a solution give, in whole numbers.
  func prices(_ solution: LinearSolution) -> Prices {
    var prices = Prices(count: costs.count)
    func price(_ kind: Int, _ practitioner: Int) -> Int {
      let value = -solution.rowPrices[row(kind, practitioner)] * Double(Prices.unit)
      return value.isFinite && value.magnitude < 1e15 ? Int(value.rounded()) : 0
    }
    for practitioner in 0..<costs.count {
      prices.load[practitioner] = price(0, practitioner)
      prices.cap[practitioner] = price(1, practitioner)
      prices.highRisk[practitioner] = price(2, practitioner)
      prices.sexualOffence[practitioner] = price(3, practitioner)
    }
    return prices
  }
}
