public import Caseload

/// What sign-in pages ask of the service. All of it is in the audit trail, in the same transaction.
///
/// What cannot be done as asked is thrown as ``CaseworkRefusal``, with a sentence for whoever asked, save where the outcome says it.
public protocol AccountUse: TokenUse {
  /// Tries a name and a password. Takes the same work whether the name exists or not.
  ///
  /// - Parameters:
  ///   - source: where the attempt came from, for throttling only; kept as a digest.
  ///   - device: the device token of an earlier sign-in, which a flood of guesses by others does not lock out.
  func signIn(name: String, password: String, source: String, device: String?) async throws -> SignInOutcome
  /// The second step where the account has a second factor: a code of its authenticator, good once.
  func confirm(challenge: String, code: String) async throws -> SignInOutcome
  /// Who a session's token stands for; nil when it ended, ran out, or its account was disabled. Notes that it was used.
  func session(_ token: String) async throws -> SignedIn?
  func signOut(_ token: String) async throws
  /// Whether nobody has an account yet.
  func isUnclaimed() async throws -> Bool
  /// A code with which the first account can be made, once; nil when there is an account already.
  func makeClaimCode() async throws -> String?
  /// Makes the first account, an administrator, for whoever has the one-time code that `serve` printed.
  func claim(code: String, _ new: NewAccount) async throws -> SignInOutcome
  /// Changes one's own password; ends all other sessions of the account.
  func changePassword(of actor: Actor, from old: String, to new: String, keeping token: String) async throws
  /// Whether this server has a key to keep the secrets of authenticators sealed; without one nobody can add an authenticator.
  var keepsSecondFactors: Bool { get }
  /// Begins a second factor: a secret to put into an authenticator. It counts once a code of it was confirmed.
  func beginSecondFactor(of actor: Actor) async throws -> SecondFactorSecret
  func confirmSecondFactor(of actor: Actor, code: String) async throws
  func removeSecondFactor(of actor: Actor, password: String) async throws

  // For administrators: each throws ``CaseworkRefusal/notAllowed(_:)`` for an actor who may not look after accounts.
  /// All accounts. That they were looked at is in the audit trail, as is that it was refused.
  func accounts(for actor: Actor) async throws -> [AccountSummary]
  /// The same for one of them; nil when there is none of this number.
  func account(_ id: Int, for actor: Actor) async throws -> AccountSummary?
  /// Throws, and notes it, unless the actor may look after accounts: before a form is shown or read.
  func requireManaging(_ action: AuditAction, by actor: Actor) async throws
  func addAccount(_ new: NewAccount, by actor: Actor) async throws -> Int
  func setState(of account: String, enabled: Bool, by actor: Actor) async throws
  /// Gives an account a password for one sign-in, after which its owner must choose one; ends its sessions and, when asked,
  /// removes its second factor.
  func resetPassword(of account: String, to password: String, removingSecondFactor: Bool, by actor: Actor) async throws
  func grant(_ role: HeldRole, to account: String, from: LocalDate, until: LocalDate?, by actor: Actor) async throws
  func end(_ role: HeldRole, of account: String, by actor: Actor) async throws
  func grant(_ tie: Tie, to account: String, from: LocalDate, until: LocalDate?, by actor: Actor) async throws
  func end(_ tie: Tie, of account: String, by actor: Actor) async throws
  func endSessions(of account: String, by actor: Actor) async throws
}

/// What came of trying to sign in.
public enum SignInOutcome: Sendable {
  /// The token for the cookie, shown once and kept only as its digest, and the device token to remember.
  case signedIn(token: String, device: String, SignedIn)
  /// A code of the authenticator is asked for next, with this challenge, within five minutes.
  case needsCode(challenge: String)
  /// Name, password or code was not right; which of them is not said.
  case refused
  /// Too many attempts; when to try again.
  case throttled(seconds: Int)
  /// What is wrong with a password to be chosen, in sentences.
  case weak([String])
}

/// A session and who it is for.
public struct SignedIn: Sendable, Hashable {
  public let actor: Actor
  /// Set where a password must be chosen before anything else.
  public let mustChangePassword: Bool
  public let hasSecondFactor: Bool
  /// False for somebody who signs in with the organisation's own server only.
  public let hasPassword: Bool
  /// Whole seconds until the session ends when nothing more is asked.
  public let idleSecondsLeft: Int
  /// A token for the forms of this session, other than the session's own.
  public let formToken: String

  public init(
    actor: Actor, mustChangePassword: Bool, hasSecondFactor: Bool, hasPassword: Bool = true, idleSecondsLeft: Int,
    formToken: String
  ) {
    self.hasPassword = hasPassword
    self.actor = actor
    self.mustChangePassword = mustChangePassword
    self.hasSecondFactor = hasSecondFactor
    self.idleSecondsLeft = idleSecondsLeft
    self.formToken = formToken
  }
}

/// An account to be made.
public struct NewAccount: Sendable {
  /// What the person signs in with, for instance an e-mail address; compared without regard to case.
  public let name: String
  public let displayName: String
  /// Nil for an account that signs in elsewhere only.
  public let password: String?
  public let staff: String?
  public let roles: [HeldRole]
  /// The last day of the roles; nil for no end.
  public let rolesUntil: LocalDate?
  /// Whether the password must be changed at the first sign-in.
  public let mustChangePassword: Bool

  public init(
    name: String, displayName: String, password: String?, staff: String? = nil, roles: [HeldRole],
    rolesUntil: LocalDate? = nil, mustChangePassword: Bool = true
  ) {
    self.rolesUntil = rolesUntil
    self.name = name
    self.displayName = displayName
    self.password = password
    self.staff = staff
    self.roles = roles
    self.mustChangePassword = mustChangePassword
  }
}

/// An account as administrators see it.
public struct AccountSummary: Sendable, Hashable {
  /// The number of the account, as in ``Actor/Way/account(_:)``.
  public let id: Int
  public let name: String
  public let displayName: String
  public let staff: String?
  public let isEnabled: Bool
  public let hasSecondFactor: Bool
  public let mustChangePassword: Bool
  public let roles: [DatedRole]
  public let ties: [DatedTie]
  /// Moment of the last sign-in, in UTC; nil for never.
  public let lastSignIn: String?
  public let sessions: Int

  public init(
    id: Int, name: String, displayName: String, staff: String?, isEnabled: Bool, hasSecondFactor: Bool,
    mustChangePassword: Bool,
    roles: [DatedRole], ties: [DatedTie], lastSignIn: String?, sessions: Int
  ) {
    self.id = id
    self.name = name
    self.displayName = displayName
    self.staff = staff
    self.isEnabled = isEnabled
    self.hasSecondFactor = hasSecondFactor
    self.mustChangePassword = mustChangePassword
    self.roles = roles
    self.ties = ties
    self.lastSignIn = lastSignIn
    self.sessions = sessions
  }
}

/// A role with the days on which it holds.
public struct DatedRole: Sendable, Hashable {
  public let role: HeldRole
  public let from: LocalDate
  /// The last day; nil for no end.
  public let until: LocalDate?

  public init(role: HeldRole, from: LocalDate, until: LocalDate?) {
    self.role = role
    self.from = from
    self.until = until
  }
}

/// A tie with the days on which it holds.
public struct DatedTie: Sendable, Hashable {
  public let tie: Tie
  public let from: LocalDate
  public let until: LocalDate?

  public init(tie: Tie, from: LocalDate, until: LocalDate?) {
    self.tie = tie
    self.from = from
    self.until = until
  }
}

/// What an authenticator needs to make codes.
public struct SecondFactorSecret: Sendable, Hashable {
  /// In base32, in groups of four, to be typed.
  public let text: String
  /// `otpauth://totp/…`
  public let address: String

  public init(text: String, address: String) {
    self.text = text
    self.address = address
  }
}
