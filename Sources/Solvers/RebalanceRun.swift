public import Allocation
import Foundation
import Synchronization

/// One run of the planner: prices, searches and, where asked for, a proof, until the time is up or it is stopped.
///
/// The caller may stop waiting at any moment and takes the best plan so far: there is one from the start.
public final class RebalanceRun: Sendable {
  private let model: RebalanceModel
  private let order: RebalanceOrder
  private let linear: (any LinearSolver)?
  private let integer: (any IntegerSolver)?
  private let clock: @Sendable () -> Double
  private let board: RebalanceBoard

  /// How many searches a run has, whatever the number of threads that run them.
  static let searches = 2

  public init(
    _ model: RebalanceModel, _ order: RebalanceOrder, linear: (any LinearSolver)?, integer: (any IntegerSolver)?,
    clock: @escaping @Sendable () -> Double
  ) {
    self.model = model
    self.order = order
    self.linear = linear
    self.integer = integer
    self.clock = clock
    let start = model.planAsThingsAre()
    board = RebalanceBoard(
      RebalanceStanding(
        assignment: start, scaledCost: model.scaledCost(of: start), scaledBound: model.plainBound, source: nil,
        scale: model.instance.objective.scale),
      deadline: order.deadline, clock: clock)
  }

  /// The best there is now.
  public var standing: RebalanceStanding { board.standing }

  /// Whether the run has ended by itself; until then its threads may still be at work.
  public var isFinished: Bool { board.isFinished }

  /// Asks every search to end. Searches do within a millisecond, a library when it next asks.
  public func stop() { board.stop() }

  /// Starts the run on threads of its own.
  public func start() {
    let thread = Thread { [self] in
      work()
      board.finish()
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }

  /// Branch and cut goes deep.
  private static let stackSize = 64 << 20

  /// What prices may take of the time: a library, and where it has failed our own ascent as well.
  private static let shareOfPrices = 0.6
  private static let shareOfAscent = 0.75
  /// Seconds that a library takes for no limit.
  private static let noLimit = 1e6

  private func work() {
    // A plan that is worth having comes first: prices of a large problem take a second.
    offer(model.descended(board.standing.assignment, goesOn: board.goesOn))
    let begin = clock()
    let left = order.deadline.map { max($0 - begin, 0.01) } ?? Self.noLimit
    let priced = model.priced(by: linear, seconds: left * Self.shareOfPrices) {
      board.goesOn() && clock() < begin + left * Self.shareOfAscent
    }
    board.offer(bound: priced.bound, priced.source)
    offer(priced.start)
    guard board.goesOn() else { return }
    // A team is solved exactly where it can be, whether or not a proof was asked for.
    if order.isProof || priced.isSmall, order.iterations == nil, let integer {
      prove(priced, integer)
    } else {
      search(priced, until: order.deadline)
    }
  }

  private func offer(_ assignment: [Int]) { board.offer(assignment, scaledCost: model.scaledCost(of: assignment)) }

  // MARK: Searching

  /// Anneals from the start, then colder from the best, then goes down.
  private func search(_ priced: PricedModel, until end: Double?) {
    offer(priced.descended(board.standing.assignment, swaps: false, goesOn: board.goesOn))
    let begin = clock()
    round(priced, number: 0, from: begin, to: end.map { begin + ($0 - begin) * 0.7 })
    round(priced, number: 1, from: clock(), to: end.map { begin + ($0 - begin) * 0.93 })
    offer(priced.descended(board.standing.assignment, swaps: true, goesOn: board.goesOn))
  }

  /// One annealing in each of the searches, from the best plan. Of the iterations the first round has three quarters.
  private func round(_ priced: PricedModel, number: Int, from begin: Double, to end: Double?) {
    let start = board.standing.assignment
    let steps = order.iterations.map { (number == 0 ? $0 - $0 / 4 : $0 / 4) / Self.searches }
    perform(Self.searches) { [self] index in
      anneal(priced, from: start, number: number * Self.searches + index, isFirst: number == 0) { made in
        if let steps { return steps > 0 ? Double(made) / Double(steps) : nil }
        guard let end else { return nil }
        return end > begin ? (clock() - begin) / (end - begin) : nil
      }
    }
  }

  private func anneal(
    _ priced: PricedModel, from start: [Int], number: Int, isFirst: Bool, progress: (Int) -> Double?
  ) {
    let seed = order.seed &* 1_000_003 &+ UInt64(number)
    offer(priced.annealed(start, seed: seed, isFirst: isFirst) { board.goesOn() ? progress($0) : nil })
  }

  /// Runs the searches on as many threads as there may be, and waits for all.
  private func perform(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let threads = min(order.threads, count)
    let group = DispatchGroup()
    for thread in 1..<max(threads, 1) {
      inBackground(group) {
        for index in stride(from: thread, to: count, by: threads) { body(index) }
      }
    }
    for index in stride(from: 0, to: count, by: threads) { body(index) }
    group.wait()
  }

  private func inBackground(_ group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
    group.enter()
    let thread = Thread {
      body()
      group.leave()
    }
    thread.stackSize = Self.stackSize
    thread.start()
  }

  // MARK: Proving

  /// How long the search before a proof takes: so much for each case, and no more than a part of the time.
  private static let secondsPerCase = 0.004
  private static let shareBeforeProof = 0.12
  /// How long each search beside a proof takes, in seconds, and which of them begin hot: every third. After that part
  /// of the time they leave the machine to the proof.
  private static let secondsBesideProof = 12.0
  private static let hotEvery = 3
  private static let shareBesideProof = 0.3

  /// A short search for a good plan; then branch and cut from it, and beside that, on a thread of its own, search after
  /// search, until the proof is done or the time is up.
  private func prove(_ priced: PricedModel, _ integer: any IntegerSolver) {
    let begin = clock()
    let most = Double(model.instance.cases.count) * Self.secondsPerCase
    search(priced, until: begin + min(order.deadline.map { ($0 - begin) * Self.shareBeforeProof } ?? most, most))
    guard board.goesOn() else { return }
    let group = DispatchGroup()
    let isProving = Atomic(true)
    inBackground(group) { [self] in
      branchAndCut(priced, integer)
      isProving.store(false, ordering: .relaxed)
    }
    var number = 2 * Self.searches
    let end = order.deadline.map { clock() + ($0 - clock()) * Self.shareBesideProof } ?? clock() + most
    while order.threads > 1, clock() < end, board.goesOn(), isProving.load(ordering: .relaxed) {
      let start = board.standing.assignment
      let from = clock()
      let isFirst = number % Self.hotEvery == 0
      anneal(priced, from: isFirst ? priced.start : start, number: number, isFirst: isFirst) { _ in
        isProving.load(ordering: .relaxed) ? (clock() - from) / min(Self.secondsBesideProof, most) : nil
      }
      number += 1
    }
    group.wait()
  }

  private func branchAndCut(_ priced: PricedModel, _ integer: any IntegerSolver) {
    let standing = board.standing
    // Arcs whose use would cost more than the plan we have are in no better plan, which leaves the proof whole.
    let excess = standing.scaledCost - priced.bound + standing.scale
    let program = priced.integerModel(excess: excess, with: [standing.assignment])
    let left = order.deadline.map { max($0 - clock(), 0.05) } ?? Self.noLimit
    // Costs are whole, so a gap below 1 is none.
    let limits = IntegerLimits(seconds: left, absoluteGap: 0.9)
    _ = integer.solve(program.program, start: program.values(of: standing.assignment), limits: limits) { news in
      board.offer(bound: program.bound(solverBound: news.bound), .branchAndCut(integer.name))
      if let values = news.solution {
        let plan = program.assignment(from: values)
        if PlanRecount(of: plan, in: model.instance).violations.isEmpty { offer(plan) }
      }
      return board.goesOn()
    }
  }
}
