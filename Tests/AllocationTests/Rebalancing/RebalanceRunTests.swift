import Allocation
import Dispatch
import Solvers
import Synchronization
import Testing

/// A clock that a test moves.
private final class HandClock: Sendable {
  private let time = Atomic(0)
  func seconds() -> Double { Double(time.load(ordering: .relaxed)) / 1_000 }
  func set(milliseconds: Int) { time.store(milliseconds, ordering: .relaxed) }
}

/// What was seen while a run went on.
private final class Seen: Sendable {
  private let kept = Mutex<Bool?>(nil)
  var value: Bool? { kept.withLock { $0 } }
  func note(_ value: Bool) { kept.withLock { $0 = value } }
}

@Suite("A rebalancing run")
struct RebalanceRunTests {
  @Sendable private static func clock() -> Double { (ContinuousClock.now - begin) / .seconds(1) }
  private static let begin = ContinuousClock.now

  /// What ends a run that goes on until it is told. A thread of its own: a test waits for its turn among all others, and would
  /// leave the run both cores until then.
  private static let ending = DispatchQueue(label: "ends runs", qos: .userInteractive)

  private static func after(milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    ending.asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: work)
  }

  private func finished(
    _ instance: RebalanceInstance, iterations: Int?, seed: UInt64 = 1, threads: Int = 2,
    proof: (any IntegerSolver)? = nil
  ) async throws -> RebalanceStanding {
    let order = RebalanceOrder(
      deadline: nil, iterations: iterations, seed: seed, isProof: proof != nil, threads: threads)
    let run = RebalanceRun(RebalanceModel(instance), order, linear: ClpSolver(), integer: proof) { Self.clock() }
    run.start()
    while !run.isFinished { try await Task.sleep(for: .milliseconds(1)) }
    return run.standing
  }

  @Test("finds the cheapest of all plans of many tiny instances")
  func tiny() async throws {
    var tried = 0
    for seed in 1_000..<1_100 as Range<UInt64> {
      guard let instance = try? RandomInstances.make(seed, people: 5, cases: 7) else { continue }
      let standing = try await finished(instance, iterations: 200_000)
      #expect(standing.scaledCost == RandomInstances.cheapest(instance), "seed \(seed)")
      tried += 1
    }
    #expect(tried > 30)
  }

  @Test(
    "with a proof finds the cheapest of all plans and a bound that reaches it",
    .enabled(if: SolverLibraries.found().integer != nil))
  func exact() async throws {
    let solver = try #require(SolverLibraries.found().integer)
    for seed in 2_000..<2_030 as Range<UInt64> {
      guard let instance = try? RandomInstances.make(seed, people: 5, cases: 7) else { continue }
      let standing = try await finished(instance, iterations: nil, proof: solver)
      let cheapest = RandomInstances.cheapest(instance)
      #expect(standing.scaledCost == cheapest && standing.scaledBound <= cheapest)
      #expect(standing.scaledBound >= cheapest - standing.scale - 1)
    }
  }

  @Test("gives the same plan for a seed and iterations on one, two and four threads, another for another seed")
  func deterministic() async throws {
    let instance = try ShippedInstances.instance("pdu-b")
    let one = try await finished(instance, iterations: 400_000, threads: 1)
    for threads in [2, 4] {
      #expect(try await finished(instance, iterations: 400_000, threads: threads).assignment == one.assignment)
    }
    #expect(try await finished(instance, iterations: 400_000, seed: 2).assignment != one.assignment)
  }

  @Test(
    "comes within half a percent of the best known plan of each shipped team without any proof",
    arguments: ["team-1", "team-2", "team-3"])
  func teams(name: String) async throws {
    let known = try ShippedInstances.known(name)
    let standing = try await finished(try ShippedInstances.instance(name), iterations: 12_000_000)
    #expect(standing.scaledCost <= known.bestKnown * 1_005 / 1_000)
    #expect(standing.scaledBound <= known.bestKnown)
  }

  @Test("of any shape gives a valid plan with a bound below it, or the instance is refused with the case")
  func hostile() async throws {
    var planned = 0
    var refused = 0
    for seed in 5_000..<5_600 as Range<UInt64> {
      do throws(RebalanceInstanceError) {
        let instance = try RandomInstances.make(seed, people: 8, cases: 30)
        let model = RebalanceModel(instance)
        let priced = model.priced(by: seed % 2 == 0 ? ClpSolver() : nil, seconds: 10) { true }
        let plan = priced.annealed(priced.start, seed: seed, isFirst: true) { $0 > 0 ? 1 : 0 }
        let recount = PlanRecount(of: priced.descended(plan, swaps: true) { true }, in: instance)
        #expect(recount.violations.isEmpty && recount.scaledCost >= priced.bound, "seed \(seed)")
        planned += 1
      } catch {
        #expect(error.place.hasPrefix("cases"), "seed \(seed): \(error)")
        refused += 1
      }
    }
    #expect(planned > 100 && refused > 100)
  }

  @Test("ends with a valid plan whenever it is stopped", .serialized, arguments: 0..<20)
  func stopped(round: Int) async throws {
    let instance = try ShippedInstances.instance("team-3")
    let clock = HandClock()
    let order = RebalanceOrder(deadline: 60, iterations: nil, seed: 1, isProof: false, threads: 2)
    let run = RebalanceRun(
      RebalanceModel(instance), order, linear: ClpSolver(), integer: nil, clock: { clock.seconds() })
    run.start()
    Self.after(milliseconds: 3 * round) { run.stop() }
    while !run.isFinished { try await Task.sleep(for: .milliseconds(1)) }
    let standing = run.standing
    let recount = PlanRecount(of: standing.assignment, in: instance)
    #expect(recount.violations.isEmpty && recount.scaledCost == standing.scaledCost)
    #expect(standing.scaledBound <= standing.scaledCost)
  }

  @Test("ends when its clock says that the time is up")
  func deadline() async throws {
    let clock = HandClock()
    let order = RebalanceOrder(deadline: 60, iterations: nil, seed: 1, isProof: false, threads: 2)
    let model = RebalanceModel(try ShippedInstances.instance("team-1"))
    let run = RebalanceRun(model, order, linear: ClpSolver(), integer: nil, clock: { clock.seconds() })
    let seen = Seen()
    run.start()
    Self.after(milliseconds: 30) {
      seen.note(run.isFinished)
      clock.set(milliseconds: 60_000)
    }
    while !run.isFinished { try await Task.sleep(for: .milliseconds(1)) }
    #expect(seen.value == false)
    #expect(run.standing.scaledCost < model.scaledCost(of: model.planAsThingsAre()))
  }
}

@Suite("A rebalancing problem seen otherwise")
struct MetamorphicTests {
  private func made(_ seed: UInt64) -> RebalanceInstance? { try? RandomInstances.make(seed, people: 4, cases: 7) }

  @Test("costs the same when its people are numbered otherwise")
  func relabelled() throws {
    for seed in 3_000..<3_060 as Range<UInt64> {
      guard let instance = made(seed) else { continue }
      let last = instance.practitioners.count - 1
      let turned = try RebalanceInstance(
        name: instance.name, objective: instance.objective, practitioners: instance.practitioners.reversed(),
        destinations: instance.destinations.map { list in
          list.map { .init(practitioner: last - $0.practitioner, cost: $0.cost) }
        },
        cases: instance.cases.map { subject in
          .init(
            points: subject.points, isHighRisk: subject.isHighRisk, isSexualOffence: subject.isSexualOffence,
            destinations: subject.destinations, holder: subject.holder.map { last - $0 },
            holderMayKeep: subject.holderMayKeep, leaveCost: subject.leaveCost, isPinned: subject.isPinned,
            barred: subject.barred.map { last - $0 })
        })
      #expect(RandomInstances.cheapest(turned) == RandomInstances.cheapest(instance))
    }
  }

  @Test("never costs more when a cap, a capacity or a barring is loosened")
  func loosened() throws {
    for seed in 3_100..<3_160 as Range<UInt64> {
      guard let instance = made(seed) else { continue }
      let wider = try RebalanceInstance(
        name: instance.name, objective: instance.objective,
        practitioners: instance.practitioners.map {
          .init(capacity: $0.capacity + 50, otherWork: $0.otherWork, caseCap: $0.caseCap + 1)
        }, destinations: instance.destinations,
        cases: instance.cases.map {
          .init(
            points: $0.points, isHighRisk: $0.isHighRisk, isSexualOffence: $0.isSexualOffence,
            destinations: $0.destinations, holder: $0.holder, holderMayKeep: $0.holderMayKeep,
            leaveCost: $0.leaveCost, isPinned: $0.isPinned, barred: [])
        })
      #expect(RandomInstances.cheapest(wider) <= RandomInstances.cheapest(instance))
    }
  }
}
