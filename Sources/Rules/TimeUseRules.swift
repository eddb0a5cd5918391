public import Caseload

/// A share of the week that is assumed not to be available for cases.
public enum AssumedShare: String, Sendable, Hashable, CaseIterable {
  /// Leave, sickness and training.
  case nonEffective = "non-effective"
  /// Travel, ICT, supervision and breaks.
  case nonAttributable = "non-attributable"
}

/// Shares of the week that are not available for cases, and how absences count. Of `time-use.yaml`.
public struct TimeUseRules: Sendable, Hashable {
  /// How the two shares come together.
  public enum Combination: String, Sendable, Hashable, CaseIterable {
    /// The second share is of what the first leaves.
    case multiplicative
    /// Both shares are of the same hours.
    case additive
  }

  /// The shares from one day on, in whole percent.
  public struct Shares: Sendable, Hashable {
    public let from: LocalDate
    public let nonEffective: Int
    public let nonAttributable: Int
    public let combination: Combination

    public init(from: LocalDate, nonEffective: Int, nonAttributable: Int, combination: Combination) {
      self.from = from
      self.nonEffective = nonEffective
      self.nonAttributable = nonAttributable
      self.combination = combination
    }

    /// A pack without the table: nothing is taken off.
    public static let none = Shares(
      from: LocalDate(daysSinceEpoch: 0), nonEffective: 0, nonAttributable: 0, combination: .additive)

    /// Share of contracted time that is for cases, exact: 0.672 of 20 and 16 percent one after the other, 0.64 of both together.
    public var rest: Ratio {
      let (a, b) = (Ratio(nonEffective, over: 100), Ratio(nonAttributable, over: 100))
      return combination == .additive ? Ratio(1) - a - b : (Ratio(1) - a) * (Ratio(1) - b)
    }

    /// Hours a week for cases of so many contracted hours: 24.864 of 37 by the shipped rules.
    public func available(of week: WeeklyHours) -> Ratio { week.ratio * rest }
  }

  /// A share that a unit has of its own from one day on, in whole percent.
  public struct Local: Sendable, Hashable {
    /// Identifier of an organisation level and code of the unit.
    public let level: String
    public let unit: String
    public let from: LocalDate
    /// Nil where the national share holds.
    public let nonEffective: Int?
    public let nonAttributable: Int?
    public let source: String

    public init(
      level: String, unit: String, from: LocalDate, nonEffective: Int?, nonAttributable: Int?, source: String
    ) {
      self.level = level
      self.unit = unit
      self.from = from
      self.nonEffective = nonEffective
      self.nonAttributable = nonAttributable
      self.source = source
    }
  }

  /// How absences count.
  public struct Absences: Sendable, Hashable {
    /// An absence of more days than this is outside the assumed share.
    public let longAfterDays: Int
    /// Days of an absence after which each case has a named cover or is listed.
    public let coverAfterDays: Int
    /// Kinds of absence of which every day is outside the assumed share.
    public let always: [String]

    public init(longAfterDays: Int, coverAfterDays: Int, always: [String]) {
      self.longAfterDays = longAfterDays
      self.coverAfterDays = coverAfterDays
      self.always = always
    }
  }

  /// By day, the earliest first; empty in a pack without the table.
  public let shares: [Shares]
  public let local: [Local]
  /// Hours of supervision and reflection of a full week.
  public let supervision: WeeklyHours
  /// Less of it a full week needs a reason.
  public let supervisionFloor: WeeklyHours
  public let absences: Absences

  public init(
    shares: [Shares], local: [Local], supervision: WeeklyHours, supervisionFloor: WeeklyHours, absences: Absences
  ) {
    self.shares = shares
    self.local = local
    self.supervision = supervision
    self.supervisionFloor = supervisionFloor
    self.absences = absences
  }

  /// A pack without the table: all contracted time is available.
  public static let none = TimeUseRules(
    shares: [], local: [], supervision: .zero, supervisionFloor: .zero,
    absences: Absences(longAfterDays: 36_500, coverAfterDays: 36_500, always: []))

  /// The national shares in force on a day: the last that began, or the first before any did; nil without the table.
  public func shares(on day: LocalDate) -> Shares? { shares.last { $0.from <= day } ?? shares.first }

  /// What a unit has of its own on a day. - Parameter units: codes of the unit and those above it, the narrowest first.
  public func local(of units: [String], on day: LocalDate) -> Local? {
    for code in units {
      let own = local.filter { $0.unit == code && $0.from <= day }.max { $0.from < $1.from }
      if let own { return own }
    }
    return nil
  }
}
