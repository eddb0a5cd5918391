#if SingleSignOn
  import Casework
  import Testing

  @testable import SingleSignOn

  @Suite("Logout tokens")
  struct LogoutTokenTests {
    let issuer = StubIssuer()

    private func notice(_ changes: [String: Any?] = [:], head: [String: Any] = [:]) async throws -> LogoutNotice {
      let token = try await issuer.token(StubIssuer.logoutClaims(changes), head: head)
      return try await issuer.server().notice(token, at: StubIssuer.now)
    }

    private func fault(_ changes: [String: Any?], head: [String: Any] = [:]) async throws -> String? {
      do {
        _ = try await notice(changes, head: head)
        return nil
      } catch SignInServerFault.untrusted(let why) { return why }
    }

    @Test("A good notice names a person, a session or both, and is remembered until it would be too old")
    func good() async throws {
      let notice = try await notice(["sid": "session-1"], head: ["typ": "logout+jwt"])
      #expect(notice.id == "notice-1" && notice.subject == "subject-1" && notice.session == "session-1")
      #expect(notice.goodUntil >= StubIssuer.now + 160)
      #expect(try await self.notice(["sub": nil, "sid": "session-1"]).subject == nil)
      #expect(try await self.notice().session == nil)
    }

    @Test("A notice of a day to come is remembered no longer than it can be taken")
    func remembered() async throws {
      #expect(try await notice(["exp": StubIssuer.now + 10_000_000]).goodUntil <= StubIssuer.now + 720)
    }

    @Test("An ID token is no notice: neither without the event nor with a nonce")
    func idToken() async throws {
      #expect(try await fault(["events": nil]) == TokenFault.events.rawValue)
      for value: Any in [[String: Any](), "event", [LogoutTokenCheck.event: true], [LogoutTokenCheck.event]] {
        #expect(try await fault(["events": value]) == TokenFault.events.rawValue)
      }
      #expect(try await fault(["nonce": "nonce-1"]) == TokenFault.nonce.rawValue)
      #expect(try await fault(["nonce": ""]) == TokenFault.nonce.rawValue)
    }

    @Test("A notice that names nobody, or has no identifier, is refused")
    func nobody() async throws {
      #expect(try await fault(["sub": nil]) == TokenFault.subject.rawValue)
      #expect(try await fault(["jti": nil]) == TokenFault.identifier.rawValue)
      #expect(try await fault(["jti": ""]) == TokenFault.identifier.rawValue)
    }

    @Test("A notice of another issuer, for another audience, of another kind or of another time is refused")
    func terms() async throws {
      #expect(try await fault(["iss": "https://other.example"]) == TokenFault.issuer.rawValue)
      #expect(try await fault(["aud": "other"]) == TokenFault.audience.rawValue)
      #expect(try await fault(["exp": StubIssuer.now - 60]) == TokenFault.expired.rawValue)
      #expect(try await fault(["iat": StubIssuer.now - 661]) == TokenFault.tooOld.rawValue)
      #expect(try await fault([:], head: ["typ": "at+jwt"]) == TokenFault.type.rawValue)
      #expect(try await fault([:], head: ["alg": "none"]) == TokenFault.algorithm.rawValue)
    }

    @Test("A notice that somebody else signed is refused")
    func signature() async throws {
      let token = try await StubIssuer().token(StubIssuer.logoutClaims())
      await #expect(throws: SignInServerFault.untrusted(TokenFault.signature.rawValue)) {
        try await issuer.server().notice(token, at: StubIssuer.now)
      }
    }
  }
#endif
