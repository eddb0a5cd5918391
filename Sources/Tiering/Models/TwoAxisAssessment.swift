public import Rules

/// A tier of the two-axis model, for instance B2 or B2S.
public struct TwoAxisTier: Sendable, Hashable {
  /// The letter.
  public let protect: ProtectLevel
  /// The digit.
  public let change: ChangeLevel
  /// Whether active contact is suspended.
  public let isSuspended: Bool
  /// A tier from its parts.
  public init(protect: ProtectLevel, change: ChangeLevel, isSuspended: Bool) {
    self.protect = protect
    self.change = change
    self.isSuspended = isSuspended
  }

  /// As the rule pack's tiers are identified: `B2S`.
  public var id: String { protect.letter + String(change.rawValue) + (isSuspended ? "S" : "") }
}

/// A two-axis tier with every point that led to it.
public struct TwoAxisAssessment: Sendable, Hashable {
  /// The rules by which it was reckoned.
  public let ruleSet: TierRuleSetNumber
  /// Points and level of the protect axis.
  public let protect: ProtectWorking
  /// Points and level of the change axis.
  public let change: ChangeWorking
  /// Whether active contact is suspended, where the rules mark that.
  public let isSuspended: Bool

  /// The tier itself.
  public var tier: TwoAxisTier {
    TwoAxisTier(protect: protect.level, change: change.level, isSuspended: isSuspended)
  }
}

/// Points on the protect axis, rule by rule.
public struct ProtectWorking: Sendable, Hashable {
  /// For the RSR score.
  public internal(set) var rsr: Int16 = 0
  /// For risk of serious harm.
  public internal(set) var rosh: Int16 = 0
  /// For the MAPPA level.
  public internal(set) var mappa: Int16 = 0
  /// For distinct complexity factors.
  public internal(set) var complexity: Int16 = 0
  /// For a woman's parenting responsibilities.
  public internal(set) var parenting: Int16 = 0
  /// For impulsivity or temper control, once.
  public internal(set) var selfControl: Int16 = 0
  /// For a woman's breach or recall.
  public internal(set) var enforcement: Int16 = 0
  /// For a woman's violent offence or arson.
  public internal(set) var violence: Int16 = 0
  /// For a woman's long or indeterminate custodial sentence.
  public internal(set) var longCustody: Int16 = 0
  /// The level that the total gives.
  public internal(set) var level = ProtectLevel.d

  /// Points for women.
  public var women: Int { Int(parenting) + Int(selfControl) + Int(enforcement) + Int(violence) + Int(longCustody) }
  /// The smaller of the points for RSR and for risk of serious harm: only the higher counts.
  public var notCounted: Int { Int(min(rsr, rosh)) }
  /// What the level is read from.
  public var total: Int { Int(rsr) + Int(rosh) + Int(mappa) + Int(complexity) + women - notCounted }
}

/// Points on the change axis, rule by rule.
public struct ChangeWorking: Sendable, Hashable {
  /// What decided the level.
  public internal(set) var basis = Basis.points
  /// For the needs of all sections.
  public internal(set) var needs: Int16 = 0
  /// For the OGRS score.
  public internal(set) var ogrs: Int16 = 0
  /// For integrated offender management.
  public internal(set) var integratedManagement: Int16 = 0
  /// The level that the total, or the lack of one, gives.
  public internal(set) var level = ChangeLevel.one

  /// What decided a change level.
  public enum Basis: UInt8, Sendable, Hashable {
    /// No sentence gives a mandate for change.
    case noMandate
    /// There is no needs assessment that still counts.
    case noValidAssessment
    case points
  }

  /// What the level is read from; 0 where no points decided it.
  public var total: Int { Int(needs) + Int(ogrs) + Int(integratedManagement) }
}
