public import Caseload

/// Tables of the single-axis model.
public struct SingleAxisTables: Sendable, Hashable {
  /// Tiers by both reoffending predictors.
  public let reoffending: Matrix
  /// Tiers by the sexual reoffending predictor.
  public let sexual: SexualBands
  /// Tiers by MAPPA and risk of serious harm.
  public let mappaRosh: MAPPARosh
  /// A lifer released within so many years has a tier; the fewest years first.
  public let lifer: [Release]
  /// The tier of a lifer released longer ago than all of those.
  public let liferLater: SingleAxisTier
  /// For a person registered for domestic abuse.
  public let domesticAbuse: SingleAxisTier
  /// For a person registered for stalking.
  public let stalking: SingleAxisTier
  /// For a person registered for child protection.
  public let childProtection: SingleAxisTier
  /// For a person who has ever committed a sexual offence.
  public let sexualOffence: SingleAxisTier
  /// Output versions of risk predictors that are read.
  public let predictorVersions: Set<String>

  /// The published matrix: combined serious reoffending down, all reoffending across.
  public struct Matrix: Sendable, Hashable {
    /// Lower bounds of the columns, highest first; the last is 0.
    public let all: [RiskScore]
    /// Lower bounds of the rows, highest first; the last is 0.
    public let serious: [RiskScore]
    /// Row by row.
    public let tiers: [SingleAxisTier]
    /// A tier for every row and column.
    public init(all: [RiskScore], serious: [RiskScore], tiers: [SingleAxisTier]) {
      precondition(!tiers.isEmpty && tiers.count == all.count * serious.count, "a matrix has a tier for every cell")
      self.all = all
      self.serious = serious
      self.tiers = tiers
    }
  }

  /// Tiers by the band of the direct-contact sexual reoffending predictor.
  public struct SexualBands: Sendable, Hashable {
    /// The tier of the very high band.
    public let veryHigh: SingleAxisTier
    /// The tier of the high band.
    public let high: SingleAxisTier
    /// The tier of the low band.
    public let low: SingleAxisTier
    /// The medium band's limits, highest first.
    public let medium: [Limit]
    /// From a score upwards.
    public struct Limit: Sendable, Hashable {
      /// The lowest score, in percent.
      public let from: RiskScore
      /// The tier from that score upwards.
      public let tier: SingleAxisTier
      /// The score itself is included.
      public init(from: RiskScore, tier: SingleAxisTier) {
        self.from = from
        self.tier = tier
      }
    }
    /// At least one limit in the medium band.
    public init(veryHigh: SingleAxisTier, high: SingleAxisTier, low: SingleAxisTier, medium: [Limit]) {
      precondition(!medium.isEmpty, "a medium band has limits")
      self.veryHigh = veryHigh
      self.high = high
      self.low = low
      self.medium = medium
    }
  }

  /// Tiers by risk of serious harm, with and without a MAPPA category. A level that is not named gives nothing.
  public struct MAPPARosh: Sendable, Hashable {
    /// Where there is a MAPPA category.
    public let withMAPPA: [RiskOfSeriousHarm: SingleAxisTier]
    /// Where there is no MAPPA category.
    public let withoutMAPPA: [RiskOfSeriousHarm: SingleAxisTier]
    /// Where no risk of serious harm is recorded.
    public let unrecordedWithMAPPA: SingleAxisTier?
    /// Where no risk of serious harm is recorded.
    public let unrecordedWithoutMAPPA: SingleAxisTier?
    /// The parts, as read from a pack.
    public init(
      withMAPPA: [RiskOfSeriousHarm: SingleAxisTier], withoutMAPPA: [RiskOfSeriousHarm: SingleAxisTier],
      unrecordedWithMAPPA: SingleAxisTier?, unrecordedWithoutMAPPA: SingleAxisTier?
    ) {
      self.withMAPPA = withMAPPA
      self.withoutMAPPA = withoutMAPPA
      self.unrecordedWithMAPPA = unrecordedWithMAPPA
      self.unrecordedWithoutMAPPA = unrecordedWithoutMAPPA
    }
  }

  /// Released within so many years of the day.
  public struct Release: Sendable, Hashable {
    /// Calendar years between release and the day, at most.
    public let withinYears: Int
    /// The tier within those years.
    public let tier: SingleAxisTier
    /// Calendar years.
    public init(withinYears: Int, tier: SingleAxisTier) {
      self.withinYears = withinYears
      self.tier = tier
    }
  }

  /// The parts, as read from a pack.
  public init(
    reoffending: Matrix, sexual: SexualBands, mappaRosh: MAPPARosh, lifer: [Release], liferLater: SingleAxisTier,
    domesticAbuse: SingleAxisTier, stalking: SingleAxisTier, childProtection: SingleAxisTier,
    sexualOffence: SingleAxisTier, predictorVersions: Set<String>
  ) {
    self.reoffending = reoffending
    self.sexual = sexual
    self.mappaRosh = mappaRosh
    self.lifer = lifer
    self.liferLater = liferLater
    self.domesticAbuse = domesticAbuse
    self.stalking = stalking
    self.childProtection = childProtection
    self.sexualOffence = sexualOffence
    self.predictorVersions = predictorVersions
  }
}
