public import Caseload
public import Rules
import Storage

/// Contacts agreed for one case, as they were recorded.
public struct ContactPlanEntry: Sendable, Hashable {
  public let id: Int
  /// Contacts a month; nil where the tier's plan counts again.
  public let plan: ContactPlan?
  public let from: LocalDate
  /// The last day; nil for until further notice.
  public let until: LocalDate?
  public let reason: String
  public let recordedOn: LocalDate
  public let recorderName: String

  /// The plan of a row from a column on: office, home and remote; nil where the row has no numbers.
  static func plan(_ row: SQLRow, from column: Int) throws -> ContactPlan? {
    guard let office = try row.optionalInt(column), let home = try row.optionalInt(column + 1),
      let remote = try row.optionalInt(column + 2)
    else { return nil }
    return ContactPlan(office: office, home: home, remote: remote)
  }
}

/// The contacts of one case: what its tier plans, what was agreed in place of it, and how that came to be.
public struct ContactPlansPage: Sendable {
  public let crn: String
  /// `Last, First`.
  public let name: String
  public let day: LocalDate
  /// Nil for a case without a tier.
  public let tier: String?
  /// What the tier plans a month; nil where the rules plan none, for instance before release.
  public let byTier: ContactPlan?
  /// Everything that was recorded, newest first. Of those whose days hold, the newest counts.
  public let entries: [ContactPlanEntry]
  /// `Last, First`; nil for a case that nobody holds.
  public let holderName: String?
  /// Number of the holder's page; nil where they have none.
  public let holderID: Int?
  public let mayChange: Bool
  /// What a form of this page was made of: a change meanwhile makes it another.
  public var seen: Int { entries.first?.id ?? 0 }
  /// The entry that counts on the day of the page; nil where the tier's plan does.
  public var inForce: ContactPlanEntry? {
    entries.first { $0.from <= day && ($0.until ?? day) >= day }
  }
}

/// Contacts to be agreed for a case, as a form says them.
public struct NewContactPlan: Sendable, Hashable {
  public var crn: String
  /// Contacts a month; nil to go back to the tier's.
  public var plan: ContactPlan?
  public var from: LocalDate
  public var until: LocalDate?
  public var reason: String
  /// As ``ContactPlansPage/seen``.
  public var seen: Int

  public init(
    crn: String, plan: ContactPlan?, from: LocalDate, until: LocalDate? = nil, reason: String, seen: Int
  ) {
    self.crn = crn
    self.plan = plan
    self.from = from
    self.until = until
    self.reason = reason
    self.seen = seen
  }
}

/// What a plan of contacts does to the hours of the case and of whoever holds it, by today's values and caseload.
public struct ContactPlanEffect: Sendable, Hashable {
  /// Minutes a month of the case.
  public let caseBefore: Int
  public let caseAfter: Int
  /// Of these, minutes of travel, local settings apart.
  public let travelBefore: Int
  public let travelAfter: Int
  /// Hours of work a week of the post that holds the case; nil where nobody holds it or the post is out of the reader's reach.
  public let postBefore: Ratio?
  public let postAfter: Ratio?
}

extension Service {
  /// Contacts a month of one kind that a plan can have at most (assumption: daily, at weekends too).
  public static let mostContacts = 31
  /// Days ahead from which a plan can begin at most.
  static let longestAhead = 366
}
