public import Caseload
public import Rules

/// Hours a week that a post has for cases on one day, with the lines that they are the sum of.
public struct AvailableTime: Sendable, Hashable {
  /// One step from contracted to available hours.
  public struct Line: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      case contracted(isAssumed: Bool)
      /// A reason of the rules.
      case reduction(reason: String)
      /// A protection that applies by itself, without hours listed for the same time.
      case protection(Protection.Kind)
      /// A kind of duty, without hours listed for the same time.
      case duty(kind: String)
      /// A kind of absence.
      case absence(kind: String)
      /// Duties that lie inside an assumed share.
      case itemised(kind: String, inside: AssumedShare)
      /// What is left of an assumed share once itemised time is taken out of it, with its percent.
      case assumed(AssumedShare, percent: Int)
    }
    public let kind: Kind
    /// Hours a week, exact: above zero what is there, below zero what is taken.
    public let hours: Ratio

    public init(kind: Kind, hours: Ratio) {
      self.kind = kind
      self.hours = hours
    }
  }

  /// Recorded hours, or those assumed for the grade; nil where there are neither.
  public let contracted: WeeklyHours?
  public let contractedIsAssumed: Bool
  /// They sum to ``available``, exactly.
  public let lines: [Line]
  /// Hours a week, exact; never below zero.
  public let available: Ratio
  /// The same with the national shares, where a unit has its own.
  public let nationalAvailable: Ratio?
  public let combination: TimeUseRules.Combination?
  /// Why there is no available time; empty when there is.
  public let notComputable: [NotComputable]

  public init(
    contracted: WeeklyHours?, contractedIsAssumed: Bool, lines: [Line], available: Ratio, nationalAvailable: Ratio?,
    combination: TimeUseRules.Combination?, notComputable: [NotComputable]
  ) {
    self.contracted = contracted
    self.contractedIsAssumed = contractedIsAssumed
    self.lines = lines
    self.available = available
    self.nationalAvailable = nationalAvailable
    self.combination = combination
    self.notComputable = notComputable
  }

  /// Hours a week that reductions, protections, duties and absences take together: what does not come back as assumed shares.
  public var taken: Ratio {
    lines.reduce(.zero) { sum, line in
      switch line.kind {
      case .reduction, .protection, .duty, .absence: sum - line.hours
      case .contracted, .itemised, .assumed: sum
      }
    }
  }
}
