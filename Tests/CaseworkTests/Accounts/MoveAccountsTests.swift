import Casework
import FoundationEssentials
import Secrets
import TestSupport
import Testing

@Suite("A move to another database")
struct MoveAccountsTests {
  @Test(
    "takes accounts with passwords, second factors, roles, ties and preferences along, and no session",
    arguments: DatabaseKind.available)
  func moves(kind: DatabaseKind) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/headroom-test-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await SignInPlace.run(kind) { place in
      let by = SignInPlace.administrator
      try await place.add("bob", roles: [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))])
      try await place.add("ada", roles: [HeldRole(role: "planner", unit: nil)])
      try await place.service.grant(
        Tie(.cover, "N07A002"), to: "bob", from: place.service.clock.today, until: nil, by: by)
      let bob = try await place.signedIn("bob"), ada = try await place.signedIn("ada")
      let code = try await place.secondFactor(of: ada.who.actor)
      try await place.service.setPreference("percentages", to: "hidden", of: bob.who.actor)
      _ = try await place.service.acting(as: by).exportData(path: folder, all: true)
      try await SignInPlace.run(kind) { other in
        let report = try await other.service.acting(as: by).importData(path: folder)
        #expect(report.outcome == .accepted)
        #expect(try await other.service.session(bob.token) == nil)
        let moved = try await other.signedIn("bob")
        #expect(moved.who.actor.roles == bob.who.actor.roles)
        #expect(moved.who.actor.ties == [Tie(.cover, "N07A002")])
        #expect(try await other.service.preference("percentages", of: moved.who.actor) == "hidden")
        other.wait(seconds: 60)
        let asked = try await other.signIn("ada")
        let challenge = try #require(asked.challenge)
        let outcome = try await other.service.confirm(challenge: challenge, code: code.code(at: other.now))
        #expect(outcome.kind == "signed in")
        // The next account has a number of its own.
        #expect(try await other.add("carol") == 3)
      }
    }
  }
}
