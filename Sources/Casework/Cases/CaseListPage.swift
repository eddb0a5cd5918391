public import Caseload

/// One page of a list of current cases, with what it can be narrowed by.
public struct CaseListPage: Sendable {
  /// Whose cases they are.
  public enum Subject: Sendable, Hashable {
    case unit(UnitReference)
    /// `name` is `Last, First`; it never stands in a title.
    case practitioner(id: Int, staffCode: String, name: String)

    /// Whose cases they are, for the audit trail.
    var audited: AuditSubject {
      switch self {
      case .unit(let unit): .unit(level: unit.levelID, code: unit.code)
      case .practitioner(_, let code, _): .staff(code)
      }
    }
  }

  /// One line.
  public enum Row: Sendable, Hashable {
    case shown(CaseRow)
    /// A case that not everybody may see: nothing of it is shown.
    case restricted
  }

  /// One filter with the values that occur and how many cases each would leave.
  public struct Facet: Sendable, Hashable {
    public struct Choice: Sendable, Hashable {
      public let value: String
      public let label: String
      /// Nil in a list too long to count.
      public let cases: Int?
    }
    public let filter: CaseFilter
    public let choices: [Choice]
  }

  /// A chosen filter in words, with what the list is without it.
  public struct Chip: Sendable, Hashable {
    public let words: String
    public let without: CaseListQuery
  }

  public let query: CaseListQuery
  public let subject: Subject
  /// From the widest unit down to the one above.
  public let path: [UnitReference]
  public let rows: [Row]
  /// Cases that the list has on all pages, restricted ones among them when nothing narrows it.
  public let total: Int
  /// Restricted cases of the unit or practitioner; 0 in a list that is searched.
  public let restricted: Int
  public let facets: [Facet]
  public let chips: [Chip]
  public let page: Int
  public let pages: Int
  public let standing: CaseStanding
}

/// A current case as lists show it.
public struct CaseRow: Sendable, Hashable {
  public let crn: String
  /// `Last, First`.
  public let name: String
  /// Label of the tier that counts.
  public let tier: String
  public let isUntiered: Bool
  public let isProvisional: Bool
  /// Label of the type that counts; nil without a current order.
  public let type: String?
  public let location: String?
  /// `low`, `medium`, `high`, `very-high`; nil when none is recorded.
  public let rosh: String?
  public let mappa: String?
  public let team: String?
  /// Who holds it; nil when nobody does.
  public let holder: Holder?
  /// From which day on it is held, or waits for a holder.
  public let since: LocalDate?
  /// Days from then to the day of the data.
  public let days: Int?
  public let release: LocalDate?
  public let sentenced: LocalDate?
  public let expectedEnd: LocalDate?
  public let isOverEnd: Bool
  /// A local change of it waits for the case system.
  public let hasWaitingChange: Bool

  public struct Holder: Sendable, Hashable {
    public let staffCode: String
    public let name: String
    /// Identifier of the practitioner's page; nil when there is none.
    public let practitionerID: Int?
  }
}
