public import Caseload

/// How long each kind of record is kept.
public struct RetentionRules: Sendable, Hashable {
  /// Kinds of record that the program knows.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Cases with all that hangs on them, after their end.
    case endedCases = "ended-cases"
    /// Records of staff, after they left.
    case formerStaff = "former-staff"
    /// What was wrong in files that were brought in, with the values that were wrong, after they came.
    case importProblems = "import-problems"
    /// Changes made by hand with their values, after they were settled.
    case settledChanges = "settled-changes"
    /// What was gathered for somebody who asked for their own data, after it was gathered.
    case ownDataDrafts = "own-data-drafts"
    /// Browsers on which somebody signed in, after they were last seen.
    case unusedDevices = "unused-devices"
  }

  /// The period of one kind.
  public struct Period: Sendable, Hashable {
    public let kind: Kind
    public let months: Int
    /// Where the period comes from, or the word *assumption*.
    public let source: String

    public init(kind: Kind, months: Int, source: String) {
      self.kind = kind
      self.months = months
      self.source = source
    }
  }

  public let periods: [Period]
  /// The day on which the periods are looked at again; nil in a pack without the table.
  public let review: LocalDate?

  public init(periods: [Period], review: LocalDate?) {
    self.periods = periods
    self.review = review
  }

  /// A pack without the table: nothing is ever due.
  public static let none = RetentionRules(periods: [], review: nil)
}
