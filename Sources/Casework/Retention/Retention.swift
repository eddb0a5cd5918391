public import Caseload
public import Rules

/// What is due to be erased today, kind by kind.
public struct RetentionReport: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public let period: RetentionRules.Period
    /// Records from before this day are due.
    public let before: LocalDate
    /// Records that are due.
    public let due: Int
    /// Records that were erased now; none where it was only asked.
    public let erased: Int
    /// Why this kind is listed and not erased; nil where it is erased.
    public let keptBecause: String?
  }

  public let lines: [Line]
  /// The day on which the periods are looked at again.
  public let review: LocalDate?
  /// Whether that day has come.
  public let isReviewDue: Bool

  public var erased: Int { lines.reduce(0) { $0 + $1.erased } }
  /// Records that are due and cannot be erased by this program yet.
  public var kept: Int { lines.reduce(0) { $0 + ($1.keptBecause == nil ? 0 : $1.due) } }
}

extension RetentionRules.Kind {
  /// As lists call it.
  public var label: String {
    switch self {
    case .endedCases: "Cases that have ended"
    case .formerStaff: "Staff who have left"
    case .importProblems: "Problems of files that were brought in"
    case .settledChanges: "Changes made by hand that are settled"
    case .ownDataDrafts: "Drafts for requests for own data"
    case .unusedDevices: "Browsers that nobody used"
    }
  }

  /// Why records of the kind are listed and not erased; nil where they are erased.
  ///
  /// The history of holders and of tiers is frozen by the database itself, and a feed that still has a case would bring it back.
  var keptBecause: String? {
    switch self {
    case .endedCases:
      "The histories of holders, tiers and sharing are frozen by the database, and erasing only a part would leave a case that nobody can explain. Nothing of these cases is erased."
    case .formerStaff:
      "Frozen figures and histories of holders name them by staff code. Nothing of these records is erased."
    case .importProblems, .settledChanges, .ownDataDrafts, .unusedDevices: nil
    }
  }
}

/// Keeping nothing for longer than is needed.
public protocol RetentionUse: Sendable {
  /// What is due today, without erasing anything. Throws ``CaseworkRefusal/notAllowed(_:)``.
  func retentionDue() async throws -> RetentionReport
  /// Erases what is due and can be erased whole, with a row of the audit trail for each kind that does not say what it was.
  func applyRetention() async throws -> RetentionReport
}
