#if SingleSignOn
  import Casework
  import Foundation
  import JWTKit
  import Synchronization
  import Testing

  @testable import SingleSignOn

  @Suite("ID tokens")
  struct IDTokenTests {
    let issuer = StubIssuer()

    /// What is said against a token; nil for one that is taken.
    private func fault(_ token: String, at now: Int = StubIssuer.now) async throws -> String? {
      do {
        _ = try await issuer.person(token, at: now)
        return nil
      } catch SignInServerFault.untrusted(let why) { return why }
    }

    private func fault(_ changes: [String: Any?], head: [String: Any] = [:], at now: Int = StubIssuer.now) async throws
      -> String?
    {
      try await fault(try await issuer.token(StubIssuer.claims(changes), head: head), at: now)
    }

    @Test("A good token says who it is, with the roles of the groups that mean something here")
    func good() async throws {
      let person = try await issuer.person(try await issuer.token(StubIssuer.claims()))
      #expect(
        person
          == PersonElsewhere(
            subject: "subject-1", name: "ada@example.org", displayName: "Ada Lovelace", staff: nil,
            decidesStaff: false,
            roles: [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))], session: "session-1"))
    }

    @Test("Somebody in a group without a role may come in, with none")
    func noRole() async throws {
      let person = try await issuer.person(try await issuer.token(StubIssuer.claims(["groups": "staff"])))
      #expect(person.roles == [])
    }

    @Test("Groups that are not mapped, and none at all, let nobody in", arguments: [["SPO-NORTH", "other"], []])
    func noGroup(groups: [String]) async throws {
      let person = try await issuer.person(try await issuer.token(StubIssuer.claims(["groups": groups])))
      #expect(person.roles == nil)
    }

    @Test("A claim of groups that is missing or no list of texts lets nobody in")
    func noGroupClaim() async throws {
      for value: Any? in [nil, 7, ["spo-north", 7] as [Any], ["spo-north": true]] {
        #expect(try await issuer.person(try await issuer.token(StubIssuer.claims(["groups": value]))).roles == nil)
      }
    }

    @Test("A token that was altered after it was signed is refused")
    func altered() async throws {
      let parts = try await issuer.token(StubIssuer.claims()).split(separator: ".").map(String.init)
      let other = try StubIssuer.part(StubIssuer.claims(["groups": ["admins"]]))
      #expect(try await fault("\(parts[0]).\(other).\(parts[2])") == TokenFault.signature.rawValue)
      var bytes = try #require(SignedToken.bytes(parts[2]))
      bytes[10] ^= 1
      let signature = StubIssuer.url(bytes.base64)
      #expect(try await fault("\(parts[0]).\(parts[1]).\(signature)") == TokenFault.signature.rawValue)
    }

    @Test("A token without a signature, or signed with a shared secret, is refused for the way it is signed")
    func otherWays() async throws {
      let claims = try StubIssuer.part(StubIssuer.claims())
      for algorithm in ["none", "None", "HS256", "HS384", "HS512", "", "ES256K"] {
        let head = try StubIssuer.part(["alg": algorithm, "kid": "first"])
        for signature in ["", "AAAA"] {
          #expect(try await fault("\(head).\(claims).\(signature)") == TokenFault.algorithm.rawValue, "\(algorithm)")
        }
      }
    }

    @Test("The published key is no secret: a token signed with it as one is refused")
    func confusion() async throws {
      let parameters = try #require(issuer.state.withLock { $0.key.parameters })
      for secret in [parameters.x, StubIssuer.url(parameters.x), String(repeating: "secret", count: 8)] {
        let key = try await JWTKeyCollection().add(hmac: .init(from: secret), digestAlgorithm: .sha256, kid: "key")
          .getKey(for: "key")
        for algorithm in ["HS256", "ES256"] {
          let text =
            "\(try StubIssuer.part(["alg": algorithm, "kid": "first"])).\(try StubIssuer.part(StubIssuer.claims()))"
          let token = "\(text).\(StubIssuer.url(try key.sign(Array(text.utf8)).base64))"
          let expected = algorithm == "HS256" ? TokenFault.algorithm : .signature
          #expect(try await fault(token) == expected.rawValue)
        }
      }
    }

    @Test("A token signed by somebody else under the name of a published key is refused")
    func otherSigner() async throws {
      let other = StubIssuer()
      #expect(try await fault(try await other.token(StubIssuer.claims())) == TokenFault.signature.rawValue)
    }

    @Test("Another nonce, or none, is refused")
    func nonce() async throws {
      for value: Any? in ["nonce-2", nil, "", 1] {
        #expect(try await fault(["nonce": value]) == TokenFault.nonce.rawValue)
      }
    }

    @Test("A token of another issuer is refused, however alike")
    func issuerClaim() async throws {
      for value: Any? in ["https://login.example.org/realm/", "https://login.example.org", nil, [StubIssuer.address]] {
        #expect(try await fault(["iss": value]) == TokenFault.issuer.rawValue)
      }
    }

    @Test("A token for somebody else is refused, and one for several only where it says that this service asked")
    func audience() async throws {
      for value: Any? in ["other", nil, ["other"], [String](), ["Headroom"]] {
        #expect(try await fault(["aud": value]) == TokenFault.audience.rawValue)
      }
      #expect(try await fault(["aud": ["headroom"]]) == nil)
      #expect(try await fault(["aud": ["headroom", "other"]]) == TokenFault.party.rawValue)
      #expect(try await fault(["aud": ["headroom", "other"], "azp": "headroom"]) == nil)
      #expect(try await fault(["aud": ["headroom", "other"], "azp": "other"]) == TokenFault.party.rawValue)
      #expect(try await fault(["azp": "other"]) == TokenFault.party.rawValue)
    }

    @Test("A token counts until it ends, and a minute longer for a clock that is behind")
    func expired() async throws {
      #expect(try await fault(["exp": StubIssuer.now - 59]) == nil)
      #expect(try await fault(["exp": StubIssuer.now - 60]) == TokenFault.expired.rawValue)
      for value: Any? in [nil, "2099", -1, 1e300] {
        #expect(try await fault(["exp": value]) == TokenFault.moment.rawValue)
      }
    }

    @Test("A token issued later than a minute from now, or more than eleven ago, is refused")
    func issued() async throws {
      #expect(try await fault(["iat": StubIssuer.now + 60]) == nil)
      #expect(try await fault(["iat": StubIssuer.now + 61]) == TokenFault.tooEarly.rawValue)
      #expect(try await fault(["iat": StubIssuer.now - 660]) == nil)
      #expect(try await fault(["iat": StubIssuer.now - 661]) == TokenFault.tooOld.rawValue)
      #expect(try await fault(["iat": nil]) == TokenFault.moment.rawValue)
    }

    @Test("A token that is not valid yet is refused, save for a minute")
    func notBefore() async throws {
      #expect(try await fault(["nbf": StubIssuer.now + 60]) == nil)
      #expect(try await fault(["nbf": StubIssuer.now + 61]) == TokenFault.tooEarly.rawValue)
      #expect(try await fault(["nbf": "soon"]) == TokenFault.moment.rawValue)
    }

    @Test("A token without a subject or without a name is refused")
    func nobody() async throws {
      for value: Any? in [nil, "", 7, String(repeating: "x", count: 256)] {
        #expect(try await fault(["sub": value]) == TokenFault.subject.rawValue)
      }
      #expect(try await fault(["preferred_username": nil]) == TokenFault.name.rawValue)
    }

    @Test("A notice of a sign-out is no proof of anybody")
    func notice() async throws {
      #expect(try await fault(["events": [LogoutTokenCheck.event: [String: String]()]]) == TokenFault.type.rawValue)
      #expect(try await fault([:], head: ["typ": "logout+jwt"]) == TokenFault.type.rawValue)
    }

    @Test("What a token says must be understood is not, and what is no token is refused")
    func notTokens() async throws {
      #expect(try await fault([:], head: ["crit": ["b64"]]) == TokenFault.notAToken.rawValue)
      for text in ["", "a", "a.b", "a.b.c", "a.b.c.d", "....", String(repeating: "a", count: 70_000)] {
        #expect(try await fault(text) == TokenFault.notAToken.rawValue)
      }
    }

    @Test("A code gives a token once; a second time it is refused")
    func code() async throws {
      let server = try issuer.server()
      let token = try await issuer.token(StubIssuer.claims())
      issuer.state.withLock { $0.codes["code-1"] = token }
      _ = try await server.person(code: "code-1", of: StubIssuer.begun, at: StubIssuer.now)
      await #expect(throws: SignInServerFault.untrusted("the sign-in server refused the code")) {
        try await server.person(code: "code-1", of: StubIssuer.begun, at: StubIssuer.now)
      }
    }

    @Test("Names, staff codes and groups are where the file says, a dot leading into a claim")
    func otherClaims() async throws {
      let settings = try StubIssuer.settings(
        StubIssuer.file.replacing(
          "  groups: groups\n",
          with: "  groups: realm_access.roles\n  name: email\n  display-name: nick.name\n  staff-code: staff\n"))
      let token = try await issuer.token(
        StubIssuer.claims([
          "email": "ada@other.example", "nick.name": "Countess", "staff": "N07A001",
          "realm_access": ["roles": ["admins"]],
        ]))
      issuer.state.withLock { $0.codes["code-1"] = token }
      let person = try await issuer.server(settings).person(
        code: "code-1", of: StubIssuer.begun, at: StubIssuer.now)
      #expect(person.name == "ada@other.example" && person.displayName == "Countess" && person.staff == "N07A001")
      #expect(person.decidesStaff && person.roles == [HeldRole(role: "administrator", unit: nil)])
    }
  }

  extension [UInt8] {
    var base64: String { Data(self).base64EncodedString() }
  }
#endif
