/// One step of people by type and age. Ends are taken first; survivors become a step older, those of the last age stay in
/// it; what starts or moves in is of age 0 and meets no hazard before the next step.
public struct CohortStep: Sendable, Hashable {
  /// People by type, then by age.
  public let stock: [[Double]]
  /// Spells that ended, by type.
  public let ends: [Double]
  /// People by type after the step.
  public var totals: [Double] { stock.map { $0.reduce(0, +) } }

  /// - Parameters:
  ///   - stock: people by type, then by age.
  ///   - hazard: the share of each that ends; an age without one ends with none.
  ///   - new: people who start, by type.
  ///   - route: of the spells of one type that end (row), the share that begins one of another (column).
  public init(stock: [[Double]], hazard: [[Double]], new: [Double], route: [[Double]]) {
    var ends = [Double](repeating: 0, count: stock.count)
    var next = stock.map { [Double](repeating: 0, count: $0.count) }
    for (type, ages) in stock.enumerated() {
      for (age, people) in ages.enumerated() {
        let share = type < hazard.count && age < hazard[type].count ? hazard[type][age] : 0
        ends[type] += people * share
        next[type][min(age + 1, ages.count - 1)] += people * (1 - share)
      }
    }
    for type in next.indices where !next[type].isEmpty {
      var arrivals = type < new.count ? new[type] : 0
      for (from, shares) in route.enumerated() where from < ends.count && type < shares.count {
        arrivals += ends[from] * shares[type]
      }
      next[type][0] += arrivals
    }
    self.stock = next
    self.ends = ends
  }
}
