public import Caseload

/// An active registration as the case system has it.
public struct RegisterEntry: Sendable, Hashable {
  /// Code of the registration's type, `RVHR` for instance.
  public let type: String
  /// Code of the level; nil where there is none.
  public let level: String?
  /// Code of the category; nil where there is none.
  public let category: String?
  /// The day of registration; the newest decides.
  public let registeredOn: LocalDate
  /// Codes as they are written.
  public init(type: String, level: String? = nil, category: String? = nil, registeredOn: LocalDate) {
    self.type = type
    self.level = level
    self.category = category
    self.registeredOn = registeredOn
  }
}

/// A sentence on an active event.
public struct SentenceRecord: Sendable, Hashable {
  /// Code of the sentence's type.
  public let type: String
  /// The day on which the sentence was or will be terminated.
  public let terminatedOn: LocalDate?
  /// Active requirements only.
  public let requirements: [RequirementRecord]
  /// The day on which the sentence began.
  public let startedOn: LocalDate?
  /// The day on which it is expected to end.
  public let expectedEndOn: LocalDate?
  /// Main categories of the offences.
  public let offences: [String]
  /// Code of the latest court appearance's outcome.
  public let courtOutcome: String?
  /// Outcomes of breaches and recalls on this sentence.
  public let enforcementOutcomes: [String]
  /// Codes as they are written; what only rules of 2021 ask for may be left out.
  public init(
    type: String, terminatedOn: LocalDate? = nil, requirements: [RequirementRecord] = [], startedOn: LocalDate? = nil,
    expectedEndOn: LocalDate? = nil, offences: [String] = [], courtOutcome: String? = nil,
    enforcementOutcomes: [String] = []
  ) {
    self.type = type
    self.terminatedOn = terminatedOn
    self.requirements = requirements
    self.startedOn = startedOn
    self.expectedEndOn = expectedEndOn
    self.offences = offences
    self.courtOutcome = courtOutcome
    self.enforcementOutcomes = enforcementOutcomes
  }
}

/// An active requirement of a sentence.
public struct RequirementRecord: Sendable, Hashable {
  /// Code of the main category.
  public let mainCategory: String
  /// Whether its main category only restricts, as a curfew does.
  public let isRestrictive: Bool
  /// The main category as it is written.
  public init(mainCategory: String, isRestrictive: Bool) {
    self.mainCategory = mainCategory
    self.isRestrictive = isRestrictive
  }
}

/// A breach or recall.
public struct EnforcementRecord: Sendable, Hashable {
  /// Code of the outcome.
  public let outcome: String
  /// The day of referral.
  public let referredOn: LocalDate
  /// The outcome's code as it is written.
  public init(outcome: String, referredOn: LocalDate) {
    self.outcome = outcome
    self.referredOn = referredOn
  }
}

/// What one assessment or one rescored row says of risk.
public struct PredictorRecord: Sendable, Hashable {
  /// The instant of completion as text in ISO 8601 without a zone: its order is the order of time.
  public let completedAt: String
  /// Nil for rescored rows, which count whatever the rule set reads.
  public let outputVersion: String?
  /// Nil where the record has no output.
  public let predictors: RiskPredictors?
  /// Scores that the record lacks are nil.
  public init(completedAt: String, outputVersion: String?, predictors: RiskPredictors?) {
    self.completedAt = completedAt
    self.outputVersion = outputVersion
    self.predictors = predictors
  }
}

/// A needs assessment as it is listed for a person.
public struct NeedsRecord: Sendable, Hashable {
  /// Code of the assessment's status.
  public let status: String
  /// Whether the assessment was voided.
  public let isVoided: Bool
  /// Without a day of completion it does not count.
  public let assessment: NeedsAssessment
  /// The status as it is written.
  public init(status: String, isVoided: Bool, assessment: NeedsAssessment) {
    self.status = status
    self.isVoided = isVoided
    self.assessment = assessment
  }
}
