/// What four replications need while they run: people by age, trainees by age, numbers drawn. Taken once for a thread.
final class StockFlowScratch {
  /// Where the numbers of a type stand that a step needs.
  struct Span: BitwiseCopyable {
    let offset: Int
    let ages: Int
    let starts: Int
    let work: Int
  }

  let spans: Scratch<Span>
  let values: Scratch<Lanes>
  /// People by age, all types one after the other, and the share that stays on at each age.
  let people: Scratch<Lanes>
  let keep: Scratch<Lanes>
  /// The share that stays on without levers, and of those who come in a step the share that is there at its end, by type.
  let settled: Scratch<Lanes>
  let entering: Scratch<Lanes>
  let totals: Scratch<Lanes>
  let trainees: Scratch<Lanes>
  let newlyQualified: Scratch<Lanes>
  let noise: Scratch<Lanes>
  let drift: Scratch<Lanes>
  /// What holds for a whole replication: growth, persistence and push of drift.
  let growth: Scratch<Lanes>
  /// Hours a week of one person in all tiers, and in those for qualified officers, without levers.
  let hours: Scratch<Lanes>
  /// Flows of the quarter so far.
  let flows: Scratch<Lanes>

  /// Normal numbers of one step: starts and drift of five types, leavers of five grades, completions.
  static let noiseCount = 16

  init(_ program: PlanProgram, trainingSteps: Int, protectedSteps: Int) {
    spans = Scratch(program.types.count, of: Span(offset: 0, ages: 0, starts: 0, work: 0))
    for type in program.types {
      spans.base[type.number] = Span(offset: type.offset, ages: type.ages, starts: type.starts, work: type.work)
    }
    hours = Scratch(2, of: .zero)
    values = Scratch(program.draws.count, of: .zero)
    people = Scratch(program.allAges, of: .zero)
    keep = Scratch(program.allAges, of: .zero)
    settled = Scratch(program.allAges, of: .zero)
    entering = Scratch(program.types.count, of: .zero)
    totals = Scratch(program.types.count, of: .zero)
    trainees = Scratch(trainingSteps, of: .zero)
    newlyQualified = Scratch(protectedSteps, of: .zero)
    noise = Scratch(Self.noiseCount, of: .zero)
    drift = Scratch(program.types.count, of: .zero)
    growth = Scratch(3, of: .zero)
    flows = Scratch(PlanFlow.allCases.count, of: .zero)
  }
}
