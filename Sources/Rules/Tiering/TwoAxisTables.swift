public import Caseload

/// Points and limits of the two-axis model.
public struct TwoAxisTables: Sendable, Hashable {
  /// Bands of the RSR score, highest first.
  public let rsr: [ScoreBand]
  /// Points by risk of serious harm; none where it is not named.
  public let rosh: [RiskOfSeriousHarm: Int]
  /// Points by MAPPA level; none where it is not named.
  public let mappa: [MAPPALevel: Int]
  /// Points of each distinct complexity factor.
  public let complexityFactor: Int
  /// Points for women only.
  public let women: WomensPoints
  /// Fewest points of protect levels A, B and C; everything below is D.
  public let protectFrom: [Int]
  /// The OGRS score is divided by this, the fraction dropped.
  public let ogrsDivisor: Int
  /// Points of a person under integrated offender management.
  public let integratedManagement: Int
  /// Fewest points of change levels 3 and 2; everything below is 1.
  public let changeFrom: [Int]
  /// The level of a case without a mandate for change.
  public let withoutMandate: ChangeLevel
  /// The level of a case without a valid needs assessment.
  public let withoutAssessment: ChangeLevel
  /// Whether a case whose contact is suspended has a tier of its own, with an S.
  public let marksSuspended: Bool

  /// A band of scores and its points.
  public struct ScoreBand: Sendable, Hashable {
    /// The lowest score of the band.
    public let from: RiskScore
    /// The highest score of the band, itself included, as the reference has it.
    public let upTo: RiskScore?
    /// The first score above the band, as the reference has it.
    public let below: RiskScore?
    /// Points of a score in the band.
    public let points: Int
    /// At most one of `upTo` and `below`.
    public init(from: RiskScore, upTo: RiskScore?, below: RiskScore?, points: Int) {
      self.from = from
      self.upTo = upTo
      self.below = below
      self.points = points
    }
  }

  /// Points for women, on the protect axis.
  public struct WomensPoints: Sendable, Hashable {
    /// Parenting responsibilities.
    public let parenting: Int
    /// Impulsivity or temper control, once.
    public let selfControl: Int
    /// A breach or recall.
    public let enforcement: Int
    /// A violent offence or arson; 0 where it has no part.
    public let violence: Int
    /// A long or indeterminate custodial sentence; 0 where it has no part.
    public let longCustody: Int
    /// A custodial sentence is long from so many days.
    public let longCustodyDays: Int
    /// Main categories of violent offences and arson, compared exactly.
    public let violentOffences: Set<String>
    /// Court outcomes that mean an indeterminate sentence, compared exactly.
    public let indeterminateOutcomes: Set<String>

    /// The parts, as read from a pack.
    public init(
      parenting: Int, selfControl: Int, enforcement: Int, violence: Int, longCustody: Int, longCustodyDays: Int,
      violentOffences: Set<String>, indeterminateOutcomes: Set<String>
    ) {
      self.parenting = parenting
      self.selfControl = selfControl
      self.enforcement = enforcement
      self.violence = violence
      self.longCustody = longCustody
      self.longCustodyDays = longCustodyDays
      self.violentOffences = violentOffences
      self.indeterminateOutcomes = indeterminateOutcomes
    }
  }

  /// The parts, as read from a pack.
  public init(
    rsr: [ScoreBand], rosh: [RiskOfSeriousHarm: Int], mappa: [MAPPALevel: Int], complexityFactor: Int,
    women: WomensPoints, protectFrom: [Int], ogrsDivisor: Int, integratedManagement: Int, changeFrom: [Int],
    withoutMandate: ChangeLevel, withoutAssessment: ChangeLevel, marksSuspended: Bool
  ) {
    precondition(protectFrom.count == 3 && changeFrom.count == 2 && ogrsDivisor > 0, "a table of the two-axis model")
    self.rsr = rsr
    self.rosh = rosh
    self.mappa = mappa
    self.complexityFactor = complexityFactor
    self.women = women
    self.protectFrom = protectFrom
    self.ogrsDivisor = ogrsDivisor
    self.integratedManagement = integratedManagement
    self.changeFrom = changeFrom
    self.withoutMandate = withoutMandate
    self.withoutAssessment = withoutAssessment
    self.marksSuspended = marksSuspended
  }
}
