/// How sure a number of a plan is: fixed, or drawn once for each replication.
public enum PlanDistribution: Sendable, Hashable {
  case fixed(Double)
  /// Lowest, likeliest and highest value.
  case triangular(low: Double, mode: Double, high: Double)
  /// Of a share: mean a / (a + b).
  case beta(a: Double, b: Double)
  /// Mean, and standard deviation as a share of it.
  case lognormal(mean: Double, spread: Double)
  case normal(mean: Double, deviation: Double)

  /// Whether every draw is the same.
  public var isFixed: Bool { if case .fixed = self { true } else { false } }
}

/// The unit of a number of a plan. A file writes it out, so that nobody takes a rate a month for a rate a year.
public enum PlanUnit: String, Sendable, Hashable, CaseIterable {
  case people
  case peopleAYear = "people a year"
  /// Full-time equivalents.
  case posts
  case postsAYear = "posts a year"
  case days
  case months
  /// 0 to 1.
  case share
  case shareAYear = "share a year"
  /// A factor or a count.
  case number
  case cases
  case hoursAWeek = "hours a week"
  case hoursAMonth = "hours a month"
}

/// A number of a plan with its unit and where it comes from.
public struct PlanParameter: Sendable, Hashable {
  /// For instance `leaving.PO`.
  public let id: String
  public let distribution: PlanDistribution
  public let unit: PlanUnit
  /// A source, or words with *assumption* among them.
  public let source: String

  public init(id: String, distribution: PlanDistribution, unit: PlanUnit, source: String) {
    self.id = id
    self.distribution = distribution
    self.unit = unit
    self.source = source
  }

  /// Whether nothing but a judgement stands behind it.
  public var isAssumption: Bool { source.lowercased().contains("assumption") }
}
