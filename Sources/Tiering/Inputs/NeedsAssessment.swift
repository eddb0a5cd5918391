public import Caseload
public import Rules

/// A needs assessment as far as a tier asks for it.
public struct NeedsAssessment: Sendable, Hashable {
  /// How severe each section is.
  public var severities: NeedSeverities
  /// Answers that count for women.
  public var answers: WomensAnswers
  /// Nil where whoever gives the assessment has seen to its age.
  public var completedOn: LocalDate?
  /// Without its summary an assessment is not valid.
  public var hasSummary: Bool

  /// An assessment in which nothing is scored.
  public init(
    severities: NeedSeverities = NeedSeverities(), answers: WomensAnswers = [], completedOn: LocalDate? = nil,
    hasSummary: Bool = true
  ) {
    self.severities = severities
    self.answers = answers
    self.completedOn = completedOn
    self.hasSummary = hasSummary
  }
}

/// Answers of a needs assessment that count for women.
public struct WomensAnswers: OptionSet, Sendable, Hashable {
  /// One bit for each answer.
  public let rawValue: UInt8
  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Has parenting responsibilities.
  public static let parenting = WomensAnswers(rawValue: 1 << 0)
  /// At least some impulsivity.
  public static let impulsivity = WomensAnswers(rawValue: 1 << 1)
  /// At least some loss of temper control.
  public static let temper = WomensAnswers(rawValue: 1 << 2)
}

/// The severity of each section, by its place in the rule set's table; a section may be unscored.
public struct NeedSeverities: Sendable, Hashable {
  /// Two bits for each section, 0 for unscored.
  public private(set) var bits: UInt32

  /// Nothing scored.
  public init() { bits = 0 }

  /// Severities as stored.
  public init(bits: UInt32) { self.bits = bits }

  /// The severity at a place of the table, from 0 to 15.
  public subscript(place: Int) -> NeedSeverity? {
    get { NeedSeverity(rawValue: code(place)) }
    set {
      let shift = UInt32(place) * 2
      bits = bits & ~(3 << shift) | UInt32(newValue?.rawValue ?? 0) << shift
    }
  }

  func code(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> (UInt32(place) * 2) & 3) }
}
