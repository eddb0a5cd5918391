/// What the case system's codes mean for a tier.
public struct TierCodes: Sendable, Hashable {
  /// Type codes of registrations that are passed over, compared exactly.
  public let historic: Set<String>
  /// Risk of serious harm by type code in upper case, compared without regard to case.
  public let rosh: [String: RiskOfSeriousHarm]
  /// Type code of a MAPPA registration, compared exactly.
  public let mappaType: String
  /// Nil where only MAPPA registrations give a level; else the type codes whose level is never read, compared exactly.
  public let mappaLevelFromAnyTypeBut: Set<String>?
  /// MAPPA levels by code in upper case, compared without regard to case.
  public let mappaLevels: [String: MAPPALevel]
  /// MAPPA categories by code, compared exactly.
  public let mappaCategories: [String: MAPPACategory]
  /// In the order of the table; at most ``mostComplexityFactors``.
  public let complexityFactors: [ComplexityFactor]
  /// Type codes by what they mark, compared exactly.
  public let marks: [RegisterMark: Set<String>]
  /// Outcomes of enforcement that count as breach or recall, compared exactly.
  public let enforcementOutcomes: Set<String>
  /// How long an enforcement counts, in days from its referral.
  public let enforcementDays: Int
  /// Sentence type codes that are custodial, compared exactly.
  public let custodialSentences: Set<String>
  /// Main categories of requirements that give no mandate for change, compared exactly.
  public let requirementsWithoutMandate: Set<String>

  /// A set of factors has a bit for each.
  public static let mostComplexityFactors = 32

  /// The parts, as read from a pack.
  public init(
    historic: Set<String>, rosh: [String: RiskOfSeriousHarm], mappaType: String,
    mappaLevelFromAnyTypeBut: Set<String>?, mappaLevels: [String: MAPPALevel],
    mappaCategories: [String: MAPPACategory], complexityFactors: [ComplexityFactor],
    marks: [RegisterMark: Set<String>], enforcementOutcomes: Set<String>, enforcementDays: Int,
    custodialSentences: Set<String>, requirementsWithoutMandate: Set<String>
  ) {
    self.historic = historic
    self.rosh = rosh
    self.mappaType = mappaType
    self.mappaLevelFromAnyTypeBut = mappaLevelFromAnyTypeBut
    self.mappaLevels = mappaLevels
    self.mappaCategories = mappaCategories
    self.complexityFactors = complexityFactors
    self.marks = marks
    self.enforcementOutcomes = enforcementOutcomes
    self.enforcementDays = enforcementDays
    self.custodialSentences = custodialSentences
    self.requirementsWithoutMandate = requirementsWithoutMandate
  }
}

/// A circumstance on the register that makes a case more complex.
public struct ComplexityFactor: Sendable, Hashable {
  /// Type code in upper case, compared without regard to case.
  public let code: String
  /// For instance `mental-health`.
  public let id: String
  /// For instance `Mental health issues`.
  public let label: String
  /// The parts, as read from a pack.
  public init(code: String, id: String, label: String) {
    self.code = code
    self.id = id
    self.label = label
  }
}

/// What a registration can say of a case beside risk of serious harm, MAPPA and complexity.
public enum RegisterMark: String, Sendable, Hashable, CaseIterable {
  /// Under integrated offender management.
  case integratedManagement
  /// Serving a life sentence or one for public protection.
  case lifer
  case domesticAbuse
  case stalking
  case childProtection
  /// Active contact is suspended for the rest of the sentence.
  case contactSuspended
}
