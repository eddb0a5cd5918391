#if SingleSignOn
  import Casework
  import Foundation
  import JWTKit
  import Rules
  import Synchronization
  import Testing
  import TestSupport

  @testable import SingleSignOn

  /// A sign-in server without a network: it publishes keys, signs tokens, and gives each code's token once.
  final class StubIssuer: Outward {
    static let address = "https://login.example.org/realm"
    static let now = 1_800_000_000

    struct State {
      var key = ES256PrivateKey()
      var keyName = "first"
      /// Other fields of the published key.
      var keyFields: [String: String] = [:]
      var discovery: [String: Any] = StubIssuer.document
      /// The token that a code gives, once.
      var codes: [String: String] = [:]
      /// What was asked, by the last part of its path.
      var asked: [String: Int] = [:]
      /// Form and head of the last exchange.
      var exchange: OutwardRequest?
      var isDown = false
      var time = StubIssuer.now
    }

    let state = Mutex(State())

    nonisolated(unsafe) static let document: [String: Any] = [  // Only read.
      "issuer": address, "authorization_endpoint": "https://pages.example.org/authorise?realm=1",
      "token_endpoint": "\(address)/token", "jwks_uri": "\(address)/keys",
    ]

    struct Down: Error {}

    func ask(_ request: OutwardRequest) async throws -> OutwardAnswer {
      try state.withLock { state in
        guard !state.isDown else { throw Down() }
        let path = String(request.address.split(separator: "/").last ?? "")
        state.asked[path, default: 0] += 1
        switch path {
        case "openid-configuration": return try Self.json(state.discovery)
        case "keys":
          let parameters = try #require(state.key.parameters)
          var key = [
            "kty": "EC", "crv": "P-256", "use": "sig", "kid": state.keyName, "x": Self.url(parameters.x),
            "y": Self.url(parameters.y),
          ]
          key.merge(state.keyFields) { _, new in new }
          // Keys that are for something else or of a kind that nobody knows do not spoil the set.
          return try Self.json(["keys": [["kty": "oct", "k": "c2VjcmV0"], ["kty": "new"], key]])
        case "token":
          state.exchange = request
          let code = request.form?.split(separator: "&").first { $0.hasPrefix("code=") }?.dropFirst(5)
          guard let token = state.codes.removeValue(forKey: String(code ?? "")) else {
            return OutwardAnswer(status: 400, body: Array(#"{"error":"invalid_grant"}"#.utf8))
          }
          return try Self.json(["id_token": token, "token_type": "Bearer", "access_token": "unused"])
        default: return OutwardAnswer(status: 404, body: [])
        }
      }
    }

    func asked(_ path: String) -> Int { state.withLock { $0.asked[path] ?? 0 } }

    private static func json(_ object: [String: Any]) throws -> OutwardAnswer {
      OutwardAnswer(status: 200, body: [UInt8](try JSONSerialization.data(withJSONObject: object)))
    }

    static func url(_ base64: String) -> String {
      base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func part(_ object: [String: Any]) throws -> String {
      url(try JSONSerialization.data(withJSONObject: object).base64EncodedString())
    }

    /// A token with these claims, signed with the key of this server.
    func token(_ claims: [String: Any], head: [String: Any] = [:]) async throws -> String {
      let (key, name) = state.withLock { ($0.key, $0.keyName) }
      let head = ["alg": "ES256", "kid": name, "typ": "JWT"].merging(head) { _, new in new }
      let text = "\(try Self.part(head)).\(try Self.part(claims))"
      let signing = try await JWTKeyCollection().add(ecdsa: key, kid: "key").getKey(for: "key")
      return "\(text).\(Self.url(Data(try signing.sign(Array(text.utf8))).base64EncodedString()))"
    }

    /// Claims of an ID token that is good now. Nil takes a claim away.
    static func claims(_ changes: [String: Any?] = [:]) -> [String: Any] {
      var claims: [String: Any] = [
        "iss": address, "aud": "headroom", "sub": "subject-1", "iat": now - 5, "exp": now + 300, "nonce": "nonce-1",
        "preferred_username": "ada@example.org", "name": "Ada Lovelace", "groups": ["spo-north", "staff"],
        "sid": "session-1",
      ]
      for (name, value) in changes { claims[name] = value }
      return claims
    }

    static func logoutClaims(_ changes: [String: Any?] = [:]) -> [String: Any] {
      var claims: [String: Any] = [
        "iss": address, "aud": "headroom", "sub": "subject-1", "iat": now - 5, "exp": now + 100, "jti": "notice-1",
        "events": [LogoutTokenCheck.event: [String: String]()],
      ]
      for (name, value) in changes { claims[name] = value }
      return claims
    }

    /// The server as this program sees it.
    func server(_ settings: SignInServerSettings? = nil) throws -> OpenIDServer {
      OpenIDServer(
        try settings ?? Self.settings(), secret: "s e:cret", outward: self, signatures: JWTKitSignatures(),
        now: { self.state.withLock { $0.time } })
    }

    static let file = """
      name: Example Probation
      issuer: \(address)
      client-id: headroom
      client-secret-file: secret.txt
      claims:
        groups: groups
      groups:
        - { group: spo-north, role: spo, unit: "team:N07T01" }
        - { group: staff }
        - { group: admins, role: administrator }
      """

    static func settings(_ text: String = file) throws -> SignInServerSettings {
      try SignInServerFile.read(Data(text.utf8), path: "sign-in-with.yaml", try englandAndWales())
    }

    static let begun = BegunSignIn(
      state: "state-1", nonce: "nonce-1", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
      back: "https://headroom.example.org/sign-in/back")

    /// Who comes back with a code that gives a token. Throws ``SignInServerFault``.
    func person(_ token: String, at now: Int = now) async throws -> PersonElsewhere {
      state.withLock { $0.codes["code-1"] = token }
      return try await server().person(code: "code-1", of: Self.begun, at: now)
    }
  }
#endif
