public import Allocation

/// What a rebalancing run is asked for.
public struct RebalanceOrder: Sendable {
  /// When the run has to have ended, in seconds of its clock; nil for no limit.
  public var deadline: Double?
  /// How many changes to look at in all; nil for as many as there is time for. With it the plan depends on the seed
  /// alone, whatever the machine and the number of threads.
  public var iterations: Int?
  public var seed: UInt64
  /// Whether to spend the time on proving how good the plan is.
  public var isProof: Bool
  /// How many searches run at once.
  public var threads: Int

  public init(deadline: Double?, iterations: Int?, seed: UInt64, isProof: Bool, threads: Int) {
    self.deadline = deadline
    self.iterations = iterations
    self.seed = seed
    self.isProof = isProof
    self.threads = max(threads, 1)
  }
}

/// What a run has at a moment: its best plan, and what is proven about it.
public struct RebalanceStanding: Sendable {
  /// The practitioner of each case.
  public internal(set) var assignment: [Int]
  /// Scaled cost units.
  public internal(set) var scaledCost: Int
  /// No plan costs less, in scaled cost units.
  public internal(set) var scaledBound: Int
  /// What proves the bound; nil for what is plain without any prices.
  public internal(set) var source: BoundSource?
  /// How many scaled cost units are one cost unit.
  public let scale: Int

  /// Whether no cheaper plan exists.
  public var isProvenBest: Bool { scaledBound >= scaledCost }

  /// How far the plan may be above the best one, as a part of the bound; nil where that cannot be said.
  public var gap: Double? {
    if isProvenBest { return 0 }
    return scaledBound > 0 ? Double(scaledCost - scaledBound) / Double(scaledBound) : nil
  }
}
