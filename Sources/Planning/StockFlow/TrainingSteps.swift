import Rules

/// How training ends step by step, with the levers that make it longer or shorter.
struct TrainingSteps: Sendable {
  /// Steps of training that are kept apart.
  let ages: Int
  /// Of those in each step of training, the share that finishes: one list for each length of training that comes up.
  private let hazards: [[Double]]
  private let set: [Int]
  /// The share of trainees in each step of training at the beginning: by the cohorts before it, or as if they came evenly.
  let opening: [Double]
  /// Trainees at the beginning by the cohorts before it; 0 without one.
  let openingPeople: Double

  init(_ program: PlanProgram) {
    func middle(_ id: String) -> Double { program.draws[program.place(id)].quantile(0.5) }
    let base = (middle("training-low"), middle("training-mode"), middle("training-high"))
    let levers = program.levers.filter { $0.lever.kind == .trainingLength }
    var lengths: [Double] = []
    var set: [Int] = []
    for step in 0..<program.steps {
      let longer = levers.reduce(0.0) { $0 + program.draws[$1.amount].quantile(0.5) * $1.reached[step] }
      if let known = lengths.firstIndex(of: longer) {
        set.append(known)
      } else {
        set.append(lengths.count)
        lengths.append(longer)
      }
    }
    let shares = lengths.map { longer in
      let low = max(0, base.0 + longer)
      let mode = max(low, base.1 + longer)
      return TrainingTime(low: low, mode: mode, high: max(mode + 0.001, base.2 + longer))
        .shares(stepMonths: program.stepMonths)
    }
    let ages = max(2, shares.map(\.count).max() ?? 2)
    self.ages = ages
    self.set = set
    hazards = shares.map { list in
      let own = TrainingTime.hazards(list)
      return own + [Double](repeating: 1, count: ages - own.count)
    }
    var alive = 1.0
    var weights: [Double] = []
    for age in 0..<ages {
      let began = program.earlier.filter { $0.age == age }.reduce(0) { $0 + $1.people }
      weights.append(program.earlier.isEmpty ? alive : began * alive)
      alive *= 1 - hazards[0][age]
    }
    // Who began before the opening has left since then as trainees do.
    let leaving = middle("leaving.TRN") * program.stepMonths / 12
    if !program.earlier.isEmpty {
      for age in weights.indices { weights[age] *= Elementary.power(1 - leaving, Double(age)) }
    }
    openingPeople = program.earlier.isEmpty ? 0 : weights.reduce(0, +)
    if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
    let sum = weights.reduce(0, +)
    opening = weights.map { $0 / sum }
  }

  /// The list of hazards of a step.
  @inline(__always)
  func read<Answer>(step: Int, _ body: (UnsafeBufferPointer<Double>) -> Answer) -> Answer {
    hazards[set[step]].withUnsafeBufferPointer(body)
  }
}
