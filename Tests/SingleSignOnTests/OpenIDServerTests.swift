#if SingleSignOn
  import Casework
  import Foundation
  import JWTKit
  import Rules
  import Synchronization
  import Testing

  @testable import SingleSignOn

  @Suite("A sign-in server")
  struct OpenIDServerTests {
    let issuer = StubIssuer()

    @Test("A browser is led to the server with the challenge of the verifier, never with the verifier itself")
    func address() async throws {
      let address = try await issuer.server().address(for: StubIssuer.begun)
      // The challenge is that of RFC 7636, appendix B.
      #expect(
        address
          == "https://pages.example.org/authorise?realm=1&response_type=code&client_id=headroom"
          + "&redirect_uri=https%3A%2F%2Fheadroom.example.org%2Fsign-in%2Fback&scope=openid%20profile%20email"
          + "&state=state-1&nonce=nonce-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
          + "&code_challenge_method=S256")
    }

    @Test("The secret goes to the server's token address alone, in the head or in the form as the server takes it")
    func exchange() async throws {
      let token = try await issuer.token(StubIssuer.claims())
      _ = try await issuer.person(token)
      let asked = try #require(issuer.state.withLock { $0.exchange })
      #expect(asked.address == "\(StubIssuer.address)/token")
      let basic = Data("headroom:s%20e%3Acret".utf8).base64EncodedString()
      #expect(asked.headers.contains { $0 == ("Authorization", "Basic \(basic)") })
      #expect(asked.form?.contains("code_verifier=\(StubIssuer.begun.verifier)") == true)
      #expect(asked.form?.contains("cret") == false)
      issuer.state.withLock { $0.discovery["token_endpoint_auth_methods_supported"] = ["client_secret_post"] }
      _ = try await issuer.person(token)
      let other = try #require(issuer.state.withLock { $0.exchange })
      #expect(!other.headers.contains { $0.0 == "Authorization" })
      #expect(other.form?.hasSuffix("client_id=headroom&client_secret=s%20e%3Acret") == true)
    }

    @Test(
      "A document that names another issuer, or leads to a place without TLS, is not believed",
      arguments: [
        ("issuer", "https://login.example.org/realm/"), ("issuer", "https://evil.example"),
        ("token_endpoint", "http://login.example.org/token"), ("jwks_uri", "http://127.0.0.1/keys"),
        ("authorization_endpoint", "javascript:alert(1)"), ("token_endpoint", "https://user@login.example.org/"),
        ("jwks_uri", ""),
      ])
    func discovery(field: String, value: String) async throws {
      issuer.state.withLock { $0.discovery[field] = value }
      await #expect(throws: SignInServerFault.unreachable) {
        try await issuer.server().address(for: StubIssuer.begun)
      }
    }

    @Test("A server that is down is said to be, and is asked again the next time")
    func down() async throws {
      let server = try issuer.server()
      issuer.state.withLock { $0.isDown = true }
      await #expect(throws: SignInServerFault.unreachable) { try await server.address(for: StubIssuer.begun) }
      await #expect(throws: SignInServerFault.unreachable) {
        try await server.person(code: "code-1", of: StubIssuer.begun, at: StubIssuer.now)
      }
      issuer.state.withLock { $0.isDown = false }
      _ = try await server.address(for: StubIssuer.begun)
    }

    @Test("A key that is not known is looked for once, and then not more than once a minute")
    func newKey() async throws {
      let server = try issuer.server()
      func isTaken() async throws -> Bool {
        let token = try await issuer.token(StubIssuer.claims())
        issuer.state.withLock { $0.codes["code-1"] = token }
        return (try? await server.person(code: "code-1", of: StubIssuer.begun, at: StubIssuer.now)) != nil
      }
      #expect(try await isTaken())
      #expect(issuer.asked("keys") == 1)
      issuer.state.withLock {
        $0.key = ES256PrivateKey()
        $0.keyName = "second"
      }
      #expect(try await isTaken())
      #expect(issuer.asked("keys") == 2)
      let made = try await issuer.token(StubIssuer.claims(), head: ["kid": "made-up"])
      for _ in 1...20 {
        await #expect(throws: SignInServerFault.untrusted(TokenFault.unknownKey.rawValue)) {
          try await server.notice(made, at: StubIssuer.now)
        }
      }
      #expect(issuer.asked("keys") == 2)
      issuer.state.withLock { $0.time += Publications.pause }
      await #expect(throws: SignInServerFault.self) { try await server.notice(made, at: StubIssuer.now) }
      #expect(issuer.asked("keys") == 3)
    }

    @Test("A key that was withdrawn counts for no more than an hour")
    func withdrawn() async throws {
      let server = try issuer.server()
      let old = try await issuer.token(StubIssuer.logoutClaims())
      _ = try await server.notice(old, at: StubIssuer.now)
      issuer.state.withLock {
        $0.key = ES256PrivateKey()
        $0.keyName = "second"
        $0.time += Publications.age - 1
      }
      _ = try await server.notice(old, at: StubIssuer.now)
      issuer.state.withLock { $0.time += 1 }
      await #expect(throws: SignInServerFault.untrusted(TokenFault.unknownKey.rawValue)) {
        try await server.notice(old, at: StubIssuer.now)
      }
    }

    @Test(
      "A published key that is for something else, or for another way of signing, is not taken",
      arguments: [("use", "enc"), ("alg", "ES384"), ("crv", "P-384"), ("kty", "oct")])
    func otherUse(field: String, value: String) async throws {
      issuer.state.withLock { $0.keyFields[field] = value }
      let token = try await issuer.token(StubIssuer.claims())
      await #expect(throws: SignInServerFault.untrusted(TokenFault.unknownKey.rawValue)) {
        try await issuer.person(token)
      }
    }

    @Test("A token that names no key is taken where one key alone fits")
    func unnamed() async throws {
      let parts = try await issuer.token(StubIssuer.claims()).split(separator: ".")
      #expect(parts.count == 3)
      let head = try StubIssuer.part(["alg": "ES256"])
      let set = try #require(KeySet([UInt8](try await issuer.ask(OutwardRequest(address: "/keys")).body)))
      let token = try SignedToken("\(head).\(parts[1]).\(parts[2])")
      #expect(set.key(for: token)?.id == "first")
    }

    @Test("An RSA key of less than 2,048 bits is not taken")
    func weakKey() {
      func key(bytes: Int) -> PublishedKey? {
        let modulus = StubIssuer.url([UInt8](repeating: 0xC5, count: bytes).base64)
        return PublishedKey(.object(["kty": .text("RSA"), "e": .text("AQAB"), "n": .text(modulus)]))
      }
      #expect(key(bytes: 255) == nil)
      #expect(key(bytes: 256)?.fits(.rs256) == true)
      #expect(key(bytes: 256)?.fits(.es256) == false)
    }

    @Test("Forms may lead to the issuer, to its pages once they are known, and to where the file says")
    func places() async throws {
      let settings = try StubIssuer.settings(StubIssuer.file + "\nleads-to: [\"https://hand.example.org\"]")
      let server = try issuer.server(settings)
      #expect(server.places == ["https://login.example.org", "https://hand.example.org"])
      await server.prepare()
      #expect(
        server.places == ["https://login.example.org", "https://pages.example.org", "https://hand.example.org"])
    }
  }
#endif
