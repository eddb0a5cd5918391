public import Caseload
public import Rules
public import Workload

/// How caseloads and work lie on the people of a unit and on the units below it.
public struct Balance: Sendable {
  /// What is said of a unit or of one below it.
  public struct Line: Sendable, Hashable {
    public let unit: UnitReference
    /// People who hold cases as their main work and have a figure, each once.
    public let people: Int
    /// People without a figure: hours or grade are not known.
    public let leftOut: Int
    /// Cases of those counted, and their full-time equivalents.
    public let cases: Int
    public let fte: Ratio
    /// People in each band of the lines, from under the first on; nil for one that is kept back.
    public let bands: [Int?]
    /// People over all of their available time; nil where it is kept back.
    public let over: Int?
    /// Sums of the posts in the unit: work over available time, in percent; nil where there is none.
    public let percent: Ratio?
    /// Nil where fewer than two people have a figure, and where it is kept back.
    public let spread: Spread?
    /// Whether nothing but the name is shown.
    public var isKeptBack = false

    /// Cases for a full-time equivalent; nil where nobody has hours.
    public var perPost: Ratio? { fte > .zero ? Ratio(cases) / fte : nil }
  }

  /// One kind of parts between which work can lie unevenly.
  public struct Between: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable { case people, units, grades, mixes }
    public let kind: Kind
    public let spread: Spread
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  /// The day that the live figures are of.
  public let day: LocalDate
  public let line: Line
  /// Directly below, by name; empty for a team.
  public let units: [Line]
  public let between: [Between]
  /// Part-time people with more than their part of a caseload, by name; empty for whoever may not see people.
  public let partTime: [PartTime]
  public let companions: Companions
  public let lines: CaseloadLines
  public let limits: Limits
  public let comparison: ComparisonRules
  /// Whether the reader may see figures of single people here.
  public let showsPeople: Bool
  public let standing: CaseStanding

  /// Somebody whose hours are less than a full week, with more cases for a full-time post than the limit of one.
  public struct PartTime: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
    public let cases: Int
    public let fte: Ratio
    /// Cases that a full week may hold.
    public let limit: Int

    /// Unrounded.
    public var fullTimeCases: Ratio { Ratio(cases) / fte }
  }

  /// Whether all together have more work than time: then moving it inside the unit is no answer.
  public var isOver: Bool { line.percent.map { $0 > Ratio(limits.fullPercent) } ?? false }
}

/// What stands beside every caseload that is compared with a limit: a number alone is no answer.
public struct Companions: Sendable, Hashable {
  /// Cases held, without those that are kept from the reader.
  public let cases: Int
  /// Of them at the levels of risk that the rules count as high in a mix.
  public let highRisk: Int
  /// Full-time equivalents of administrative grades; nil where the rules name none, so that nothing is recorded.
  public let administrative: Ratio?
  /// Requirements in force that are delivered step by step, and those of them of which nothing is done.
  public let interventions: Int
  public let notBegun: Int

  public init(cases: Int, highRisk: Int, administrative: Ratio?, interventions: Int, notBegun: Int) {
    self.cases = cases
    self.highRisk = highRisk
    self.administrative = administrative
    self.interventions = interventions
    self.notBegun = notBegun
  }
}

/// What pages ask about how work lies.
public protocol BalanceUse: Sendable {
  /// The balance of a unit or, for nil, of the service. Throws ``CaseworkRefusal``.
  func balance(level: String?, code: String?) async throws -> Balance
  /// The same to be taken away as a file. Throws ``CaseworkRefusal``.
  func balanceFile(level: String?, code: String?) async throws -> Balance
}
