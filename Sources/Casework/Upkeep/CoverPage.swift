public import Caseload

/// The cases of one person with who covers them, while the person is away.
public struct CoverPage: Sendable {
  /// A case that the reader may see.
  public struct Case: Sendable, Hashable {
    public let crn: String
    /// `Last, First`.
    public let name: String
    public let tier: String
    /// Cover in force or to come, by the first day.
    public let covers: [Cover]
    /// Whether somebody is named for every day of the newest absence that is left.
    public let isCovered: Bool
  }

  /// One named colleague for some days, both included.
  public struct Cover: Sendable, Hashable {
    public let id: Int
    public let name: String
    public let from: LocalDate
    public let until: LocalDate
  }

  /// Somebody who may be named.
  public struct Colleague: Sendable, Hashable {
    public let staffCode: String
    /// `Last, First`.
    public let name: String
  }

  public let staffCode: String
  /// `Last, First`.
  public let name: String
  public let day: LocalDate
  /// Now or in the weeks ahead, by the first day.
  public let absences: [Away]
  /// By name.
  public let cases: [Case]
  /// Cases held that are not shown to the reader, and of these the ones without cover.
  public let hidden: Int
  public let hiddenUncovered: Int
  /// People of the same teams within reach who are not away today, by name.
  public let colleagues: [Colleague]
  /// Whether the reader may name somebody.
  public let mayChange: Bool
  /// What the form was made of: one that was made of something else is refused.
  public let seen: Int
  /// Minutes a month that a covered case is to whoever covers it, with the source; nil without an hours measure.
  public let minutes: Int?
  public let source: String
  /// Days of an absence up to which nobody has to be named.
  public let coverAfterDays: Int
}

/// Cover to be given, as somebody wrote it.
public struct NewCover: Sendable, Hashable {
  /// Who is away.
  public var staff: String
  /// Reference numbers; nil for every case that is shown and has nobody named for some of the days.
  public var cases: [String]?
  /// Staff code.
  public var coveredBy: String
  /// As typed; empty for the first day that is left of the absence.
  public var from: String
  /// As typed; empty for its last day.
  public var until: String
  /// As ``CoverPage/seen`` was.
  public var seen: Int

  public init(
    staff: String, cases: [String]?, coveredBy: String, from: String = "", until: String = "", seen: Int
  ) {
    self.staff = staff
    self.cases = cases
    self.coveredBy = coveredBy
    self.from = from
    self.until = until
    self.seen = seen
  }
}

/// What came of cover that was to be given.
public enum CoverOutcome: Sendable, Hashable {
  /// How many cases have it now that had it not before. None where it was given already.
  case kept(Int)
  /// By the name of a field: `cases`, `coveredBy`, `from`, `until`.
  case refused([HandProblem])
}
