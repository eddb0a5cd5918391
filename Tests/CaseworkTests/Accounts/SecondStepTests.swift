import Casework
import Secrets
import Storage
import TestSupport
import Testing

@Suite("The second step of signing in")
struct SecondStepTests {
  @Test(
    "With a second factor the password leads to a code, and the code to a session", arguments: DatabaseKind.available)
  func twoSteps(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let code = try await place.secondFactor(of: place.signedIn().who.actor)
      place.wait(seconds: 60)
      let challenge = try await place.challenged()
      #expect(try await place.service.session(challenge) == nil)
      let session = try #require(
        SignInPlace.Session(try await place.service.confirm(challenge: challenge, code: code.code(at: place.now))))
      #expect(session.who.hasSecondFactor)
      #expect(try await place.service.session(session.token)?.hasSecondFactor == true)
      #expect(
        try await place.trail().suffix(2) == [
          "second-factor | done | nobody | ada@example.org | asked for",
          "sign-in | done | ada@example.org | ada@example.org | password and code",
        ])
    }
  }

  @Test(
    "A code counts once, in another sign-in too, and the one that confirmed the factor is used",
    arguments: DatabaseKind.available)
  func once(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let code = try await place.secondFactor(of: place.signedIn().who.actor)
      func enter(_ text: String) async throws -> String {
        let challenge = try await place.challenged()
        let outcome = try await place.service.confirm(challenge: challenge, code: text)
        return outcome.kind
      }
      #expect(try await enter(code.code(at: place.now)) == "refused")
      place.wait(seconds: 30)
      let text = code.code(at: place.now)
      #expect(try await enter(text) == "signed in")
      #expect(try await enter(text) == "refused")
      // An older code than the last one that was taken is not good any more either.
      #expect(try await enter(code.code(at: place.now - 30)) == "refused")
    }
  }

  @Test("Of two who give the same code at once, one gets in", arguments: DatabaseKind.available)
  func race(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let code = try await place.secondFactor(of: place.signedIn().who.actor)
      place.wait(seconds: 60)
      let challenges = [try await place.challenged(), try await place.challenged()]
      let text = code.code(at: place.now)
      async let one = place.service.confirm(challenge: challenges[0], code: text)
      async let other = place.service.confirm(challenge: challenges[1], code: text)
      #expect(Set(try await [one.kind, other.kind]) == ["signed in", "refused"])
    }
  }

  @Test("A challenge is good for five minutes, for one session, and for five codes", arguments: DatabaseKind.available)
  func ends(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let code = try await place.secondFactor(of: place.signedIn().who.actor)
      func confirm(_ challenge: String, _ text: String? = nil) async throws -> String {
        let outcome = try await place.service.confirm(challenge: challenge, code: text ?? code.code(at: place.now))
        return outcome.kind
      }
      place.wait(seconds: 60)
      var challenge = try await place.challenged()
      place.wait(minutes: 5)
      #expect(try await confirm(challenge) == "refused")

      challenge = try await place.challenged()
      place.wait(seconds: 299)
      #expect(try await confirm(challenge) == "signed in")
      place.wait(seconds: 60)
      #expect(try await confirm(challenge) == "refused")

      challenge = try await place.challenged()
      for _ in 1...5 { #expect(try await confirm(challenge, "000 000") == "refused") }
      #expect(try await confirm(challenge) == "refused")
      #expect(try await confirm("made up", code.code(at: place.now)) == "refused")
    }
  }

  @Test(
    "Whoever has the password may try ten codes in fifteen minutes, however many challenges",
    arguments: DatabaseKind.available)
  func guesses(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let own = try await place.signedIn()
      let code = try await place.secondFactor(of: own.who.actor)
      place.wait(seconds: 60)
      var kinds: [String] = []
      for _ in 1...5 {
        let challenge = try await place.challenged()
        for _ in 1...5 { kinds.append(try await place.service.confirm(challenge: challenge, code: "123").kind) }
      }
      #expect(kinds == Array(repeating: "refused", count: 10) + Array(repeating: "throttled", count: 15))
      // The owner's own browser is not concerned.
      let challenge = try await place.challenged(device: own.device)
      #expect(try await place.service.confirm(challenge: challenge, code: code.code(at: place.now)).kind == "signed in")
    }
  }

  @Test(
    "A factor counts only once a code of it was confirmed, and is removed with the password only",
    arguments: DatabaseKind.available)
  func beginAndRemove(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let actor = try await place.signedIn().who.actor
      let begun = try await place.service.beginSecondFactor(of: actor)
      #expect(begun.address.hasPrefix("otpauth://totp/Headroom:ada%40example.org?secret="))
      #expect(try await place.signIn().kind == "signed in")
      await #expect(throws: CaseworkRefusal.self) {
        try await place.service.confirmSecondFactor(of: actor, code: "000000")
      }
      #expect(try await place.signIn().kind == "signed in")
      let code = try #require(TimeCode(base32: begun.text))
      try await place.service.confirmSecondFactor(of: actor, code: code.code(at: place.now))
      #expect(try await place.signIn().kind == "needs code")
      await #expect(throws: CaseworkRefusal.self) { _ = try await place.service.beginSecondFactor(of: actor) }
      await #expect(throws: CaseworkRefusal.self) {
        try await place.service.removeSecondFactor(of: actor, password: "guess")
      }
      #expect(try await place.signIn().kind == "needs code")
      try await place.service.removeSecondFactor(of: actor, password: SignInPlace.password)
      #expect(try await place.signIn().kind == "signed in")
    }
  }
}
