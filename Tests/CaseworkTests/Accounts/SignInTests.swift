import Casework
import Secrets
import Storage
import TestSupport
import Testing

@Suite("Signing in")
struct SignInTests {
  @Test(
    "A name and its password begin a session, in whatever letters the name is typed", arguments: DatabaseKind.available)
  func signIn(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))
      let id = try await place.add(roles: [spo])
      let session = try await place.signedIn(" Ada@Example.ORG ")
      #expect(session.token.count == 43)
      #expect(session.who.actor.way == .account(id))
      #expect(session.who.actor.name == "ada@example.org")
      #expect(session.who.actor.staff == "N07A001")
      #expect(session.who.actor.roles == [spo])
      #expect(session.who.mustChangePassword == false)
      #expect(try await place.service.session(session.token) == session.who)
    }
  }

  @Test(
    "Neither the token of a session nor that of a device is in the database as it is", arguments: DatabaseKind.available
  )
  func digests(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let session = try await place.signedIn()
      let kept = try await place.database.read { connection in
        try connection.query("SELECT token_digest FROM session UNION ALL SELECT token_digest FROM device", []) {
          try $0.text(0)
        }
      }
      #expect(kept == [SecretToken.digest(session.token), SecretToken.digest(session.device)])
    }
  }

  @Test("Each sign-in has a token of its own, and the one before is good too", arguments: DatabaseKind.available)
  func newTokens(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let first = try await place.signedIn()
      let second = try await place.signedIn(device: first.device)
      #expect(first.token != second.token)
      #expect(first.who.formToken != second.who.formToken)
      #expect(try await place.service.session(first.token) != nil)
      #expect(try await place.service.session(second.token) != nil)
    }
  }

  @Test("Two at once each get a session", arguments: DatabaseKind.available)
  func atOnce(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      async let one = place.signedIn()
      async let other = place.signedIn()
      let tokens = try await [one.token, other.token]
      #expect(Set(tokens).count == 2)
      for token in tokens { #expect(try await place.service.session(token) != nil) }
    }
  }

  @Test(
    "A wrong password, an unknown name and a disabled account are refused alike, and each takes one hash",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      try await place.add("bob@example.org")
      try await place.add("elsewhere@example.org", password: nil)
      try await place.service.setState(of: "bob@example.org", enabled: false, by: SignInPlace.administrator)
      let tries = [
        ("ada@example.org", "wrong password"), ("nobody@example.org", SignInPlace.password), ("", ""),
        ("no name at all!\0", "x"), ("bob@example.org", SignInPlace.password), ("elsewhere@example.org", ""),
      ]
      for (name, password) in tries {
        let before = place.service.signingIn.passwords.hashesMade
        #expect(try await place.signIn(name, password).kind == "refused", "\(name)")
        #expect(place.service.signingIn.passwords.hashesMade == before + 1, "\(name)")
      }
    }
  }

  @Test(
    "The trail says who signed in and who was refused, and never what was typed where no account has that name",
    arguments: DatabaseKind.available)
  func trail(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      _ = try await place.signIn("ada@example.org", "wrong password")
      _ = try await place.signIn(SignInPlace.password, "ada@example.org")
      let session = try await place.signedIn()
      try await place.service.signOut(session.token)
      #expect(
        try await place.trail() == [
          "account-add | done | terminal:tester | ada@example.org",
          "sign-in | refused | nobody | ada@example.org | wrong password",
          "sign-in | refused | nobody | no such account",
          "sign-in | done | ada@example.org | ada@example.org | password",
          "sign-out | done | ada@example.org | ada@example.org",
        ])
    }
  }

  @Test("The same letters typed on another keyboard are the same password", arguments: DatabaseKind.available)
  func composed(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add(password: "caf\u{E9} au lait noir")
      #expect(try await place.signIn("ada@example.org", "cafe\u{301} au lait noir").kind == "signed in")
    }
  }

  @Test("A hash with older parameters is made anew when its owner signs in", arguments: DatabaseKind.available)
  func rehash(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      // Of the same password, with 8 MiB and one pass.
      let old =
        "$argon2id$v=19$m=8192,t=1,p=1$FZThs1CbzIbd2k6mCobLng$BUyVqjXR3ZNbfPzDYV33RUOMwb5+xeBO1DxlOhovZkg"
      #expect(try await place.service.signingIn.passwords.verify(SignInPlace.password, against: old))
      try await place.database.write { try $0.execute("UPDATE account SET password_hash = ?", [.text(old)]) }
      _ = try await place.signedIn()
      let kept = try await place.database.read { try $0.first("SELECT password_hash FROM account") { try $0.text(0) } }
      #expect(kept?.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$") == true)
      #expect(try await place.signIn().kind == "signed in")
    }
  }
}
