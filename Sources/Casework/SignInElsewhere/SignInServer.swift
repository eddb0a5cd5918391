/// The sign-in server of an organisation, as far as this service has to know it: it leads people there, and hears who they are.
///
/// Everything it answers has been checked: a signature, whom it is for, how old it is.
public protocol SignInServer: Sendable {
  /// As the button says it.
  var name: String { get }
  /// The identifier under which it signs.
  var issuer: String { get }
  /// Where its pages are: places to which a form of the sign-in page may lead.
  var places: [String] { get }
  /// The address to which a browser is led to sign in.
  func address(for begun: BegunSignIn) async throws(SignInServerFault) -> String
  /// Who came back with a code. - Parameter now: whole seconds since 1970.
  func person(code: String, of begun: BegunSignIn, at now: Int) async throws(SignInServerFault) -> PersonElsewhere
  /// What a notice that sessions are over says. - Parameter now: whole seconds since 1970.
  func notice(_ token: String, at now: Int) async throws(SignInServerFault) -> LogoutNotice
}

/// What ties an answer of the sign-in server to the question.
public struct BegunSignIn: Sendable, Hashable {
  /// Comes back with the browser.
  public let state: String
  /// Comes back in the token.
  public let nonce: String
  /// Shows that whoever brings the code is who asked for it (RFC 7636); 43 signs.
  public let verifier: String
  /// Where the browser comes back to.
  public let back: String

  public init(state: String, nonce: String, verifier: String, back: String) {
    self.state = state
    self.nonce = nonce
    self.verifier = verifier
    self.back = back
  }
}

/// Somebody for whom the sign-in server vouches.
public struct PersonElsewhere: Sendable, Hashable {
  /// The server's own identifier of the person, which never changes.
  public let subject: String
  public let name: String
  public let displayName: String
  /// The person's code in the case system. Nil where the server says none.
  public let staff: String?
  /// Roles by the groups of the person; nil for somebody in no group that may sign in.
  public let roles: [HeldRole]?
  /// The server's name of the session there.
  public let session: String?
  /// Whether the server is where staff codes are kept.
  public let decidesStaff: Bool

  public init(
    subject: String, name: String, displayName: String, staff: String?, decidesStaff: Bool, roles: [HeldRole]?,
    session: String?
  ) {
    self.subject = subject
    self.name = name
    self.displayName = displayName
    self.staff = staff
    self.decidesStaff = decidesStaff
    self.roles = roles
    self.session = session
  }
}

/// Says that sessions are over: one, or all of a person.
public struct LogoutNotice: Sendable, Hashable {
  /// Tells it from every other notice of the server.
  public let id: String
  public let subject: String?
  public let session: String?
  /// Whole seconds since 1970 after which it would be refused for its age.
  public let goodUntil: Int

  public init(id: String, subject: String?, session: String?, goodUntil: Int) {
    self.id = id
    self.subject = subject
    self.session = session
    self.goodUntil = goodUntil
  }
}

/// Why nothing came of asking the sign-in server.
public enum SignInServerFault: Error, Sendable, Hashable {
  /// It does not answer, or answers with what it should not.
  case unreachable
  /// What was brought cannot be trusted; a few words for the audit trail, never shown.
  case untrusted(String)
}
