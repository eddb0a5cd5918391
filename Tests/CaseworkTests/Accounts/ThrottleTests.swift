import Casework
import Secrets
import TestSupport
import Testing

@Suite("Guessing passwords")
struct ThrottleTests {
  @Test(
    "After ten wrong passwords the name is closed from everywhere new, even to the right one, for fifteen minutes",
    arguments: DatabaseKind.available)
  func oneName(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      for guess in 1...10 {
        #expect(try await place.signIn("ada@example.org", "guess", from: "192.0.2.\(guess)").kind == "refused")
        place.wait(seconds: 6)
      }
      let hashes = place.service.signingIn.passwords.hashesMade
      #expect(try await place.signIn(from: "198.51.100.1").waitingSeconds == 15 * 60 - 60)
      #expect(place.service.signingIn.passwords.hashesMade == hashes)
      place.wait(seconds: 15 * 60 - 61)
      #expect(try await place.signIn(from: "198.51.100.1").waitingSeconds == 1)
      place.wait(seconds: 1)
      #expect(try await place.signIn(from: "198.51.100.1").kind == "signed in")
    }
  }

  @Test("A name that no account has is closed in the same way", arguments: DatabaseKind.available)
  func unknownName(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      for guess in 1...10 { _ = try await place.signIn("nobody@example.org", "guess", from: "192.0.2.\(guess)") }
      #expect(try await place.signIn("Nobody@example.org", "guess", from: "198.51.100.1").kind == "throttled")
    }
  }

  @Test(
    "One source may fail ten times over many names, and others are not concerned", arguments: DatabaseKind.available)
  func oneSource(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      for name in 1...10 { _ = try await place.signIn("person\(name)", "guess", from: "192.0.2.1") }
      #expect(try await place.signIn(from: "192.0.2.1").kind == "throttled")
      #expect(try await place.signIn(from: "192.0.2.2").kind == "signed in")
    }
  }

  @Test(
    "A browser on which somebody signed in before is let in while others guess, and has ten tries of its own",
    arguments: DatabaseKind.available)
  func victim(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      var own = try await place.signedIn()
      for guess in 1...30 { _ = try await place.signIn("ada@example.org", "guess", from: "192.0.2.\(guess)") }
      #expect(try await place.signIn().kind == "throttled")
      own = try await place.signedIn(device: own.device)
      for _ in 1...10 {
        #expect(try await place.signIn("ada@example.org", "guess", device: own.device).kind == "refused")
      }
      #expect(try await place.signIn(device: own.device).kind == "throttled")
      place.wait(minutes: 15)
      #expect(try await place.signIn(device: own.device).kind == "signed in")
    }
  }

  @Test(
    "A device of one account opens nothing for another, nor does one that was made up",
    arguments: DatabaseKind.available)
  func othersDevice(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      try await place.add("mallory@example.org")
      let mallory = try await place.signedIn("mallory@example.org")
      for guess in 1...10 {
        _ = try await place.signIn(
          "ada@example.org", "guess", from: "192.0.2.\(guess)", device: guess % 2 == 0 ? mallory.device : "made up")
      }
      #expect(
        try await place.signIn("ada@example.org", "guess", from: "198.51.100.1", device: mallory.device).kind
          == "throttled")
      #expect(try await place.signIn(from: "198.51.100.1", device: "made up").kind == "throttled")
    }
  }

  @Test("Of forty guesses at once no more than ten are looked at", arguments: DatabaseKind.available)
  func atOnce(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let before = place.service.signingIn.passwords.hashesMade
      let kinds = try await withThrowingTaskGroup(of: String.self) { group in
        for guess in 1...40 {
          group.addTask { try await place.signIn("ada@example.org", "guess", from: "192.0.2.\(guess)").kind }
        }
        return try await group.reduce(into: [String]()) { $0.append($1) }
      }
      #expect(kinds.count { $0 == "refused" } == 10)
      #expect(kinds.count { $0 == "throttled" } == 30)
      #expect(place.service.signingIn.passwords.hashesMade == before + 10)
    }
  }

  @Test("Right passwords do not count, and another server counts on", arguments: DatabaseKind.available)
  func shared(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      for _ in 1...12 { #expect(try await place.signIn().kind == "signed in") }
      for _ in 1...5 { _ = try await place.signIn("ada@example.org", "guess") }
      for _ in 1...5 {
        let outcome = try await place.elsewhere.signIn(
          name: "ada@example.org", password: "guess", source: "198.51.100.7", device: nil)
        #expect(outcome.kind == "refused")
      }
      #expect(try await place.signIn(from: "198.51.100.1").kind == "throttled")
    }
  }

  @Test(
    "A thousand guesses leave eleven rows in the trail, and the last 989 write nothing",
    arguments: DatabaseKind.available)
  func flood(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      for guess in 1...1_000 { _ = try await place.signIn("ada@example.org", "guess", from: "192.0.2.\(guess)") }
      let rows = try await place.trail().filter { $0.hasPrefix("sign-in") }
      #expect(rows.count { $0.hasSuffix("wrong password") } == 10)
      #expect(rows.count { $0.hasSuffix("too many attempts") } == 1)
      #expect(rows.count == 11)
    }
  }
}
