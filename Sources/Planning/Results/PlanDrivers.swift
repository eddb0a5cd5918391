import Rules

/// What the answer of a scenario hangs on, by moving one number at a time and by the replications' ranks.
public struct PlanDrivers: Sendable, Hashable {
  /// Of one measure at one date, widest swing first. Only numbers that are not fixed.
  public let tornado: Tornado
  /// Spearman's rank correlation of each drawn number with the measure, strongest first.
  public let correlations: [Correlation]

  /// One drawn number.
  public struct Correlation: Sendable, Hashable {
    public let parameter: String
    /// −1 to 1.
    public let rank: Double
  }
}

extension PlanRun {
  /// The drivers of a measure at the end of a quarter of this run, each at its tenth and ninetieth of a hundred with all
  /// others in the middle, without chance.
  ///
  /// - Complexity: two replications for each drawn number.
  public func drivers(_ measure: PlanMeasure, quarter: Int) async -> PlanDrivers {
    let program = PlanProgram(scenario, stepMonths: options.stepMonths)
    let swung = PlanOptions(
      replications: 1 + 2 * program.draws.count, seed: options.seed, threads: options.threads,
      stepMonths: options.stepMonths, hasNoise: false, draws: .oneAtATime(low: 0.1, high: 0.9))
    let run = await PlanRun.stockFlow(scenario, swung)
    func answer(_ replication: Int) -> Double { run.value(measure, quarter: quarter, replication: replication) }
    let drawn = program.draws.enumerated().filter { !$0.element.distribution.isFixed }
    let tornado = Tornado(
      base: answer(0), runs: drawn.map { ($0.element.id, answer(1 + 2 * $0.offset), answer(2 + 2 * $0.offset)) })
    let engine = StockFlowEngine(program, options)
    let ranks = Self.ranks(values(measure, quarter: quarter).map(Double.init))
    let correlations = drawn.map { place, draw in
      let shares = (0..<options.replications).map { engine.share(of: draw, place, $0) }
      return PlanDrivers.Correlation(parameter: draw.id, rank: Self.correlation(Self.ranks(shares), ranks))
    }
    return PlanDrivers(
      tornado: tornado,
      correlations: correlations.sorted {
        $0.rank.magnitude == $1.rank.magnitude
          ? $0.parameter < $1.parameter : $0.rank.magnitude > $1.rank.magnitude
      })
  }

  /// Ranks from 1; equal values share the mean of theirs.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let count = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    var (both, squareA, squareB) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      both += (x - meanA) * (y - meanB)
      squareA += (x - meanA) * (x - meanA)
      squareB += (y - meanB) * (y - meanB)
    }
    let product = (squareA * squareB).squareRoot()
    return product > 0 ? both / product : 0
  }
}
