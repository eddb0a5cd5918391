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
    /// Those of the due that are in use, and are not erased for that: cases that are listed as current, and staff who hold
    /// one or whose account is enabled.
    public let inUse: Int
    /// Whose records would be erased, in order, for kinds that are erased only as they were listed. Cases that are kept from
    /// whoever asks are counted and not named.
    public let codes: [String]

    /// Whether this kind is erased only with the code of a list that somebody has seen.
    public var isListedFirst: Bool { period.kind.isListedFirst }
    /// Records that would be erased.
    public var erasable: Int { due - inUse }
  }

  public let lines: [Line]
  /// The day on which the periods are looked at again.
  public let review: LocalDate?
  /// Whether that day has come.
  public let isReviewDue: Bool
  /// Stands for exactly the cases and staff that are listed; nil where there are none. Erasing them asks for it.
  public let listed: String?

  public var erased: Int { lines.reduce(0) { $0 + $1.erased } }
  /// Records that are due and stand still.
  public var kept: Int { lines.reduce(0) { $0 + $1.due - $1.erased } }
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

  /// Whether records of the kind are erased only as they were listed: what is erased of a person does not come back.
  var isListedFirst: Bool { self == .endedCases || self == .formerStaff }
}

/// Keeping nothing for longer than is needed.
public protocol RetentionUse: Sendable {
  /// What is due today, without erasing anything. Throws ``CaseworkRefusal/notAllowed(_:)``.
  func retentionDue() async throws -> RetentionReport
  /// Erases what is due, with a row of the audit trail for each kind that does not say what it was. Cases and staff are erased
  /// only where `listed` is ``RetentionReport/listed`` of a report that is still true; each has a row of its own in the trail.
  ///
  /// Throws ``CaseworkRefusal/invalid(_:)`` where other cases or staff are due than were listed; nothing is erased then.
  func applyRetention(listed: String?) async throws -> RetentionReport
}

extension RetentionUse {
  /// The same without cases and staff.
  public func applyRetention() async throws -> RetentionReport { try await applyRetention(listed: nil) }
}
