/// Some replications in a row, always as many, so that sums are the same however the work is shared out.
struct Block: Sendable {
  static let size = 64

  /// By measure, then by quarter, then by place in the block.
  var figures: [Float]
  /// By measure, then by quarter.
  var sums: [Double]
  /// By quarter from the first on, then by flow.
  var flowSums: [Double]

  /// Runs a range of blocks with one engine, whose memory is taken once.
  ///
  /// - Parameter people: people by first replication, quarter and type where another engine counts them.
  static func run(
    _ range: Range<Int>, _ program: PlanProgram, _ options: PlanOptions, _ table: NormalTable,
    people: ((Int, Int, Int) -> Lanes)? = nil
  ) -> [Block] {
    let engine = StockFlowEngine(program, options)
    return table.read { reader in
      range.map { number in
        var block = Block(quarters: program.quarters)
        block.run(engine, first: number * size, table: reader, people: people)
        return block
      }
    }
  }

  init(quarters: Int) {
    let rows = PlanMeasure.allCases.count * (quarters + 1)
    figures = [Float](repeating: 0, count: rows * Self.size)
    sums = [Double](repeating: 0, count: rows)
    flowSums = [Double](repeating: 0, count: PlanFlow.allCases.count * quarters)
  }

  private mutating func run(
    _ engine: StockFlowEngine, first: Int, table: NormalTable.Reader, people: ((Int, Int, Int) -> Lanes)?
  ) {
    let count = engine.options.replications
    let columns = engine.program.quarters + 1
    let flows = PlanFlow.allCases.count
    figures.withUnsafeMutableBufferPointer { figures in
      sums.withUnsafeMutableBufferPointer { sums in
        flowSums.withUnsafeMutableBufferPointer { flowSums in
          for group in stride(from: 0, to: min(Self.size, count - first), by: Lanes.scalarCount) {
            // Lanes beyond the last replication are run and not counted.
            let width = min(Lanes.scalarCount, count - first - group)
            let counted = people.map { people in { people(first + group, $0, $1) } }
            engine.run(first: first + group, table: table, people: counted) { quarter, row, lanes in
              let place = row * columns + quarter
              for lane in 0..<width {
                figures[place * Self.size + group + lane] = Float(lanes[lane])
                sums[place] += lanes[lane]
              }
            } flow: { quarter, row, lanes in
              for lane in 0..<width { flowSums[(quarter - 1) * flows + row] += lanes[lane] }
            }
          }
        }
      }
    }
  }
}
