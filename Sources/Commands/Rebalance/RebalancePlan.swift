import Allocation
import ArgumentParser
import Casework
import Foundation
import JSONShapes
import Solvers

struct RebalancePlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Find the plan with the fewest and kindest handovers after which nobody is over, as far as there is one.",
    discussion: """
      Of a UNIT it proposes moves by the rules of allocation in which nobody who receives is pushed over; of an instance \
      file it searches until the time is up, or as far as the iterations go; Ctrl-C ends it at once with the best plan so far. \
      The same seed and iterations give the same plan on any machine, as long as the time does not end the search.
      """)

  @Argument(help: "A team or PDU: its code, level/code, or whole name. Without it, --instance.") var unit: String?
  @Option(help: ArgumentHelp("A file of format rebalance-instance/1.", valueName: "FILE")) var instance: String?
  @Option(help: ArgumentHelp("How long the whole command may take; 10 unless iterations are given.", valueName: "S"))
  var seconds: Double?
  @Option(
    help: ArgumentHelp(
      "How many changes to look at in all; of a unit, how often to begin anew from a part of the plan.", valueName: "N")
  )
  var iterations: Int?
  @Option(help: ArgumentHelp("Where chance begins.", valueName: "N")) var seed: UInt64 = 1
  @Option(help: ArgumentHelp("How many searches run at once; the plan does not depend on it.", valueName: "N"))
  var threads: Int?
  @Flag(help: "Spend the time on proving how good the plan is, by branch and cut.") var prove = false
  @Option(help: ArgumentHelp("Moves of a unit's plan at most; as many as help when left out.", valueName: "N"))
  var moves: Int?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// What is printed with `--json`, and nothing else.
  private struct Answer: Encodable {
    let instance: String
    let assignment: [Int]
    let objective: Decimal?
    let bound: Decimal?
    let gap: Double?
    let moves: Int
    let seconds: Double
    let seed: UInt64
  }

  func validate() throws {
    if let seconds, !(seconds > 0 && seconds <= 86_400) {
      throw ValidationError("--seconds is a time above 0 and up to a day (86400).")
    }
    if let iterations, iterations < 1 { throw ValidationError("--iterations is 1 or more.") }
    if let moves, moves < 1 { throw ValidationError("--moves is 1 or more.") }
    guard (unit == nil) != (instance == nil) else {
      throw ValidationError("Name a UNIT of the service, or a file with --instance, and not both.")
    }
    if unit != nil, seconds != nil || threads != nil || prove {
      throw ValidationError("--seconds, --threads and --prove are for --instance; a unit's plan takes --iterations.")
    }
    if instance != nil, moves != nil { throw ValidationError("--moves is for a UNIT.") }
    if let threads, threads < 1 { throw ValidationError("--threads is 1 or more.") }
  }

  func run() async throws {
    try await reporting {
      if let unit { return try await plan(unit: unit) }
      guard let instance else { return }
      let time = PlanTime(seconds: seconds ?? (iterations == nil ? 10 : nil))
      let problem = try RebalanceFiles.instance(instance)
      let solvers = SolverLibraries.found()
      let order = RebalanceOrder(
        deadline: time.searchEnd, iterations: iterations, seed: seed, isProof: prove,
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
      let run = RebalanceRun(
        RebalanceModel(problem), order, linear: solvers.linear, integer: solvers.integer, clock: time.elapsed)
      await follow(run, time)
      let standing = run.standing
      let recount = PlanRecount(of: standing.assignment, in: problem)
      guard recount.violations.isEmpty, recount.scaledCost == standing.scaledCost else {
        throw CannotPlan(problem.name, recount.violations.first ?? "its cost differs from the recount")
      }
      if output.json {
        try Output.json(answer(problem, standing, recount, time.elapsed()))
      } else {
        let text = HandoverPlanText(
          problem, standing, recount, canProve: solvers.integer != nil, isProof: prove, seed: seed)
        Output.result(text.text(seconds: time.elapsed()))
      }
      // A library that has not yet heard that the time is up would be torn down while it works.
      if !run.isFinished { _exit(0) }
    }
  }

  private func plan(unit: String) async throws {
    let service = try await database.service()
    let place = try await service.caseUnit(named: unit)
    let order = RebalanceSearch(seed: seed, rounds: iterations, moves: moves)
    let proposal = try await service.rebalance(level: place.levelID, code: place.code, order)
    if output.json {
      try Output.json(RebalanceJSON(proposal))
    } else {
      Output.result(RebalanceUnitText(proposal: proposal).text)
    }
  }

  /// Waits until the run ends, the time is up or somebody presses Ctrl-C; says on standard error how it goes.
  private func follow(_ run: RebalanceRun, _ time: PlanTime) async {
    let interruption = Interruption()
    run.start()
    var said = 1.0
    while !run.isFinished {
      try? await Task.sleep(for: .milliseconds(10))
      let now = time.elapsed()
      if interruption.hasCome || time.end.map({ now >= $0 }) ?? false {
        run.stop()
        // Searches end within a millisecond; a library is given a moment and then left.
        for _ in 0..<8 where !run.isFinished { try? await Task.sleep(for: .milliseconds(10)) }
        break
      }
      guard now >= said + 2 else { continue }
      said = now
      let standing = run.standing
      let scale = standing.scale
      Output.error(
        "\(Int(now)) s: cost \(ScaledCost.text(standing.scaledCost, scale: scale)), "
          + "bound \(ScaledCost.text(standing.scaledBound, scale: scale))")
    }
  }

  private func answer(
    _ problem: RebalanceInstance, _ standing: RebalanceStanding, _ recount: PlanRecount, _ elapsed: Double
  ) -> Answer {
    Answer(
      instance: problem.name, assignment: standing.assignment,
      objective: Decimal(string: ScaledCost.text(standing.scaledCost, scale: recount.scale)),
      bound: Decimal(string: ScaledCost.text(standing.scaledBound, scale: recount.scale)), gap: standing.gap,
      moves: recount.moves, seconds: (elapsed * 100).rounded() / 100, seed: seed)
  }
}

/// A plan that does not stand up to its own recount: a fault of the program, never of the input.
struct CannotPlan: Error, CustomStringConvertible {
  let description: String

  init(_ name: String, _ fault: String) {
    description = "the plan for \(name) does not stand: \(fault). Nothing is given out; please report this"
  }
}
