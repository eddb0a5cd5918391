public import Caseload
public import Rules

/// The model of any rule set, ready to give tiers.
public enum TierModel: Sendable {
  case twoAxis(TwoAxisModel)
  case singleAxis(SingleAxisModel)

  /// The model of a rule set, its tables laid out once for many assessments.
  public init(_ ruleSet: TierRuleSet) {
    switch ruleSet.model {
    case .twoAxis(let tables, let needs): self = .twoAxis(TwoAxisModel(ruleSet, tables, needs))
    case .singleAxis(let tables): self = .singleAxis(SingleAxisModel(ruleSet, tables))
    }
  }

  /// The tier of a person on a day, with its working.
  ///
  /// - Throws: ``SingleAxisFailure`` for scores that no tier can be reckoned from.
  public func assess(_ inputs: TierInputs, on day: LocalDate) throws(SingleAxisFailure) -> TierAssessment {
    switch self {
    case .twoAxis(let model): .twoAxis(model.assess(inputs, on: day))
    case .singleAxis(let model): .singleAxis(try model.assess(inputs, on: day))
    }
  }
}

/// What any model gave, with its working.
public enum TierAssessment: Sendable, Hashable {
  case twoAxis(TwoAxisAssessment)
  case singleAxis(SingleAxisAssessment)

  /// The rules by which it was reckoned.
  public var ruleSet: TierRuleSetNumber {
    switch self {
    case .twoAxis(let assessment): assessment.ruleSet
    case .singleAxis(let assessment): assessment.ruleSet
    }
  }

  /// For instance `B2S`, `C`, `MISSING`.
  public var id: String {
    switch self {
    case .twoAxis(let assessment): assessment.tier.id
    case .singleAxis(let assessment): assessment.id
    }
  }

  /// Whether the tier may rise when what is missing comes in; a two-axis tier never says so.
  public var isProvisional: Bool {
    switch self {
    case .twoAxis: false
    case .singleAxis(let assessment): assessment.isProvisional
    }
  }
}
