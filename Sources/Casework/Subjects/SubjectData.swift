/// Everything that is held about one person, as a draft that somebody reads before anything is given out.
public struct SubjectData: Sendable, Hashable, Codable {
  /// What one place holds: a sheet, the log of sharing, the audit trail.
  public struct Section: Sendable, Hashable, Codable {
    public let heading: String
    /// Where it comes from: `The case system` or `Recorded in Headroom`.
    public let source: String
    public let items: [Item]
  }

  /// One row, with a number of its own in the draft.
  public struct Item: Sendable, Hashable, Codable {
    public let number: Int
    public let facts: [Fact]

    /// Whether something in it is about somebody else.
    public var namesOthers: Bool { facts.contains(where: \.namesOthers) }
  }

  public struct Fact: Sendable, Hashable, Codable {
    public let label: String
    public let value: String
    /// Whether it is or may be about somebody else: a colleague's code or name, or text that somebody wrote freely.
    public let namesOthers: Bool
  }

  public let sections: [Section]

  public var items: Int { sections.reduce(0) { $0 + $1.items.count } }
}

/// Whom a draft is about.
public enum DataSubject: Sendable, Hashable {
  /// A person on probation, by case reference number.
  case person(String)
  /// A member of staff, by staff code.
  case staff(String)

  var kind: String { if case .person = self { "person" } else { "staff" } }

  public var code: String {
    switch self {
    case .person(let code), .staff(let code): code
    }
  }

  init?(kind: String, code: String) {
    switch kind {
    case "person": self = .person(code)
    case "staff": self = .staff(code)
    default: return nil
    }
  }

  var audited: AuditSubject {
    switch self {
    case .person(let code): .person(code)
    case .staff(let code): .staff(code)
    }
  }
}

/// A draft, kept until it was reviewed and given out.
public struct SubjectDraft: Sendable, Hashable {
  public let id: Int
  public let subject: DataSubject
  /// UTC, and who made it.
  public let madeAt: String
  public let madeBy: String
  public let data: SubjectData
  /// Numbers of the items that the reviewer left out.
  public let leftOut: [Int]
  /// When in UTC and by whom it was reviewed; nil while it is a draft.
  public let reviewedAt: String?
  public let reviewedBy: String?
}

/// Drafts of what is held about somebody who asked for it.
public protocol SubjectUse: Sendable {
  /// Drafts about people within the actor's reach, newest first, each without its data.
  func subjectDrafts() async throws -> [SubjectDraft]
  /// Gathers all that is held. Throws ``CaseworkRefusal``. The number of the draft.
  func draftSubject(_ subject: DataSubject) async throws -> Int
  func subjectDraft(_ id: Int) async throws -> SubjectDraft
  /// Marks a draft as read by the actor, who leaves items out. Throws ``CaseworkRefusal`` for one that was reviewed already, and
  /// for an item that it does not have.
  func reviewSubjectDraft(_ id: Int, leavingOut items: [Int]) async throws
  /// The draft as a document to be read by people, in HTML; before its review it says on every page that it is a draft.
  func subjectDocument(_ id: Int) async throws -> String
}
