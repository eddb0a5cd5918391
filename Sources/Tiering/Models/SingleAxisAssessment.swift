public import Rules

/// A step of the single-axis model; the highest tier that any gives is the person's.
public enum SingleAxisStep: UInt8, Sendable, Hashable, CaseIterable {
  case reoffending
  case sexualReoffending
  case mappaAndRosh
  case lifer
  case domesticAbuse
  case stalking
  case childProtection
  case sexualOffence
}

/// What each step gave: a tier, or nothing.
public struct SingleAxisSteps: Sendable, Hashable {
  /// Four bits for each step, 0 for nothing.
  private var bits: UInt32 = 0

  /// Nothing from any step.
  public init() {}

  /// The tier that a step gave.
  public subscript(step: SingleAxisStep) -> SingleAxisTier? {
    get { SingleAxisTier(rawValue: UInt8(truncatingIfNeeded: bits >> (UInt32(step.rawValue) * 4) & 15)) }
    set {
      let shift = UInt32(step.rawValue) * 4
      bits = bits & ~(15 << shift) | UInt32(newValue?.rawValue ?? 0) << shift
    }
  }

  /// The highest tier of the steps but some; G where none gave any.
  public func highest(except left: Set) -> SingleAxisTier {
    var rest = bits
    var highest: UInt32 = UInt32(SingleAxisTier.g.rawValue)
    var place: UInt8 = 0
    while rest != 0 {
      if left.rawValue & (1 << place) == 0 { highest = max(highest, rest & 15) }
      rest >>= 4
      place += 1
    }
    return SingleAxisTier(rawValue: UInt8(highest)) ?? .g
  }

  /// The highest tier of all steps; G where none gave any.
  public var highest: SingleAxisTier { highest(except: []) }

  /// Some of the steps.
  public struct Set: OptionSet, Sendable, Hashable {
    /// One bit for each step.
    public let rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The step of both reoffending predictors.
    public static let reoffending = Set(rawValue: 1 << SingleAxisStep.reoffending.rawValue)
    /// The step of MAPPA and risk of serious harm.
    public static let mappaAndRosh = Set(rawValue: 1 << SingleAxisStep.mappaAndRosh.rawValue)
  }
}

/// Why a tier may rise when what is missing comes in.
public struct ProvisionalReasons: OptionSet, Sendable, Hashable {
  /// One bit for each reason.
  public let rawValue: UInt8
  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// A predictor was worked out from the record alone, and an assessment could still raise the tier.
  public static let predictorsFromRecord = ProvisionalReasons(rawValue: 1 << 0)
  /// No risk of serious harm is recorded, and one could still raise the tier.
  public static let roshNotRecorded = ProvisionalReasons(rawValue: 1 << 1)
}

/// A single-axis tier, or why there is none, with what every step gave.
public struct SingleAxisAssessment: Sendable, Hashable {
  /// The rules by which it was reckoned.
  public let ruleSet: TierRuleSetNumber
  /// The tier, or why there is none.
  public let result: Result
  /// Empty where there is no tier.
  public let steps: SingleAxisSteps
  /// Empty where the tier is not provisional.
  public let provisional: ProvisionalReasons

  /// What came of it. Having no tier is a result, not an error.
  public enum Result: Sendable, Hashable {
    case tier(SingleAxisTier)
    /// A predictor is missing without which no tier can be given.
    case missing
    /// No event is active.
    case notSupervised
  }

  /// Whether the tier may rise when what is missing comes in.
  public var isProvisional: Bool { !provisional.isEmpty }

  /// `A` to `G`, `MISSING` or `NOT_SUPERVISED`, as the reference writes it.
  public var id: String {
    switch result {
    case .tier(let tier): tier.letter
    case .missing: "MISSING"
    case .notSupervised: "NOT_SUPERVISED"
    }
  }
}

/// Scores that no tier can be reckoned from.
public enum SingleAxisFailure: Error, Sendable, Hashable {
  /// A predictor's score is below 0.
  case negativePredictorScore
  /// The sexual predictor's band is medium and its score below all of that band's limits.
  case scoreBelowMediumBand
}
