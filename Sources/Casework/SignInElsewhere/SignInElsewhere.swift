/// What pages ask where people sign in with their organisation's own server. All of it is in the audit trail.
public protocol SignInElsewhere: Sendable {
  /// As the button says it.
  var name: String { get }
  /// Places to which a form of the sign-in page may lead.
  var places: [String] { get }
  /// Begins to sign somebody in. The address to lead the browser to.
  ///
  /// - Parameters:
  ///   - browser: a secret that only this browser keeps.
  ///   - back: where the browser comes back to.
  ///   - destination: where to go on to afterwards.
  func begin(browser: String, back: String, destination: String?) async throws(SignInServerFault) -> String
  /// Takes whom the sign-in server led back.
  func finish(_ back: CameBack) async throws -> CameBackOutcome
  /// Ends the sessions that a notice of the sign-in server names. Throws ``SignInServerFault`` for one that is none.
  func end(notice: String) async throws
}

/// A browser that comes back from the sign-in server.
public struct CameBack: Sendable {
  public let state: String
  /// Nil where the server brings an error in its place.
  public let code: String?
  /// Who the answer says it is from; nil where it says nothing (RFC 9207).
  public let issuer: String?
  /// The secret of the browser.
  public let browser: String?
  /// Where the browser came back to.
  public let place: String
  /// Where the request came from, for limits only.
  public let source: String
  /// The device token of an earlier sign-in.
  public let device: String?

  public init(
    state: String, code: String?, issuer: String?, browser: String?, place: String, source: String, device: String?
  ) {
    self.state = state
    self.code = code
    self.issuer = issuer
    self.browser = browser
    self.place = place
    self.source = source
    self.device = device
  }
}

/// What came of it.
public enum CameBackOutcome: Sendable {
  /// The token for the cookie, the device token, whose session it is, and where to go on to.
  case signedIn(token: String, device: String, SignedIn, destination: String?)
  case refused(Refusal)

  public enum Refusal: Sendable, Hashable, CaseIterable {
    /// No sign-in was begun in this browser that this answers, or it was answered already.
    case notBegun
    /// The sign-in server said no, or the person turned back.
    case turnedBack
    /// What came back cannot be trusted.
    case untrusted
    /// No group of the person may sign in here.
    case noGroup
    /// The account is disabled.
    case disabled
    /// Another account has the name of the person.
    case nameTaken
    /// The sign-in server does not answer.
    case unreachable
  }
}
