/// How a scenario is run.
public struct PlanOptions: Sendable, Hashable {
  /// Where drawn numbers come from.
  public enum Draws: Sendable, Hashable {
    /// One in each of as many strata as there are replications.
    case strata
    /// Every number at its median.
    case medians
    /// Replication 0 has every number at its median; of each number in turn one replication has its lower and one its
    /// upper quantile.
    case oneAtATime(low: Double, high: Double)
  }

  public let replications: Int
  public let seed: UInt64
  /// How many parts run side by side. The answer is the same for any.
  public let threads: Int
  /// Months of one step: 1, a whole part of 3, or 3.
  public let stepMonths: Double
  /// Whether starts, leavers and completions vary by chance beside the drawn numbers.
  public let hasNoise: Bool
  public let draws: Draws

  public init(
    replications: Int, seed: UInt64, threads: Int = 1, stepMonths: Double = 1, hasNoise: Bool = true,
    draws: Draws = .strata
  ) {
    self.replications = max(1, replications)
    self.seed = seed
    self.threads = max(1, threads)
    self.stepMonths = stepMonths
    self.hasNoise = hasNoise
    self.draws = draws
  }

  /// One replication at medians, without chance.
  public static func middle(seed: UInt64, stepMonths: Double = 1) -> PlanOptions {
    PlanOptions(replications: 1, seed: seed, stepMonths: stepMonths, hasNoise: false, draws: .medians)
  }
}
