public import Caseload

/// A dated change that a scenario makes.
public struct PlanLever: Sendable, Hashable {
  /// What it changes, and the unit of its amount.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Trainees who begin on the day, before the share of places that is filled.
    case intake
    /// Staff of a grade hired directly, a year, beside those of the scenario.
    case hires
    /// What leaving of a grade is multiplied by; of every grade where none is named.
    case retention
    /// Months by which training is longer, or shorter where below zero.
    case trainingLength = "training-length"
    /// Trainees for one practice training assessor.
    case assessorRatio = "assessor-ratio"
    /// Posts a year that are filled with officers in place of service officers.
    case mix
    /// Share of administration that a hub does.
    case hubShare = "hub-share"
    /// Share of contacts that are remote.
    case remoteShare = "remote-share"
    /// What hours of a tier are multiplied by; of every tier where none is named.
    case timeValues = "time-values"
    /// Share of one tier's people who are counted to another.
    case tierThresholds = "tier-thresholds"
    /// Cases at most that an officer holds.
    case cap
    /// What the chance of release is multiplied by past an age of the spell.
    case earlyRelease = "early-release"
    /// What the time in custody after a recall is multiplied by.
    case recallLength = "recall-length"
    /// Share that is added to starts by more police.
    case policeUplift = "police-uplift"
    /// What the chance of a type's end is multiplied by past an age of the spell.
    case supervisionEnd = "supervision-end"
    /// What starts of a type are multiplied by; of every type where none is named.
    case demand
    /// Staff of a grade who leave on the day, beside those who leave anyway.
    case leavers

    /// The unit of its amount.
    public var unit: PlanUnit {
      switch self {
      case .intake: .people
      case .hires, .mix: .postsAYear
      case .leavers: .posts
      case .trainingLength: .months
      case .hubShare, .remoteShare, .tierThresholds, .policeUplift: .share
      case .cap: .cases
      case .retention, .assessorRatio, .timeValues, .earlyRelease, .recallLength, .supervisionEnd, .demand: .number
      }
    }

    /// What its amount may be.
    public var range: ClosedRange<Double> {
      switch self {
      case .intake, .leavers: 0...100_000
      case .hires: 0...100_000
      case .mix: -100_000...100_000
      case .trainingLength: -24...24
      case .hubShare, .remoteShare, .tierThresholds: 0...1
      case .policeUplift: -1...10
      case .cap: 1...1_000
      case .assessorRatio: 0.5...1_000
      case .retention, .timeValues, .earlyRelease, .recallLength, .supervisionEnd, .demand: 0...100
      }
    }
  }

  public let id: String
  public let kind: Kind
  public let from: LocalDate
  /// The first day on which it no longer holds; nil for good.
  public let until: LocalDate?
  /// Months in which it comes in evenly; 0 for at once.
  public let rampMonths: Int
  /// Its name is `lever.` and the lever's identifier.
  public let amount: PlanParameter
  /// A grade, a type of sentence and tiers, where the kind has one.
  public let grade: String?
  public let type: String?
  public let tier: String?
  public let toTier: String?
  /// Days of a spell after which it counts.
  public let pastDays: Double

  public init(
    id: String, kind: Kind, from: LocalDate, until: LocalDate?, rampMonths: Int, amount: PlanParameter,
    grade: String? = nil, type: String? = nil, tier: String? = nil, toTier: String? = nil, pastDays: Double = 0
  ) {
    self.id = id
    self.kind = kind
    self.from = from
    self.until = until
    self.rampMonths = rampMonths
    self.amount = amount
    self.grade = grade
    self.type = type
    self.tier = tier
    self.toTier = toTier
    self.pastDays = pastDays
  }
}
