import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("Accounts")
struct AccountTests {
  private let by = SignInPlace.administrator

  @Test(
    "The first account is made once, with a code that was printed, and is an administrator's",
    arguments: DatabaseKind.available)
  func claim(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let new = NewAccount(name: "ada", displayName: "Ada", password: SignInPlace.password, roles: [])
      #expect(try await place.service.isUnclaimed())
      let code = try #require(try await place.service.makeClaimCode())
      #expect(try await place.service.claim(code: "AAAA-AAAA-AAAA-AAAA-AAAA", new).kind == "refused")
      #expect(try await place.service.claim(code: "", new).kind == "refused")
      let weak = NewAccount(name: "ada", displayName: "Ada", password: "password1", roles: [])
      #expect(try await place.service.claim(code: code, weak).sentences.count == 1)
      #expect(try await place.service.isUnclaimed())

      let session = try #require(
        SignInPlace.Session(try await place.service.claim(code: code.lowercased().replacing("-", with: ""), new)))
      #expect(session.who.actor.roles == [HeldRole(role: "administrator", unit: nil)])
      #expect(session.who.mustChangePassword == false)
      #expect(try await place.service.session(session.token) != nil)
      #expect(try await place.service.isUnclaimed() == false)
      #expect(try await place.service.makeClaimCode() == nil)
      let bob = NewAccount(name: "bob", displayName: "Bob", password: SignInPlace.password, roles: [])
      #expect(try await place.service.claim(code: code, bob).kind == "refused")
    }
  }

  @Test("Of two who have the code at once, one makes the account", arguments: DatabaseKind.available)
  func claimRace(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let code = try #require(try await place.service.makeClaimCode())
      func claim(_ name: String) async throws -> String {
        try await place.service.claim(
          code: code, NewAccount(name: name, displayName: name, password: SignInPlace.password, roles: [])
        ).kind
      }
      async let one = claim("one")
      async let other = claim("other")
      #expect(Set(try await [one, other]) == ["signed in", "refused"])
      #expect(try await place.service.accounts(for: SignInPlace.administrator).count == 1)
    }
  }

  @Test(
    "A code of a first run is good for a day, and one of an earlier start beside it", arguments: DatabaseKind.available)
  func claimDay(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let early = try #require(try await place.service.makeClaimCode())
      place.wait(minutes: 12 * 60)
      let late = try #require(try await place.service.makeClaimCode())
      place.wait(minutes: 12 * 60)
      let new = NewAccount(name: "ada", displayName: "Ada", password: SignInPlace.password, roles: [])
      #expect(try await place.service.claim(code: early, new).kind == "refused")
      #expect(try await place.service.claim(code: late, new).kind == "signed in")
    }
  }

  @Test("The list says what an administrator has to know of each account", arguments: DatabaseKind.available)
  func list(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let service = place.service
      let today = service.clock.today
      let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))
      try await place.add("bob", roles: [spo], mustChange: true)
      try await place.add("ada", password: nil)
      try await service.grant(Tie(.cowork, "X100001"), to: "ada", from: today + 1, until: today + 5, by: by)
      try await service.setState(of: "ada", enabled: false, by: by)
      let never = try await service.accounts(for: SignInPlace.administrator)
      #expect(never.map(\.name) == ["ada", "bob"])
      #expect(never.map(\.lastSignIn) == [nil, nil])
      _ = try await place.signedIn("bob")
      let list = try await service.accounts(for: SignInPlace.administrator)
      #expect(list.map(\.isEnabled) == [false, true])
      #expect(list.map(\.mustChangePassword) == [false, true])
      #expect(list.map(\.sessions) == [0, 1])
      #expect(list.map(\.lastSignIn) == [nil, "2026-03-02T09:00:00Z"])
      #expect(list[1].roles == [DatedRole(role: spo, from: today, until: nil)])
      #expect(list[0].ties == [DatedTie(tie: Tie(.cowork, "X100001"), from: today + 1, until: today + 5)])
    }
  }

  @Test("What cannot be an account is refused with a sentence, and nothing is kept", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add("ada")
      let nowhere = HeldRole(role: "spo", unit: RoleUnit(level: "street", code: "1"))
      for (name, display, role, word) in [
        ("", "Bob", nil, "cannot be the name"), ("bob smith", "Bob", nil, "cannot be the name"),
        ("ADA", "Bob", nil, "already"), ("bob", " ", nil, "pages are to show"),
        ("bob", "a\nb", nil, "pages are to show"),
        ("bob", "Bob", HeldRole(role: "boss", unit: nil), "no role “boss”"),
        ("bob", "Bob", nowhere, "no level “street”"),
      ] as [(String, String, HeldRole?, String)] {
        await #expect {
          _ = try await place.service.addAccount(
            NewAccount(
              name: name, displayName: display, password: SignInPlace.password, roles: role.map { [$0] } ?? []), by: by)
        } throws: { "\($0)".contains(word) }
      }
      #expect(try await place.service.accounts(for: SignInPlace.administrator).map(\.name) == ["ada"])
    }
  }

  @Test(
    "A role or a tie is given once for a day, and ended once; both stay in the table", arguments: DatabaseKind.available
  )
  func grants(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let service = place.service
      let today = service.clock.today
      let planner = HeldRole(role: "planner", unit: nil)
      try await place.add("ada")
      try await service.grant(planner, to: "ada", from: today, until: today + 3, by: by)
      for (from, until) in [(today, nil), (today + 3, nil), (today + -1, today)] {
        await #expect(throws: CaseworkRefusal.self) {
          try await service.grant(planner, to: "ada", from: from, until: until, by: by)
        }
      }
      try await service.grant(planner, to: "ada", from: today + 4, until: nil, by: by)
      await #expect(throws: CaseworkRefusal.self) {
        try await service.grant(planner, to: "ada", from: today + 4, until: today + 3, by: by)
      }
      try await service.end(planner, of: "ada", by: by)
      await #expect(throws: CaseworkRefusal.self) { try await service.end(planner, of: "ada", by: by) }
      try await service.grant(planner, to: "ada", from: today, until: nil, by: by)

      let tie = Tie(.trainee, "N07A002")
      try await service.grant(tie, to: "ada", from: today, until: nil, by: by)
      await #expect(throws: CaseworkRefusal.self) {
        try await service.grant(tie, to: "ada", from: today, until: nil, by: by)
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.grant(Tie(.cover, ""), to: "ada", from: today, until: nil, by: by)
      }
      try await service.end(tie, of: "ada", by: by)
      await #expect(throws: CaseworkRefusal.self) { try await service.end(tie, of: "ada", by: by) }
      let kept = try await place.database.read {
        try $0.query("SELECT COUNT(*) FROM account_role UNION ALL SELECT COUNT(*) FROM account_tie", []) {
          try $0.int(0)
        }
      }
      #expect(kept == [3, 1])
    }
  }

  @Test(
    "The last administrator can be disabled or lose the role at the terminal only", arguments: DatabaseKind.available)
  func lastAdministrator(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let role = HeldRole(role: "administrator", unit: nil)
      try await place.add("ada", roles: [role])
      let ada = try await place.signedIn("ada")
      await #expect(throws: CaseworkRefusal.self) {
        try await place.service.setState(of: "ada", enabled: false, by: ada.who.actor)
      }
      await #expect(throws: CaseworkRefusal.self) { try await place.service.end(role, of: "ada", by: ada.who.actor) }
      #expect(try await place.service.session(ada.token)?.actor.roles == [role])
      try await place.add("bob", roles: [role])
      try await place.service.setState(of: "bob", enabled: false, by: ada.who.actor)
      try await place.service.setState(of: "ada", enabled: false, by: by)
      #expect(try await place.service.accounts(for: SignInPlace.administrator).allSatisfy { !$0.isEnabled })
    }
  }

  @Test("What is asked of an account that there is not is not found", arguments: DatabaseKind.available)
  func notFound(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let service = place.service
      let role = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))
      await #expect(throws: CaseworkRefusal.self) { try await service.setState(of: "x", enabled: false, by: by) }
      await #expect(throws: CaseworkRefusal.self) { try await service.endSessions(of: "x", by: by) }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.grant(role, to: "x", from: service.clock.today, until: nil, by: by)
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await service.resetPassword(of: "x", to: SignInPlace.password, removingSecondFactor: false, by: by)
      }
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.beginSecondFactor(of: by) }
      let trail = try await place.trail()
      #expect(trail.isEmpty)
    }
  }

  @Test("Accounts and roles are ended, never removed", arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add("ada", roles: [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01"))])
      for table in ["account_role", "account"] {
        await #expect { try await place.database.write { try $0.execute("DELETE FROM \(table)") } } throws: {
          "\($0)".contains("history")
        }
      }
    }
  }

  @Test("A preference is its owner's, and can be taken back", arguments: DatabaseKind.available)
  func preferences(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add("ada")
      try await place.add("bob")
      let ada = try await place.signedIn("ada").who.actor, bob = try await place.signedIn("bob").who.actor
      try await place.service.setPreference("percentages", to: "hidden", of: ada)
      try await place.service.setPreference("percentages", to: "shown", of: ada)
      #expect(try await place.service.preference("percentages", of: ada) == "shown")
      #expect(try await place.service.preference("percentages", of: bob) == nil)
      try await place.service.setPreference("percentages", to: nil, of: ada)
      #expect(try await place.service.preference("percentages", of: ada) == nil)
      await #expect(throws: CaseworkRefusal.self) { try await place.service.setPreference("a", to: "b", of: by) }
    }
  }
}
