import Rules
import Secrets
import Storage

/// Signing in with an organisation's own server, over the accounts of a service.
public struct OrganisationSignIn: SignInElsewhere {
  let service: Service
  let server: any SignInServer

  public init(_ service: Service, with server: any SignInServer) {
    self.service = service
    self.server = server
  }

  public var name: String { server.name }
  public var places: [String] { server.places }

  /// Seconds within which somebody is to be back. An assumption: long enough to fetch a telephone for a second factor.
  private static let patience = 600

  public func begin(browser: String, back: String, destination: String?) async throws(SignInServerFault) -> String {
    let begun = BegunSignIn(
      state: SecretToken.make(), nonce: SecretToken.make(), verifier: SecretToken.make(), back: back)
    let address = try await server.address(for: begun)
    let now = service.clock.seconds()
    do {
      try await service.database.write { connection in
        try connection.execute("DELETE FROM sign_in_begun WHERE made <= ?", [.integer(now - Self.patience)])
        try connection.execute(
          """
          INSERT INTO sign_in_begun (state_digest, browser_digest, nonce, verifier, destination, made)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          [
            .text(SecretToken.digest(begun.state)), .text(SecretToken.digest(browser)), .text(begun.nonce),
            .text(begun.verifier), .optional(destination), .integer(now),
          ])
      }
    } catch { throw .unreachable }
    return address
  }

  public func finish(_ back: CameBack) async throws -> CameBackOutcome {
    guard let (begun, destination) = try await taken(back) else {
      return try await refuse(.notBegun, "no sign-in was begun in this browser", from: back.source)
    }
    if let issuer = back.issuer, issuer != server.issuer {
      return try await refuse(.untrusted, "an answer of another server", from: back.source)
    }
    guard let code = back.code else { return try await refuse(.turnedBack, "turned back", from: back.source) }
    let person: PersonElsewhere
    do { person = try await server.person(code: code, of: begun, at: service.clock.seconds()) } catch {
      switch error {
      case .unreachable: return try await refuse(.unreachable, "the sign-in server does not answer", from: back.source)
      case .untrusted(let why): return try await refuse(.untrusted, why, from: back.source)
      }
    }
    do {
      return try await service.database.write { connection in
        try service.admit(person, of: server, device: back.device, destination, connection)
      }
    } catch CaseworkRefusal.invalid {
      return try await refuse(.untrusted, "a name or a code that no account can have", from: back.source)
    }
  }

  /// What a browser began, once: whatever comes of it, it cannot be answered again. Nil where this browser began nothing of it.
  private func taken(_ back: CameBack) async throws -> (BegunSignIn, String?)? {
    guard let browser = back.browser else { return nil }
    let now = service.clock.seconds()
    return try await service.database.write { connection in
      try connection.first(
        """
        DELETE FROM sign_in_begun WHERE state_digest = ? AND browser_digest = ? AND made > ?
        RETURNING nonce, verifier, destination
        """,
        [
          .text(SecretToken.digest(back.state)), .text(SecretToken.digest(browser)), .integer(now - Self.patience),
        ]
      ) { row in
        let begun = BegunSignIn(
          state: back.state, nonce: try row.text(0), verifier: try row.text(1), back: back.place)
        return (begun, try row.optionalText(2))
      }
    }
  }

  /// Keeps that somebody was refused, unless there were too many from the same source: whoever is not signed in must not be able
  /// to fill the trail.
  private func refuse(_ refusal: CameBackOutcome.Refusal, _ why: String, from source: String) async throws
    -> CameBackOutcome
  {
    let attempts = service.attempts
    let bucket = Attempts.Bucket(
      name: "elsewhere:" + SecretToken.digest(source), limit: service.pack.signIn.attempts.perSource)
    try await service.database.write { connection in
      guard try attempts.closed([bucket], connection) == nil else { return }
      _ = try attempts.note([bucket], connection)
      try AuditTrail.append(
        AuditEntry(.signIn, outcome: .refused, detail: "\(Service.viaElsewhere): \(why)"), by: server.actor,
        at: service.clock.auditMoment, connection)
    }
    return .refused(refusal)
  }
}

extension SignInServer {
  /// As the audit trail names it. No account can have this name.
  var actor: Actor { Actor(way: .none, name: "issuer:\(issuer)", displayName: name, roles: []) }
}
