import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("Sessions")
struct SessionTests {
  @Test(
    "A session ends after thirty minutes without a request, and a request puts it off",
    arguments: DatabaseKind.available)
  func idle(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let token = try await place.signedIn().token
      place.wait(minutes: 29)
      #expect(try await place.service.session(token)?.idleSecondsLeft == 1_800)
      place.wait(seconds: 30)
      #expect(try await place.service.session(token)?.idleSecondsLeft == 1_770)
      place.wait(seconds: 1_769)
      #expect(try await place.service.session(token) != nil)
      place.wait(minutes: 30)
      #expect(try await place.service.session(token) == nil)
    }
  }

  @Test("A session ends after twelve hours whatever is done in it", arguments: DatabaseKind.available)
  func absolute(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let token = try await place.signedIn().token
      for _ in 1..<36 {
        place.wait(minutes: 20)
        #expect(try await place.service.session(token) != nil)
      }
      #expect(try await place.service.session(token)?.idleSecondsLeft == 1_200)
      place.wait(minutes: 20)
      #expect(try await place.service.session(token) == nil)
    }
  }

  @Test("What is no token is no session", arguments: DatabaseKind.available)
  func madeUp(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let session = try await place.signedIn()
      for token in ["", "made up", session.device, session.who.formToken, "\0"] {
        #expect(try await place.service.session(token) == nil)
      }
    }
  }

  @Test(
    "A session is over once it was signed out of, and signing out again changes nothing",
    arguments: DatabaseKind.available)
  func signOut(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let token = try await place.signedIn().token
      try await place.service.signOut(token)
      #expect(try await place.service.session(token) == nil)
      let rows = try await place.trail()
      try await place.service.signOut(token)
      #expect(try await place.trail() == rows)
    }
  }

  @Test(
    "Disabling an account ends its sessions at the next request, on every server, and enabling brings none back",
    arguments: DatabaseKind.available)
  func disabled(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let token = try await place.signedIn().token
      _ = try await place.elsewhere.session(token)
      try await place.service.setState(of: "ada@example.org", enabled: false, by: SignInPlace.administrator)
      #expect(try await place.service.session(token) == nil)
      #expect(try await place.elsewhere.session(token) == nil)
      try await place.service.setState(of: "ada@example.org", enabled: true, by: SignInPlace.administrator)
      #expect(try await place.service.session(token) == nil)
      #expect(try await place.signIn().kind == "signed in")
    }
  }

  @Test("An administrator ends all sessions of one account and none of another", arguments: DatabaseKind.available)
  func ended(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      try await place.add("bob@example.org")
      let ada = [try await place.signedIn().token, try await place.signedIn().token]
      let bob = try await place.signedIn("bob@example.org").token
      #expect(try await place.service.endAllSessions(of: "ada@example.org", by: SignInPlace.administrator) == 2)
      for token in ada { #expect(try await place.service.session(token) == nil) }
      #expect(try await place.service.session(bob) != nil)
    }
  }

  @Test("Roles and ties count from the next request on, and only on their days", arguments: DatabaseKind.available)
  func roles(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let service = place.service
      let token = try await place.signedIn().token
      let today = service.clock.today
      let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))
      let planner = HeldRole(role: "planner", unit: nil)
      let cover = Tie(.cover, "N07A002")
      let by = SignInPlace.administrator
      try await service.grant(spo, to: "ada@example.org", from: today, until: today, by: by)
      try await service.grant(planner, to: "ada@example.org", from: today + 1, until: nil, by: by)
      try await service.grant(cover, to: "ada@example.org", from: today, until: nil, by: by)
      var actor = try #require(try await service.session(token)).actor
      #expect(actor.roles == [spo])
      #expect(actor.ties == [cover])
      try await service.end(cover, of: "ada@example.org", by: by)
      actor = try #require(try await service.session(token)).actor
      #expect(actor.ties.isEmpty)
      place.wait(minutes: 24 * 60)
      let tomorrow = try await place.signedIn().who.actor
      #expect(tomorrow.roles == [planner])
    }
  }

  @Test(
    "Requests within a minute write nothing, and a later one notes that the session is used",
    arguments: DatabaseKind.available)
  func notes(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let token = try await place.signedIn().token
      func seen() async throws -> Int? {
        try await place.database.read { try $0.first("SELECT seen FROM session") { try $0.int(0) } }
      }
      let begun = place.now
      place.wait(seconds: 59)
      _ = try await place.service.session(token)
      #expect(place.service.signingIn.isSettled)
      #expect(try await seen() == begun)
      place.wait(seconds: 1)
      _ = try await place.service.session(token)
      await place.service.signingIn.settle()
      #expect(try await seen() == begun + 60)
    }
  }
}
