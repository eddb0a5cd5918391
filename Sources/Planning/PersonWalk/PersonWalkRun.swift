public import Rules

/// People by type and day, as a person walk counted them.
public struct PeopleByDay: Sendable, Hashable {
  /// By type as ``PlanScenario/types`` has them, then by day from the opening on.
  public let people: [[Int]]
  /// Starts and ends of spells.
  public let events: Int
}

extension PlanRun {
  /// Runs a scenario with the micro engine: people one by one and by the day, staff as the strategic engine has it.
  ///
  /// - Throws: ``PlanQuestionError`` where a lever changes how spells end from a date on, which only the strategic engine
  ///   can do.
  /// - Complexity: replications × spells.
  public static func personWalk(_ scenario: PlanScenario, _ options: PlanOptions) async throws -> PlanRun {
    let only: [PlanLever.Kind] = [.earlyRelease, .recallLength, .supervisionEnd]
    if let lever = scenario.levers.first(where: { only.contains($0.kind) }) {
      throw PlanQuestionError(
        "The lever \(lever.id) changes how spells end from a date on. Run this scenario with the strategic engine.")
    }
    let monthly = PlanOptions(
      replications: options.replications, seed: options.seed, threads: options.threads, stepMonths: 1,
      hasNoise: options.hasNoise, draws: options.draws)
    let program = PlanProgram(scenario, stepMonths: 1)
    var counted: [[[Double]]] = []
    for replication in 0..<options.replications {
      let days = await peopleByDay(program, monthly, replication: replication)
      counted.append(days.people.map { byDay in (0...program.quarters).map { Double(byDay[day(ofQuarter: $0)]) } })
    }
    let blocks = (options.replications + Block.size - 1) / Block.size
    let done = Block.run(0..<blocks, program, monthly, NormalTable()) { first, quarter, type in
      var lanes = Lanes.zero
      for lane in 0..<Lanes.scalarCount {
        lanes[lane] = counted[min(first + lane, options.replications - 1)][type][quarter]
      }
      return lanes
    }
    return joined(done, program, monthly)
  }

  /// People by day of one replication, for the figures between quarters.
  public static func peopleByDay(
    _ scenario: PlanScenario, _ options: PlanOptions, replication: Int = 0
  ) async -> PeopleByDay {
    await peopleByDay(PlanProgram(scenario, stepMonths: 1), options, replication: replication)
  }

  private static func day(ofQuarter quarter: Int) -> Int {
    Int((Double(quarter) * 3 * PlanProgram.daysPerMonth).rounded())
  }

  private static func peopleByDay(
    _ program: PlanProgram, _ options: PlanOptions, replication: Int
  ) async -> PeopleByDay {
    let walk = prepared(program, options, replication: replication)
    let parts = min(options.threads, walk.parts)
    let changes = await withTaskGroup(of: PersonWalk.Counts.self) { group in
      for part in 0..<parts {
        let range = (walk.parts * part / parts)..<(walk.parts * (part + 1) / parts)
        group.addTask { walk.walk(range) }
      }
      var total: PersonWalk.Counts?
      for await counts in group {
        guard var sum = total else {
          total = counts
          continue
        }
        // Whole numbers: the order of adding is of no matter.
        for place in sum.changes.indices { sum.changes[place] &+= counts.changes[place] }
        sum.events += counts.events
        total = sum
      }
      return total
    }
    guard let changes else { return PeopleByDay(people: [], events: 0) }
    let people = program.types.indices.map { type in
      var count = 0
      return (0...walk.days).map { day in
        count += Int(changes.changes[type * (walk.days + 1) + day])
        return count
      }
    }
    return PeopleByDay(people: people, events: changes.events)
  }

  /// The numbers of one replication, drawn as the strategic engine draws them.
  private static func prepared(_ program: PlanProgram, _ options: PlanOptions, replication: Int) -> PersonWalk {
    let engine = StockFlowEngine(program, options)
    engine.draw(first: replication)
    let starts = program.types.map { type in
      (0..<program.steps).map { step in
        (engine.value(type.starts) * engine.startRate(step: step) * engine.demandFactor(type.number, step: step))[0]
      }
    }
    return PersonWalk(program, seed: options.seed, replication: replication, starts: starts) {
      engine.value($0)[0]
    }
  }
}
