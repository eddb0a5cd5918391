public import Caseload

/// Everything about one case that its page shows.
public struct CaseDetail: Sendable {
  public let summary: Summary
  /// Current orders first, each group from the newest.
  public let orders: [Order]
  public let registrations: [Registration]
  /// One entry for each kind that is recorded.
  public let risk: [RiskOfKind]
  /// The newest assessment; nil when there is none.
  public let needs: NeedsAssessment?
  public let requirements: [Requirement]
  public let workItems: [WorkItem]
  /// Entries that hold on the day: who alone may see it, who must not, and what the person asks for.
  public let restrictions: Int
  public let preferences: Int
  /// Newest first.
  public let holders: [HolderPeriod]
  /// Nil before the first assessment.
  public let tier: TierNow?
  /// Newest first.
  public let tierHistory: [TierChange]
  /// Newest first.
  public let overrides: [TierOverride]
  /// Changes made here that wait for the case system, or that it contradicted or passed over.
  public let changes: [LocalChange]
  public let standing: CaseStanding

  public struct Summary: Sendable, Hashable {
    public let crn: String
    /// `Last, First`.
    public let name: String
    public let dateOfBirth: LocalDate?
    public let gender: String
    public let team: UnitReference?
    /// From the widest unit down to the one above the team.
    public let path: [UnitReference]
    /// `community` or `custody`.
    public let setting: String
    /// `community` or `prison`.
    public let responsible: String
    public let handover: LocalDate?
    public let sexualOffence: Bool?
    public let start: LocalDate?
    public let end: LocalDate?
    public let legacyTier: String?
    /// Labels of what counts; nil for a case that has ended or has no current order.
    public let type: String?
    public let location: String?
    public let mappa: String?
  }

  public struct Order: Sendable, Hashable {
    public let number: String
    public let type: String
    public let sentenceType: String?
    public let offence: LocalDate?
    public let sentenced: LocalDate?
    public let sentenceDays: Int?
    public let start: LocalDate?
    public let expectedEnd: LocalDate?
    public let released: LocalDate?
    public let recalled: LocalDate?
    public let licenceEnds: LocalDate?
    public let ended: LocalDate?
    /// Not ended, and the expected end has passed.
    public let isOverEnd: Bool
  }

  public struct Registration: Sendable, Hashable {
    public let number: String
    /// Label of the rule pack, or the code.
    public let type: String
    public let isNeed: Bool
    public let level: String?
    public let category: String?
    public let registered: LocalDate?
    public let ended: LocalDate?
    public let source: String?
  }

  public struct RiskScore: Sendable, Hashable {
    /// UTC.
    public let recordedAt: String
    /// Percent, as it was recorded.
    public let score: String?
    /// `low`, `medium`, `high`, `very-high`.
    public let band: String?
    public let basis: String?
    public let source: String?
  }

  public struct RiskOfKind: Sendable, Hashable {
    /// `rosh`, `rsr`, `ogrs3`, `arp`, `csrp`, `dc-srp`.
    public let kind: String
    public let newest: RiskScore
    /// Older ones, newest first.
    public let older: [RiskScore]
  }

  public struct NeedsAssessment: Sendable, Hashable {
    public let completed: LocalDate?
    public let layer: Int
    public let status: String
    /// Sections in the order of the form with their score; sections without one are left out.
    public let sections: [Section]
    /// Assessments that are recorded in all.
    public let recorded: Int

    public struct Section: Sendable, Hashable {
      public let label: String
      public let score: Int
    }
  }

  public struct Requirement: Sendable, Hashable {
    public let order: String
    public let number: String
    public let category: String
    public let isRestrictive: Bool
    /// `days`, `hours`, `months`.
    public let unit: String?
    public let ordered: Int?
    public let done: Int?
    public let provider: String?
    public let start: LocalDate?
    public let ended: LocalDate?
    /// What is left, never below nothing; nil when it was not said how much is ordered, or it has ended.
    public var remaining: Int? { ended == nil ? ordered.map { max(0, $0 - (done ?? 0)) } : nil }
  }

  public struct WorkItem: Sendable, Hashable {
    public let number: String
    public let kind: String
    public let contact: String?
    /// Nil: whoever holds the case.
    public let doneBy: String?
    public let due: LocalDate?
    public let started: LocalDate?
    public let done: LocalDate?
    public let outcome: String?
    /// Due before the day of the data and not done.
    public let isLate: Bool
  }

  /// A time with one holder, or with none.
  public struct HolderPeriod: Sendable, Hashable {
    /// Nil while nobody held the case.
    public let holder: CaseRow.Holder?
    public let team: String?
    /// UTC.
    public let from: String
    /// UTC; nil while it lasts.
    public let until: String?
    /// Whole days, up to the day of the data for the newest.
    public let days: Int?
    public let reason: String?
  }

  public struct WorkingLine: Sendable, Hashable {
    public let label: String
    public let found: String
    public let result: String
  }

  public struct TierNow: Sendable, Hashable {
    /// Label of the tier that counts: the overriding one while there is one.
    public let counts: String
    /// Label of the assessed tier.
    public let assessed: String
    public let isOverridden: Bool
    public let isProvisional: Bool
    public let assessedOn: LocalDate?
    public let ruleSet: String
    public let twoAxis: String?
    public let singleAxis: String?
    public let working: [WorkingLine]
  }

  public struct TierChange: Sendable, Hashable {
    /// UTC.
    public let at: String
    public let tier: String
    public let isProvisional: Bool
    public let ruleSet: String
    public let reason: String
    public let working: [WorkingLine]
  }

  public struct TierOverride: Sendable, Hashable {
    /// UTC.
    public let at: String
    /// Nil: the override before it was lifted.
    public let tier: String?
    public let reason: String
    public let decidedBy: String
  }
}

/// A change made here of what the case system owns.
public struct LocalChange: Sendable, Hashable {
  public enum State: String, Sendable {
    case waiting, contradicted, silent
  }

  /// Nil when the case is restricted or the change is not of a case.
  public let crn: String?
  public let sheet: String
  /// Key of the row, its values joined as ``RowKey`` does.
  public let rowKey: String
  public let column: String
  /// Label of the column in the open format.
  public let label: String
  public let before: String?
  public let after: String?
  /// UTC.
  public let madeAt: String
  public let madeBy: String
  public let reason: String?
  public let state: State
  /// What the case system says; nil when it has said nothing or that the field is empty.
  public let feedValue: String?
}

/// The key of a row of a sheet as one text: its values in the sheet's order with a bar between.
public enum RowKey {
  public static func text(_ values: [String]) -> String { values.joined(separator: "|") }
}
