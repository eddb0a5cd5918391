/// What four replications need while they run: people by age, trainees by age, numbers drawn. Taken once for a thread.
final class StockFlowScratch {
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
  /// Flows of the quarter so far.
  let flows: Scratch<Lanes>

  /// Normal numbers of one step: starts and drift of five types, leavers of five grades, completions.
  static let noiseCount = 16

  init(_ program: PlanProgram, trainingSteps: Int, protectedSteps: Int) {
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
    flows = Scratch(PlanFlow.allCases.count, of: .zero)
  }
}
