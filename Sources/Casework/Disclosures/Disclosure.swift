public import Caseload

/// One entry of the disclosure log: what was shared about somebody, with whom, and on what ground. Never changed.
public struct Disclosure: Sendable, Hashable {
  public let id: Int
  public let crn: String
  /// The day on which it was shared.
  public let sharedOn: LocalDate
  /// The agency and the person there.
  public let agency: String
  public let recipient: String
  public let what: String
  /// The ground, by the rules.
  public let ground: String
  /// Why it was needed.
  public let reason: String
  /// Who recorded it, as pages show the name, and when in UTC.
  public let recordedBy: String
  public let recordedAt: String
  /// Number of the entry that this one takes the place of.
  public let corrects: Int?
  /// Number of the entry that took the place of this one.
  public let correctedBy: Int?
}

/// A sharing to be recorded, as somebody wrote it.
public struct NewDisclosure: Sendable, Hashable {
  public let crn: String
  /// As `2026-11-22`.
  public let sharedOn: String
  public let agency: String
  public let recipient: String
  public let what: String
  /// Identifier of a ground of the rules.
  public let ground: String
  public let reason: String
  /// Number of the entry that was wrong; nil for a sharing that is not in the log.
  public let corrects: Int?

  public init(
    crn: String, sharedOn: String, agency: String, recipient: String, what: String, ground: String, reason: String,
    corrects: Int? = nil
  ) {
    self.crn = crn
    self.sharedOn = sharedOn
    self.agency = agency
    self.recipient = recipient
    self.what = what
    self.ground = ground
    self.reason = reason
    self.corrects = corrects
  }
}

/// What is wrong with a sharing that was to be recorded, by the field's name in ``NewDisclosure``.
public struct DisclosureProblem: Sendable, Hashable {
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case sharedOn, agency, recipient, what, ground, reason
  }
  public let field: Field
  public let sentence: String
}

/// What came of recording a sharing.
public enum DisclosureOutcome: Sendable, Hashable {
  /// The number of the new entry.
  case kept(Int)
  case refused([DisclosureProblem])
}

/// One page of the disclosure log, newest first.
public struct DisclosureList: Sendable, Hashable {
  public let entries: [Disclosure]
  public let page: Int
  public let pages: Int
  public let total: Int

  public init(entries: [Disclosure], page: Int, pages: Int, total: Int) {
    self.entries = entries
    self.page = page
    self.pages = pages
    self.total = total
  }
}

/// The log of what is shared with partners.
public protocol DisclosureUse: Sendable {
  /// What was shared about a person, newest first. Throws ``CaseworkRefusal``.
  func disclosures(crn: String) async throws -> [Disclosure]
  /// What was shared about people within the actor's reach. `page` counts from 1.
  func disclosures(page: Int) async throws -> DisclosureList
  /// Adds an entry, with its row of the audit trail. Throws ``CaseworkRefusal`` for a case that the actor may not record for,
  /// and for an entry to be corrected that is not this person's newest of its line.
  func recordDisclosure(_ new: NewDisclosure) async throws -> DisclosureOutcome
}
