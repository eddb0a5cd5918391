import Allocation
import Synchronization

/// Where the searches of a run leave what they find, and learn whether to go on.
final class RebalanceBoard: Sendable {
  private struct State {
    var standing: RebalanceStanding
    var isStopped = false
    var isFinished = false
  }
  private let state: Mutex<State>
  private let clock: @Sendable () -> Double
  private let deadline: Double?

  init(_ standing: RebalanceStanding, deadline: Double?, clock: @escaping @Sendable () -> Double) {
    state = Mutex(State(standing: standing))
    self.deadline = deadline
    self.clock = clock
  }

  /// What there is now.
  var standing: RebalanceStanding { state.withLock { $0.standing } }

  /// Whether the work has come to its end by itself.
  var isFinished: Bool { state.withLock { $0.isFinished } }

  /// Whether a search may go on: not stopped, not out of time, and not at a plan that is proven best.
  func goesOn() -> Bool {
    if let deadline, clock() >= deadline { return false }
    return state.withLock { !$0.isStopped && !$0.standing.isProvenBest }
  }

  func stop() { state.withLock { $0.isStopped = true } }
  func finish() { state.withLock { $0.isFinished = true } }

  /// Takes a plan if it is cheaper than the best.
  func offer(_ assignment: [Int], scaledCost: Int) {
    state.withLock {
      guard scaledCost < $0.standing.scaledCost else { return }
      $0.standing.assignment = assignment
      $0.standing.scaledCost = scaledCost
    }
  }

  /// Takes a bound if it is higher than the last.
  func offer(bound: Int, _ source: BoundSource) {
    state.withLock {
      guard bound > $0.standing.scaledBound else { return }
      // A solver's word is not taken beyond a plan that is there.
      $0.standing.scaledBound = min(bound, $0.standing.scaledCost)
      $0.standing.source = source
    }
  }
}
