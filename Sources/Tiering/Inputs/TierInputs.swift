public import Caseload

/// What a tier is reckoned from, for one person on probation: facts only, no lists and no texts.
///
/// Lists of registrations, sentences and the like become facts once, through ``TierEvidence``; an assessment then costs
/// a few comparisons.
public struct TierInputs: Sendable, Hashable {
  /// Some points are for women only.
  public var isFemale: Bool
  /// Risk of serious recidivism in percent.
  public var rsr: RiskScore?
  /// Two-year OGRS3 percentage.
  public var ogrs: Int?
  /// What the register says.
  public var register: RegisterFacts
  /// What the sentences say.
  public var sentences: SentenceFacts
  /// Whether there was a breach or recall that still counts.
  public var hasPreviousEnforcement: Bool
  /// The latest complete needs assessment, however old.
  public var needs: NeedsAssessment?
  /// Whether any event is active; without one a person is not supervised.
  public var hasActiveEvent: Bool
  /// The newest release that was not followed by a recall.
  public var latestRelease: LocalDate?
  /// The predictors in force.
  public var predictors: RiskPredictors?
  /// Whether the person has ever committed a sexual offence, as an assessment records it.
  public var hasEverCommittedSexualOffence: Bool

  /// A person of whom nothing is known but that an event is active.
  public init(
    isFemale: Bool = false, rsr: RiskScore? = nil, ogrs: Int? = nil, register: RegisterFacts = RegisterFacts(),
    sentences: SentenceFacts = SentenceFacts(), hasPreviousEnforcement: Bool = false, needs: NeedsAssessment? = nil,
    hasActiveEvent: Bool = true, latestRelease: LocalDate? = nil, predictors: RiskPredictors? = nil,
    hasEverCommittedSexualOffence: Bool = false
  ) {
    self.isFemale = isFemale
    self.rsr = rsr
    self.ogrs = ogrs
    self.register = register
    self.sentences = sentences
    self.hasPreviousEnforcement = hasPreviousEnforcement
    self.needs = needs
    self.hasActiveEvent = hasActiveEvent
    self.latestRelease = latestRelease
    self.predictors = predictors
    self.hasEverCommittedSexualOffence = hasEverCommittedSexualOffence
  }

  /// Whether a gender as the case system writes it is female; only that text is, in any case.
  public static func isFemale(_ gender: String) -> Bool { gender.lowercased() == "female" }
}

/// What the sentences of a person say for a tier.
public struct SentenceFacts: Sendable, Hashable {
  /// Whether a sentence without a termination date gives a mandate for change.
  public var givesMandate: Bool
  /// The last day of termination among sentences that give a mandate and have one.
  public var mandateTerminatesOn: LocalDate?
  /// Whether any offence is violent or arson.
  public var hasViolentOffence: Bool
  /// Whether any custodial sentence is long or indeterminate.
  public var hasLongCustody: Bool

  /// No sentence at all.
  public init(
    givesMandate: Bool = false, mandateTerminatesOn: LocalDate? = nil, hasViolentOffence: Bool = false,
    hasLongCustody: Bool = false
  ) {
    self.givesMandate = givesMandate
    self.mandateTerminatesOn = mandateTerminatesOn
    self.hasViolentOffence = hasViolentOffence
    self.hasLongCustody = hasLongCustody
  }
}

/// The risk predictors in force for a person.
public struct RiskPredictors: Sendable, Hashable {
  /// The all reoffending predictor, two years.
  public var all: Score?
  /// The combined serious reoffending predictor.
  public var serious: Score?
  /// The direct-contact sexual reoffending predictor.
  public var sexual: Sexual?

  /// A score with the kind of data that it came from.
  public struct Score: Sendable, Hashable {
    /// In percent.
    public var score: RiskScore
    /// Nil where the record does not say.
    public var kind: Kind?
    /// In percent.
    public init(_ score: RiskScore, _ kind: Kind?) {
      self.score = score
      self.kind = kind
    }
  }

  /// Whether a predictor was worked out from the record alone or from an assessment as well.
  public enum Kind: UInt8, Sendable, Hashable {
    case fromRecord
    case fromAssessment
  }

  /// A score with its band.
  public struct Sexual: Sendable, Hashable {
    /// In percent.
    public var score: RiskScore
    /// The band that the tool gave with it.
    public var band: Band
    /// In percent.
    public init(_ score: RiskScore, _ band: Band) {
      self.score = score
      self.band = band
    }
  }

  /// A band as the tool gives it.
  public enum Band: UInt8, Sendable, Hashable, CaseIterable {
    case notApplicable
    case low, medium, high, veryHigh
  }

  /// Predictors of which any may be missing.
  public init(all: Score? = nil, serious: Score? = nil, sexual: Sexual? = nil) {
    self.all = all
    self.serious = serious
    self.sexual = sexual
  }
}
