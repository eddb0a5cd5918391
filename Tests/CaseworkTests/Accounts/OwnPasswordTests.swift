import Casework
import TestSupport
import Testing

@Suite("Choosing a password")
struct OwnPasswordTests {
  @Test("A new password ends every other session, and the old one is good no longer", arguments: DatabaseKind.available)
  func change(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let other = try await place.signedIn()
      let own = try await place.signedIn()
      try await place.service.changePassword(
        of: own.who.actor, from: SignInPlace.password, to: "nine loud curlews", keeping: own.token)
      #expect(try await place.service.session(own.token) != nil)
      #expect(try await place.service.session(other.token) == nil)
      #expect(try await place.signIn().kind == "refused")
      #expect(try await place.signIn("ada@example.org", "nine loud curlews").kind == "signed in")
    }
  }

  @Test(
    "What is short, long, common, one's own or the same is refused with a sentence, and nothing is changed",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let own = try await place.signedIn()
      for (password, word) in [
        ("seven77", "at least 8"), (String(repeating: "long ", count: 41), "at most 200"),
        ("Password1", "guessed first"),
        ("headroom12", "“headroom”"), ("N07A001-x", "“n07a001”"), ("LOVELACE99", "“lovelace”"),
        (SignInPlace.password, "that you have"),
      ] {
        await #expect {
          try await place.service.changePassword(
            of: own.who.actor, from: SignInPlace.password, to: password, keeping: own.token)
        } throws: { "\($0)".contains(word) }
      }
      #expect(try await place.signIn().kind == "signed in")
    }
  }

  @Test(
    "Length is counted in characters of any script, and a long one may hold one's name",
    arguments: DatabaseKind.available)
  func taken(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      for (number, password) in ["пароль-8", String(repeating: "ab", count: 100), "lovelace and seven herons"]
        .enumerated()
      {
        try await place.add("person\(number)", password: password)
        #expect(try await place.signIn("person\(number)", password).kind == "signed in")
      }
    }
  }

  @Test(
    "With the wrong old password nothing is changed, and after ten the session may guess no more",
    arguments: DatabaseKind.available)
  func wrongOld(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let own = try await place.signedIn()
      func change(_ old: String) async throws {
        try await place.service.changePassword(
          of: own.who.actor, from: old, to: "nine loud curlews", keeping: own.token)
      }
      for _ in 1...10 {
        await #expect { try await change("guess") } throws: { "\($0)".contains("not right") }
      }
      await #expect { try await change(SignInPlace.password) } throws: { "\($0)".contains("too often") }
      #expect(
        try await place.trail().last == "password-change | refused | ada@example.org | ada@example.org | wrong password"
      )
      place.wait(minutes: 15)
      try await change(SignInPlace.password)
    }
  }

  @Test(
    "A reset ends all sessions and forces a change; what was reset to runs out after three days",
    arguments: DatabaseKind.available)
  func reset(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let before = try await place.signedIn()
      _ = try await place.secondFactor(of: before.who.actor)
      func reset(_ password: String, factor: Bool) async throws {
        try await place.service.resetPassword(
          of: "ada@example.org", to: password, removingSecondFactor: factor, by: SignInPlace.administrator)
      }
      try await reset("temporary plover", factor: false)
      #expect(try await place.service.session(before.token) == nil)
      #expect(try await place.signIn().kind == "refused")
      #expect(try await place.signIn("ada@example.org", "temporary plover").kind == "needs code")
      try await reset("temporary dunlin", factor: true)
      place.wait(minutes: 72 * 60 - 1)
      let session = try await place.signedIn("ada@example.org", "temporary dunlin")
      #expect(session.who.mustChangePassword)
      #expect(session.who.hasSecondFactor == false)
      place.wait(minutes: 1)
      #expect(try await place.signIn("ada@example.org", "temporary dunlin").kind == "refused")
      try await place.service.changePassword(
        of: session.who.actor, from: "temporary dunlin", to: "nine loud curlews", keeping: session.token)
      #expect(try await place.service.session(session.token)?.mustChangePassword == false)
      place.wait(minutes: 72 * 60)
      #expect(try await place.signIn("ada@example.org", "nine loud curlews").kind == "signed in")
    }
  }

  @Test(
    "Without the list of common passwords none can be chosen, and those that there are stay good",
    arguments: DatabaseKind.available)
  func missingList(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let without = try place.service(common: "/nowhere/common.txt")
      await #expect {
        _ = try await without.addAccount(
          NewAccount(name: "bob", displayName: "Bob", password: "nine loud curlews", roles: []),
          by: SignInPlace.administrator)
      } throws: { "\($0)".contains("/nowhere/common.txt") }
      #expect(
        try await without.signIn(name: "ada@example.org", password: SignInPlace.password, source: "x", device: nil).kind
          == "signed in")
    }
  }
}
