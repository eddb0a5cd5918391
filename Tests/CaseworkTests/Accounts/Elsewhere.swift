import Synchronization
import Testing

@testable import Casework

/// A service with a sign-in server, and a browser.
struct Elsewhere: Sendable {
  static let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))
  static let hub = HeldRole(role: "hub", unit: RoleUnit(level: "pdu", code: "N07P01"))

  let place: SignInPlace
  let server = FakeServer()
  private let use: OrganisationSignIn

  init(_ place: SignInPlace) {
    self.place = place
    use = OrganisationSignIn(place.service, with: server)
  }

  var person: PersonElsewhere { server.state.withLock { $0.person } }

  func change(_ change: (inout PersonElsewhere) -> Void) { server.state.withLock { change(&$0.person) } }

  /// The state of a sign-in that was begun.
  func begin(destination: String? = nil) async throws -> String {
    try await use.begin(browser: "browser", back: "https://headroom.example.org/back", destination: destination)
  }

  func finish(
    state: String, code: String? = "code", issuer: String? = nil, browser: String? = "browser"
  ) async throws -> CameBackOutcome {
    try await use.finish(
      CameBack(
        state: state, code: code, issuer: issuer, browser: browser, place: "https://headroom.example.org/back",
        source: "192.0.2.1", device: nil))
  }

  func signedIn(destination: String? = nil) async throws -> (token: String, who: SignedIn, destination: String?) {
    let outcome = try await finish(state: begin(destination: destination))
    guard case .signedIn(let token, _, let who, let destination) = outcome else {
      Issue.record("refused: \(outcome)")
      throw CaseworkRefusal.invalid("refused")
    }
    return (token, who, destination)
  }

  func refusal() async throws -> CameBackOutcome.Refusal? { try await finish(state: begin()).refusal }

  func end(_ notice: LogoutNotice) async throws {
    server.state.withLock { $0.notice = notice }
    try await use.end(notice: "token")
  }
}

/// A sign-in server that vouches for whom it is told to, and gives the state itself as the address.
final class FakeServer: SignInServer {
  struct State {
    var person = PersonElsewhere(
      subject: "subject-1", name: "Ada@Example.org", displayName: "Ada Lovelace", staff: nil, decidesStaff: false,
      roles: [Elsewhere.spo], session: "session-1")
    var notice: LogoutNotice?
    var fault: SignInServerFault?
    var codes: [String] = []
  }

  let state = Mutex(State())
  let name = "Example"
  let issuer = "https://login.example.org"
  let places: [String] = []

  var fault: SignInServerFault? {
    get { state.withLock { $0.fault } }
    set { state.withLock { $0.fault = newValue } }
  }

  var codes: [String] { state.withLock { $0.codes } }

  func address(for begun: BegunSignIn) async throws(SignInServerFault) -> String { begun.state }

  func person(code: String, of begun: BegunSignIn, at now: Int) async throws(SignInServerFault) -> PersonElsewhere {
    let (person, fault) = state.withLock { state in
      state.codes.append(code)
      return (state.person, state.fault)
    }
    if let fault { throw fault }
    return person
  }

  func notice(_ token: String, at now: Int) async throws(SignInServerFault) -> LogoutNotice {
    guard let notice = state.withLock({ $0.notice }) else { throw .untrusted("none") }
    return notice
  }
}

extension CameBackOutcome {
  var isSignedIn: Bool { if case .signedIn = self { true } else { false } }
  var refusal: Refusal? { if case .refused(let why) = self { why } else { nil } }
}

extension PersonElsewhere {
  func with(
    subject: String? = nil, name: String? = nil, displayName: String? = nil, staff: String?? = nil,
    decidesStaff: Bool? = nil, roles: [HeldRole]?? = nil, session: String? = nil
  ) -> PersonElsewhere {
    PersonElsewhere(
      subject: subject ?? self.subject, name: name ?? self.name, displayName: displayName ?? self.displayName,
      staff: staff ?? self.staff, decidesStaff: decidesStaff ?? self.decidesStaff, roles: roles ?? self.roles,
      session: session ?? self.session)
  }
}
