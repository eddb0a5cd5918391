public import Caseload
public import Rules
public import Workload

/// How the figures on a page stand: which night, how old, by which rules.
public struct Standing: Sendable, Hashable {
  /// The day the extract was taken.
  public let extractDate: LocalDate
  public let extractID: Int
  /// When it was accepted, in UTC, `2026-11-22T02:14:09Z`.
  public let acceptedAt: String
  /// `England and Wales, version 2026.1`: the rules by which the shown figures were made.
  public let rules: String
  /// Whole days from the extract's day to today.
  public let ageInDays: Int
  /// Whether the next extract is overdue by the rule pack's `lateAfterHours`; every page then says how old its figures are.
  public let isLate: Bool
  /// Extracts that wait for a person's decision.
  public let waiting: Int
  /// The database holds a made-up service.
  public let isSample: Bool
}

/// A unit of the organisation as pages name and address it.
public struct UnitReference: Sendable, Hashable {
  /// Index in the rule pack's levels, 0 the widest.
  public let level: Int
  /// Identifier of that level, for instance `pdu`.
  public let levelID: String
  public let code: String
  public let name: String
}

/// A post as pages name and address it.
public struct PostReference: Sendable, Hashable {
  public let id: Int
  public let practitionerID: Int
  public let staffCode: String
  public let teamCode: String
  /// `Last, First`.
  public let name: String
  public let grade: String
}

/// What the rows of an overview are ordered by.
public enum OverviewSort: String, Sendable, CaseIterable {
  case name, cases, work, available, percent, headroom, hours, reductions, notComputable = "not-computable"
}

/// One unit: its total, and a line for each unit or post directly below.
public struct Overview: Sendable {
  public struct Row: Sendable {
    public enum Subject: Sendable, Hashable {
      case unit(UnitReference)
      case post(PostReference)
    }
    public let subject: Subject
    public let totals: UnitTotals
    /// For a post without a percentage, the reasons in words; for a unit, empty.
    public let notComputable: [String]
    public let hoursAreAssumed: Bool
    /// Whether the unit is so small that nothing but its name is shown to this reader; its totals are then empty.
    public var isKeptBack = false

    /// The row with nothing but its name.
    var keptBack: Row {
      Row(subject: subject, totals: UnitTotals(), notComputable: [], hoursAreAssumed: false, isKeptBack: true)
    }

    /// What the row's cases and work columns show: of a unit the posts in its percentage, so that the row can be divided; of a post its own.
    public var shown: UnitTotals.Part {
      switch subject {
      case .unit: totals.computable
      case .post: totals.computable.posts > 0 ? totals.computable : totals.notComputable
      }
    }

    /// The unit that the row is about; nil for a post.
    public var unit: UnitReference? { if case .unit(let unit) = subject { unit } else { nil } }

    public var name: String {
      switch subject {
      case .unit(let unit): unit.name
      case .post(let post): post.name
      }
    }
  }

  public let unit: UnitReference
  /// From the nation down to the unit above.
  public let path: [UnitReference]
  public let rows: [Row]
  public let totals: UnitTotals
  /// Totals by grade, for the statement; only grades present, in the rule pack's order.
  public let byGrade: [GradeTotals]
  /// Grades that are kept back one by one, together; nil where none is.
  public var otherGrades: UnitTotals?
  /// Whether the unit itself is so small that this reader is shown nothing but its name.
  public var isKeptBack = false
  /// The same night in the other measure; nil where no hours were worked out for it.
  public var hours: HoursTotals?
  public let sort: OverviewSort
  public let descending: Bool
  public let standing: Standing

  public struct GradeTotals: Sendable {
    public let grade: Grade
    public let totals: UnitTotals
  }
}

/// The caseload of a unit by location and tier.
public struct UnitCaseload: Sendable {
  public let unit: UnitReference
  public let path: [UnitReference]
  /// Cases that earn points, without T2A.
  public let active: TierCounts
  public let t2a: TierCounts
  /// Every case of the extract, active or not, without T2A.
  public let held: TierCounts
  public let inactive: InactiveCases
  /// Whether the unit is so small that this reader is shown nothing but its name; the counts are then empty.
  public var isKeptBack = false
  public let standing: Standing
}

/// One practitioner with every post.
public struct PractitionerPage: Sendable {
  public struct Post: Sendable {
    public let reference: PostReference
    /// Nation, region, PDU, team.
    public let path: [UnitReference]
    public let figure: PostFigure
    public let inputs: PostInputs
    public let notComputable: [String]
  }
  public let id: Int
  public let staffCode: String
  /// `Last, First`.
  public let name: String
  public let posts: [Post]
  /// Over all posts; nil percentage when no post allows one.
  public let person: PersonFigure
  /// The extract in which this person was first missing; nil while they are in the newest.
  public let leftOn: LocalDate?
  public let standing: Standing
}

/// "How this is worked out", for one post.
public struct PostExplanation: Sendable {
  public let reference: PostReference
  public let path: [UnitReference]
  public let explanation: Explanation
  public let notComputable: [String]
  public let incumbent: IncumbentFigure
  /// Each a sentence; empty when the incumbent would show the same.
  public let differences: [String]
  public let standing: Standing
}

/// One extract in the history.
public struct ExtractSummary: Sendable, Hashable {
  public enum State: String, Sendable {
    case accepted, waiting, refused
  }
  public let id: Int
  public let fileName: String
  public let state: State
  /// Nil when the date could not be read.
  public let date: LocalDate?
  /// UTC.
  public let receivedAt: String
  public let owners: Int
  public let cases: Int
  public let problems: Int
  /// Why it waits or was refused, and what to do; nil when accepted.
  public let reason: String?
  public let isCurrent: Bool
}

/// One extract with a page of its problems.
public struct ExtractDetail: Sendable {
  public struct Sheet: Sendable, Hashable {
    public let name: String
    public let rows: Int
    public let used: Int
    public let problems: Int
  }
  public let summary: ExtractSummary
  public let rules: String
  public let sheets: [Sheet]
  /// Sheet that the problems are filtered by, nil for all.
  public let sheetFilter: String?
  public let problems: [StoredProblem]
  public let totalProblems: Int
  public let page: Int
  public let pages: Int
  public let standing: Standing?
}

/// An import problem as it was kept.
public struct StoredProblem: Sendable, Hashable {
  public let severity: String
  public let kind: String
  public let sheet: String?
  public let row: Int?
  public let column: String?
  public let value: String?
  public let message: String
  public let done: String
}

/// Units and a page of posts that a search found.
public struct SearchResults: Sendable {
  public let query: String
  public let units: [UnitReference]
  /// Practitioners, one line a post.
  public let posts: [FoundPost]
  public let total: Int
  public let page: Int
  public let pages: Int
  public let standing: Standing

  public struct FoundPost: Sendable, Hashable {
    public let post: PostReference
    public let teamName: String
    public let pduName: String
    public let regionName: String
  }
}
