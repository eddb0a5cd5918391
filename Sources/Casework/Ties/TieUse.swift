public import Caseload

/// A tie that somebody holds or is to hold, as managers see it.
public struct GivenTie: Sendable, Hashable {
  public let id: Int
  /// Who holds it, as pages show the name.
  public let holder: String
  public let kind: Tie.Kind
  /// Staff code or case reference number; nil for a case that is kept from whoever looks.
  public let subject: String?
  public let from: LocalDate
  /// The last day; nil for no end.
  public let until: LocalDate?
  /// Why it was given; nil where nobody said.
  public let reason: String?
  public let givenBy: String
}

/// Somebody with an account to whom a tie may be given.
public struct TieCandidate: Sendable, Hashable {
  /// Number of the account.
  public let id: Int
  public let displayName: String
  public let staff: String?
}

/// Ties in force or to come within somebody's reach, and to whom they may give one.
public struct TieBook: Sendable, Hashable {
  public let ties: [GivenTie]
  public let candidates: [TieCandidate]
}

/// A tie to be given, as somebody wrote it.
public struct NewTie: Sendable, Hashable {
  /// Number of the account.
  public let account: Int
  public let kind: Tie.Kind
  /// Staff code or case reference numbers, which is one but for an inspection.
  public let subjects: [String]
  public let from: LocalDate
  public let until: LocalDate?
  public let reason: String

  public init(
    account: Int, kind: Tie.Kind, subjects: [String], from: LocalDate, until: LocalDate?, reason: String
  ) {
    self.account = account
    self.kind = kind
    self.subjects = subjects
    self.from = from
    self.until = until
    self.reason = reason
  }
}

/// Who answers for, covers, works beside or stands in for whom, and which cases are opened to inspectors.
public protocol TieUse: Sendable {
  /// Ties of people within the actor's reach but those of inspections. Throws ``CaseworkRefusal/notAllowed(_:)``.
  func ties() async throws -> TieBook
  /// Cases that are opened for inspections, and the inspectors. Throws ``CaseworkRefusal/notAllowed(_:)``.
  func inspections() async throws -> TieBook
  /// Gives a tie, with its row of the audit trail. Both sides must be within the actor's reach, and it is never to oneself.
  ///
  /// Throws ``CaseworkRefusal`` with a sentence; nothing is given then.
  func give(_ new: NewTie) async throws
  /// Ends a tie today. Throws ``CaseworkRefusal`` for one that is out of reach or not there.
  func endTie(_ id: Int) async throws
}
