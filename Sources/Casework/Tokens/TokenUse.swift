public import Caseload

/// Tokens with which programs ask in place of somebody who signs in.
///
/// Who issues or ends one is in the audit trail, in the same transaction. For administrators: all but ``holder(ofToken:)`` and ``noteBadToken(_:source:)`` throw
/// ``CaseworkRefusal/notAllowed(_:)`` for an actor who may not look after accounts.
public protocol TokenUse: Sendable {
  /// Who a token stands for; nil when there is none like it, it ended or ran out, or its account was disabled.
  func holder(ofToken text: String) async throws -> TokenHolder?
  /// Notes that a program asked with a token that is not good, unless there were many of them lately.
  func noteBadToken(_ text: String, source: String) async throws
  /// Issues a token. Throws ``CaseworkRefusal`` for an account that there is not or that is disabled, and for a life that is
  /// too long.
  func issueToken(_ new: NewToken, by actor: Actor) async throws -> IssuedToken
  /// Tokens of one account or, for nil, of all, newest first; those that ended among them.
  func tokens(of account: String?, by actor: Actor) async throws -> [TokenSummary]
  /// Ends a token at once. Throws ``CaseworkRefusal`` when there is none of the number, or it has ended.
  func endToken(_ id: Int, by actor: Actor) async throws
}

/// A program that asks, and with what it may do.
public struct TokenHolder: Sendable, Hashable {
  /// The account's name, staff code, roles and ties, narrowed to the token's scope.
  public let actor: Actor
  public let seesMetrics: Bool

  public init(actor: Actor, seesMetrics: Bool) {
    self.actor = actor
    self.seesMetrics = seesMetrics
  }
}

/// A token to be issued.
public struct NewToken: Sendable {
  /// The account as which it acts.
  public let account: String
  /// What it is for, in words for people, for instance `night report`.
  public let name: String
  public let scope: TokenScope
  /// The last day on which it is good.
  public let until: LocalDate

  public init(account: String, name: String, scope: TokenScope, until: LocalDate) {
    self.account = account
    self.name = name
    self.scope = scope
    self.until = until
  }
}

/// A token that was just issued.
public struct IssuedToken: Sendable, Hashable {
  public let id: Int
  /// The token itself. It is kept nowhere and cannot be shown again.
  public let text: String

  public init(id: Int, text: String) {
    self.id = id
    self.text = text
  }
}

/// A token as administrators see it.
public struct TokenSummary: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case good, expired, ended
  }
  public let id: Int
  public let account: String
  public let name: String
  /// As ``TokenScope/words``.
  public let scope: String
  /// The last day on which it is good.
  public let until: LocalDate
  /// In UTC.
  public let issuedAt: String
  public let issuedBy: String
  public let state: State

  public init(
    id: Int, account: String, name: String, scope: String, until: LocalDate, issuedAt: String, issuedBy: String,
    state: State
  ) {
    self.id = id
    self.account = account
    self.name = name
    self.scope = scope
    self.until = until
    self.issuedAt = issuedAt
    self.issuedBy = issuedBy
    self.state = state
  }
}
