public import Caseload

/// Something in a workbook that a person should know: where, what, and what was done about it.
public struct ImportProblem: Sendable, Hashable {
  public enum Severity: String, Sendable, CaseIterable {
    /// The whole workbook was turned away.
    case refused
    /// The row was set aside; its owner is shown as not computable.
    case quarantined
    /// The row or value is not used, and nobody's figure is in doubt for it.
    case ignored
    /// Used as it stands; worth a look.
    case noted
  }

  /// What kind of problem; stable, for filters and for `--json`.
  public enum Kind: String, Sendable, CaseIterable {
    case unreadableCount = "unreadable-count"
    case negativeCount = "negative-count"
    case absurdCount = "absurd-count"
    case formula = "formula"
    case duplicateOwner = "duplicate-owner"
    case repeatedRow = "repeated-row"
    case ownerOnlyInJoinedSheet = "owner-only-in-joined-sheet"
    case unknownGrade = "unknown-grade"
    case fragmentRow = "fragment-row"
    case unknownContact = "unknown-contact"
    case unreadableDate = "unreadable-date"
    case overlongValue = "overlong-value"
    case caseReferenceShape = "case-reference-shape"
    case missingCode = "missing-code"
    case unknownTier = "unknown-tier"
    case unknownLocation = "unknown-location"
    case missingColumn = "missing-column"
    case unexpectedColumn = "unexpected-column"
    case conflictingOrganisation = "conflicting-organisation"
    case moreActiveThanHeld = "more-active-than-held"
    case courtReportsOnly = "court-reports-only"
    case noActiveRow = "no-active-row"
    case unknownRowType = "unknown-row-type"
    case futureDate = "future-date"
  }

  public let severity: Severity
  public let kind: Kind
  /// Sheet as the workbook spells it; nil when the problem is the workbook's.
  public let sheet: String?
  /// As the spreadsheet numbers it, the heading row being 1.
  public let row: Int?
  /// Heading of the column with its letters, for instance `CommTierA3 (O)`.
  public let column: String?
  /// The offending text, at most 80 characters of it.
  public let value: String?
  /// One sentence: what is wrong.
  public let message: String
  /// One sentence: what was done about it, and what a person can do.
  public let done: String
  public let owner: PostKey?

  public init(
    severity: Severity, kind: Kind, sheet: String?, row: Int? = nil, column: String? = nil, value: String? = nil,
    message: String,
    done: String, owner: PostKey? = nil
  ) {
    self.severity = severity
    self.kind = kind
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.message = message
    self.done = done
    self.owner = owner
  }
}

/// A workbook that cannot be accepted. `message` says what, where, and what to do.
public struct ExtractRefusal: Error, Sendable, CustomStringConvertible {
  public enum Reason: String, Sendable {
    case unreadableFile = "unreadable-file"
    case tooLarge = "too-large"
    case missingSheet = "missing-sheet"
    case duplicateSheet = "duplicate-sheet"
    case missingColumn = "missing-column"
    case duplicateColumn = "duplicate-column"
    case emptyWorkbook = "empty-workbook"
    case t2aGate = "t2a-gate"
    case noDate = "no-date"
  }
  public let reason: Reason
  public let message: String
  /// What else was found before the workbook was turned away.
  public let problems: [ImportProblem]
  public init(reason: Reason, message: String, problems: [ImportProblem] = []) {
    self.reason = reason
    self.message = message
    self.problems = problems
  }
  public var description: String { message }
}
