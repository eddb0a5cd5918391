public import Caseload
public import Rules

/// What the replications of a scenario came to: figures by measure, quarter and replication, and means of all flows.
public struct PlanRun: Sendable {
  public let scenario: PlanScenario
  public let options: PlanOptions
  /// The opening day, then the end of each quarter.
  public let dates: [LocalDate]
  /// By measure, then by quarter, then by replication. Single precision: seven digits are more than a forecast has.
  let figures: [Float]
  /// Means by measure, then by quarter, in double precision.
  private let means: [Double]
  /// Means by quarter from the first on, then by flow.
  private let flowMeans: [Double]

  init(
    scenario: PlanScenario, options: PlanOptions, dates: [LocalDate], figures: [Float], means: [Double],
    flowMeans: [Double]
  ) {
    self.scenario = scenario
    self.options = options
    self.dates = dates
    self.figures = figures
    self.means = means
    self.flowMeans = flowMeans
  }

  /// Quarters after the opening.
  public var quarters: Int { dates.count - 1 }

  /// All replications' figures of a measure at the end of a quarter, quarter 0 being the opening.
  public func values(_ measure: PlanMeasure, quarter: Int) -> ArraySlice<Float> {
    let start = (measure.row * dates.count + quarter) * options.replications
    return figures[start..<(start + options.replications)]
  }

  /// One figure.
  public func value(_ measure: PlanMeasure, quarter: Int, replication: Int) -> Double {
    Double(figures[(measure.row * dates.count + quarter) * options.replications + replication])
  }

  /// The mean over all replications.
  public func mean(_ measure: PlanMeasure, quarter: Int) -> Double { means[measure.row * dates.count + quarter] }

  /// The mean of a flow in a quarter from 1 on.
  public func mean(_ flow: PlanFlow, quarter: Int) -> Double {
    flowMeans[(quarter - 1) * PlanFlow.allCases.count + flow.rawValue]
  }
}

extension PlanRun {
  /// Runs a scenario with the strategic engine.
  ///
  /// The same scenario, seed and number of replications give the same bytes whatever the number of threads: numbers are
  /// drawn by place, and means are summed over blocks of one size in their order.
  /// - Complexity: replications × steps × ages.
  public static func stockFlow(_ scenario: PlanScenario, _ options: PlanOptions) async -> PlanRun {
    let program = PlanProgram(scenario, stepMonths: options.stepMonths)
    let blocks = (options.replications + Block.size - 1) / Block.size
    let parts = min(options.threads, blocks)
    let table = NormalTable()
    let done = await withTaskGroup(of: (Int, [Block]).self) { group in
      for part in 0..<parts {
        let range = (blocks * part / parts)..<(blocks * (part + 1) / parts)
        group.addTask { (range.lowerBound, Block.run(range, program, options, table)) }
      }
      var done: [(Int, [Block])] = []
      for await part in group { done.append(part) }
      return done.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
    return joined(done, program, options)
  }

  /// One result from those of all blocks.
  static func joined(_ blocks: [Block], _ program: PlanProgram, _ options: PlanOptions) -> PlanRun {
    let dates = program.dates
    let rows = PlanMeasure.allCases.count * dates.count
    let count = options.replications
    let figures = [Float](unsafeUninitializedCapacity: rows * count) { buffer, filled in
      for (number, block) in blocks.enumerated() {
        let first = number * Block.size
        let width = min(Block.size, count - first)
        block.figures.withUnsafeBufferPointer { source in
          for row in 0..<rows {
            for lane in 0..<width { buffer[row * count + first + lane] = source[row * Block.size + lane] }
          }
        }
      }
      filled = rows * count
    }
    func mean(_ sums: (Block) -> [Double]) -> [Double] {
      guard var total = blocks.first.map(sums) else { return [] }
      for block in blocks.dropFirst() {
        for (place, sum) in sums(block).enumerated() { total[place] += sum }
      }
      return total.map { $0 / Double(count) }
    }
    return PlanRun(
      scenario: program.scenario, options: options, dates: dates, figures: figures, means: mean(\.sums),
      flowMeans: mean(\.flowSums))
  }
}
