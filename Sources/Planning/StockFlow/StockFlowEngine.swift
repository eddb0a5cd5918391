import Rules

/// The strategic engine: people by type and age, staff by grade, step by step, four replications at a time.
///
/// A step takes ends first, then moves, then starts, as ``CohortStep`` does, with one difference: who comes within a step
/// comes evenly through it, so that half the step gives the same stocks. Staff leave first, then finish training, then
/// move up, as ``StaffPipeline`` does. Chance is a normal number of the mean and variance that the count would have: a
/// stock under about fifty varies only roughly as it should.
struct StockFlowEngine {
  let program: PlanProgram
  let options: PlanOptions
  let numbers: NumberPlaces
  private let strata: LatinHypercube
  private let random: CounterRandom
  let scratch: StockFlowScratch
  /// Hazards of training by step of age, for each set that a lever brings in.
  let training: TrainingSteps
  let protectedSteps: Int
  /// Places of the numbers that differ between replications; the others are set once.
  private let drawn: [Int]
  /// Whether a lever changes hours of cases, so that they are reckoned for each quarter.
  let changesHours: Bool

  init(_ program: PlanProgram, _ options: PlanOptions) {
    self.program = program
    self.options = options
    numbers = NumberPlaces(program)
    strata = LatinHypercube(seed: options.seed, replications: options.replications)
    random = CounterRandom(seed: options.seed)
    training = TrainingSteps(program)
    protectedSteps = max(
      1, Int((program.draws[numbers.newMonths].quantile(0.5) / program.stepMonths).rounded()))
    scratch = StockFlowScratch(program, trainingSteps: training.ages, protectedSteps: protectedSteps)
    drawn = program.draws.indices.filter { !program.draws[$0].distribution.isFixed }
    for (place, draw) in program.draws.enumerated() where draw.distribution.isFixed {
      scratch.values.base[place] = Lanes(repeating: draw.quantile(0.5))
    }
    let kinds = Set(program.levers.map(\.lever.kind))
    changesHours = !kinds.isDisjoint(with: [.tierThresholds, .timeValues, .hubShare, .remoteShare])
  }

  /// Runs the replications from `first` on, at most four, and hands each quarter's figures to `store`.
  ///
  /// - Parameters:
  ///   - store: is given the quarter and the measure's row with one figure a lane.
  ///   - flow: is given the quarter and the flow's row with one figure a lane, from quarter 1 on.
  ///   - people: people of a type at the end of a quarter where another engine counts them; nil for these stocks.
  func run(
    first: Int, table: NormalTable.Reader, people: ((Int, Int) -> Lanes)? = nil,
    store: (Int, Int, Lanes) -> Void, flow: (Int, Int, Lanes) -> Void
  ) {
    draw(first: first)
    open()
    var staff = openStaff()
    staff.utilisation = report(0, step: -1, staff, people, store)
    var quarter = 0
    for step in 0..<program.steps {
      if step > 0, changesHazards(at: step) { setKeep(step: step) }
      if options.hasNoise { drawNoise(step: step, first: first, table: table) }
      advancePeople(step: step)
      advance(&staff, step: step)
      if (step + 1) % program.stepsPerQuarter == 0 {
        quarter += 1
        staff.utilisation = report(quarter, step: step, staff, people, store)
        for row in 0..<scratch.flows.count {
          flow(quarter, row, scratch.flows.base[row])
          scratch.flows.base[row] = .zero
        }
      }
    }
  }

  @inline(__always)
  func value(_ place: Int) -> Lanes { scratch.values.base[place] }

  // MARK: - Numbers

  func draw(first: Int) {
    for place in drawn {
      var lanes = Lanes.zero
      for lane in 0..<Lanes.scalarCount {
        lanes[lane] = program.draws[place].quantile(share(of: program.draws[place], place, first + lane))
      }
      scratch.values.base[place] = lanes
    }
    setConstants()
    setHours()
  }

  /// Where in its distribution a number lies in a replication.
  func share(of draw: ParameterDraw, _ place: Int, _ replication: Int) -> Double {
    switch options.draws {
    case .strata:
      strata.uniform(replication: min(replication, options.replications - 1), stream: draw.stream)
    case .medians: 0.5
    case .oneAtATime(let low, let high):
      switch replication {
      case 1 + 2 * place: low
      case 2 + 2 * place: high
      default: 0.5
      }
    }
  }

  private func drawNoise(step: Int, first: Int, table: NormalTable.Reader) {
    for lane in 0..<Lanes.scalarCount {
      let replication = UInt32(truncatingIfNeeded: first + lane)
      for block in 0..<(StockFlowScratch.noiseCount / 4) {
        let words = random.words(
          replication, UInt32(truncatingIfNeeded: step), UInt32(truncatingIfNeeded: block), RandomPurpose.noise)
        scratch.noise.base[block * 4][lane] = table.normal(words.0)
        scratch.noise.base[block * 4 + 1][lane] = table.normal(words.1)
        scratch.noise.base[block * 4 + 2][lane] = table.normal(words.2)
        scratch.noise.base[block * 4 + 3][lane] = table.normal(words.3)
      }
    }
  }

  // MARK: - People

  private func open() {
    for row in 0..<scratch.flows.count { scratch.flows.base[row] = .zero }
    for (number, type) in program.types.enumerated() {
      settle(type)
      // Ages of a stock that has stood still: those beyond the last age are in the last.
      var alive = Lanes(repeating: 1)
      var sum = Lanes.zero
      for age in 0..<type.ages {
        let stays = scratch.settled.base[type.offset + age]
        let ends = (1 - stays).replacing(with: 1e-9, where: (1 - stays) .< 1e-9)
        let weight = age == type.ages - 1 ? alive / ends : alive
        scratch.people.base[type.offset + age] = weight
        sum += weight
        alive *= stays
      }
      let each = value(type.open) / sum
      for age in 0..<type.ages { scratch.people.base[type.offset + age] *= each }
      scratch.totals.base[number] = value(type.open)
      scratch.drift.base[number] = .zero
    }
    setKeep(step: 0)
  }

  /// The share of each age that is there a step later, for people who came evenly through a step: the mean of survival
  /// over one step beside that over the step before. So the stock of a steady flow is starts times mean length, whatever
  /// the step.
  private func settle(_ type: PlanProgram.TypeNumbers) {
    let shape = value(type.shape)
    let scale = scaleLogarithm(mean: value(type.mean), shape: shape)
    let fixed = type.powers.isEmpty ? Lanes.zero : Elementary.exp(-shape * scale)
    func survival(_ point: Int) -> Lanes {
      if point == 0 { return Lanes(repeating: 1) }
      let gathered =
        type.powers.isEmpty
        ? Elementary.exp(shape * (Lanes(repeating: type.logDays[point]) - scale)) : fixed * type.powers[point]
      return Elementary.exp(-gathered)
    }
    var start = Lanes(repeating: 1)
    var before = Lanes.zero
    for age in 0...type.ages {
      // Simpson's rule over the step.
      let middle = survival(2 * age + 1)
      let end = survival(2 * age + 2)
      let mean = (start + 4 * middle + end) / 6
      start = end
      if age == 0 {
        scratch.entering.base[type.number] = mean
      } else {
        scratch.settled.base[type.offset + age - 1] = (mean / before).replacing(with: 0, where: before .< 1e-290)
      }
      before = mean
    }
  }

  private func scaleLogarithm(mean: Lanes, shape: Lanes) -> Lanes {
    let isOne = shape[0] == shape[1] && shape[1] == shape[2] && shape[2] == shape[3]
    let gamma =
      isOne
      ? Lanes(repeating: Elementary.logGamma(1 + 1 / shape[0])) : shape.mapped { Elementary.logGamma(1 + 1 / $0) }
    return mean.mapped(Elementary.log) - gamma
  }

  private func changesHazards(at step: Int) -> Bool {
    program.levers.contains {
      Self.hazardKinds.contains($0.lever.kind) && $0.reached[step] != $0.reached[step - 1]
    }
  }

  private static let hazardKinds: Set<PlanLever.Kind> = [.earlyRelease, .recallLength, .supervisionEnd]

  /// The share that stays on at each age, with the levers of a step.
  private func setKeep(step: Int) {
    for age in 0..<scratch.keep.count { scratch.keep.base[age] = scratch.settled.base[age] }
    for steps in program.levers where Self.hazardKinds.contains(steps.lever.kind) && steps.reached[step] > 0 {
      let lever = steps.lever
      let amount = value(steps.amount)
      let reached = Lanes(repeating: steps.reached[step])
      let kind = PlanScenario.types.firstIndex(of: lever.type ?? "PRE") ?? 2
      let type = program.types[kind]
      for age in 0..<type.ages where type.days[age] > lever.pastDays {
        let place = type.offset + age
        let ends = 1 - scratch.keep.base[place]
        var factor = amount
        if lever.kind == .recallLength {
          // Of those in custody only the recalled stay longer or shorter.
          let share = value(numbers.recalledShare)
          factor = (1 - share) + share / amount.replacing(with: 0.01, where: amount .< 0.01)
        }
        scratch.keep.base[place] = 1 - (ends * (1 + (factor - 1) * reached)).atMost(Lanes(repeating: 1))
      }
    }
  }

  private func advancePeople(step: Int) {
    let people = scratch.people.base
    let keep = scratch.keep.base
    var ends = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    withUnsafeMutableBytes(of: &ends) { bytes in
      let ends = bytes.bindMemory(to: Lanes.self)
      for number in 0..<scratch.spans.count {
        let span = scratch.spans.base[number]
        let first = people + span.offset
        let stays = keep + span.offset
        var carried = first[0] * stays[0]
        var kept = Lanes.zero
        for age in 1..<span.ages {
          let next = first[age] * stays[age]
          first[age] = carried
          kept += carried
          carried = next
        }
        first[span.ages - 1] += carried
        kept += carried
        ends[number] = scratch.totals.base[number] - kept
        scratch.totals.base[number] = kept
      }
    }
    arrive(ends, step: step)
  }

  /// What starts a year come to in a step: growth, that of its middle, season and police.
  func startRate(step: Int) -> Lanes {
    let years = (Double(step) + 0.5) * program.stepMonths / 12
    let growth = Elementary.exp(scratch.growth.base[0] * years)
    let season = value(numbers.season + program.season[step])
    return growth * season * (program.stepMonths / 12) * (1 + factor(.policeUplift, step: step, neutral: 0))
  }

  /// Starts and moves into the first age of each type.
  private func arrive(_ ends: (Lanes, Lanes, Lanes, Lanes, Lanes), step: Int) {
    let rate = startRate(step: step)
    let spread = value(numbers.startsSpread) / program.stepMonths.squareRoot()
    let persistence = scratch.growth.base[1]
    let push = scratch.growth.base[2]
    var ends = ends
    var moved = Lanes.zero
    var started = Lanes.zero
    for number in 0..<scratch.spans.count {
      let span = scratch.spans.base[number]
      var starts = value(span.starts) * rate * demandFactor(number, step: step)
      if options.hasNoise {
        let drift = scratch.drift.base[number] * persistence + push * scratch.noise.base[5 + number]
        scratch.drift.base[number] = drift
        starts *= Elementary.exp(drift)
        let variance = starts + (spread * starts) * (spread * starts)
        starts = (starts + variance.squareRoot() * scratch.noise.base[number]).notNegative
      }
      // Types stand in the order in which people move on; only recalls go back, and are counted in with those before.
      let comes =
        switch number {
        case 2: ends.0 * value(numbers.revokedCO) + ends.1 * value(numbers.revokedSSO) + ends.3 * value(numbers.recall)
        case 3: ends.2 * value(numbers.released)
        case 4: ends.3 * value(numbers.postSentence)
        default: Lanes.zero
        }
      let arrivals = starts + comes
      // Those who come through a step may end within it, and move on at once.
      let stay = arrivals * scratch.entering.base[number]
      let gone = arrivals - stay
      var back = Lanes.zero
      switch number {
      case 0: ends.0 += gone
      case 1: ends.1 += gone
      case 2: ends.2 += gone
      case 3:
        ends.3 += gone
        back = gone * value(numbers.recall)
      default: ends.4 += gone
      }
      if number == 3 {
        scratch.people.base[scratch.spans.base[2].offset] += back
        scratch.totals.base[2] += back
      }
      scratch.people.base[span.offset] = stay
      scratch.totals.base[number] += stay
      started += starts
      moved += comes + back
    }
    scratch.flows.base[PlanFlow.started.rawValue] += started
    scratch.flows.base[PlanFlow.moved.rawValue] += moved
    scratch.flows.base[PlanFlow.ended.rawValue] += ends.0 + ends.1 + ends.2 + ends.3 + ends.4
  }

  /// What holds for a whole replication: the logarithm of growth; what is left of a deviation after one step; and what
  /// chance adds to it, so that its spread is that of quarterly steps.
  private func setConstants() {
    let quarterly = value(numbers.driftPersistence)
    let own = quarterly.mapped { Elementary.power($0, program.stepMonths / 3) }
    scratch.growth.base[0] = (1 + value(numbers.growth)).mapped { Elementary.log(max($0, 1e-9)) }
    scratch.growth.base[1] = own
    scratch.growth.base[2] =
      value(numbers.driftSpread) * ((1 - own * own) / (1 - quarterly * quarterly)).squareRoot()
  }

  func demandFactor(_ type: Int, step: Int) -> Lanes {
    var product = Lanes(repeating: 1)
    for steps in program.levers where steps.lever.kind == .demand && steps.reached[step] > 0 {
      if let named = steps.lever.type, named != PlanScenario.types[type] { continue }
      product *= 1 + (value(steps.amount) - 1) * steps.reached[step]
    }
    return product
  }

  /// The sum of a kind's levers over what holds without them.
  func factor(_ kind: PlanLever.Kind, step: Int, neutral: Double) -> Lanes {
    var sum = Lanes(repeating: neutral)
    for steps in program.levers where steps.lever.kind == kind && steps.reached[step] > 0 {
      sum += (value(steps.amount) - neutral) * steps.reached[step]
    }
    return sum
  }
}
