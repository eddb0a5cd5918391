import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Signing in with the organisation's own server")
struct SignInElsewhereTests {
  @Test(
    "The first sign-in makes an account without a password, with the roles of the groups",
    arguments: DatabaseKind.available)
  func first(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let session = try await world.signedIn(destination: "/cases")
      #expect(session.destination == "/cases")
      #expect(session.who.actor.name == "ada@example.org" && session.who.actor.roles == [Elsewhere.spo])
      #expect(!session.who.mustChangePassword)
      #expect(try await place.service.session(session.token)?.actor == session.who.actor)
      #expect(try await place.signIn("ada@example.org", SignInPlace.password).kind == "refused")
      #expect(
        try await place.trail().prefix(3) == [
          "account-add | done | issuer:https://login.example.org | ada@example.org",
          "role-grant | done | issuer:https://login.example.org | ada@example.org | spo team:N07T01",
          "sign-in | done | ada@example.org | ada@example.org | single sign-on",
        ])
      #expect(try await place.service.verifyAudit().difference == nil)
    }
  }

  @Test("The same subject is the same account, whatever it is called by then", arguments: DatabaseKind.available)
  func again(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let first = try await world.signedIn()
      world.change { $0 = $0.with(name: "countess@example.org", displayName: "Countess of Lovelace") }
      let second = try await world.signedIn()
      #expect(first.who.actor.way == second.who.actor.way)
      #expect(second.who.actor.name == "ada@example.org" && second.who.actor.displayName == "Countess of Lovelace")
      #expect(try await place.service.accounts(for: SignInPlace.administrator).count == 1)
    }
  }

  @Test(
    "Another subject with the name of an account is refused, and gets nothing of it", arguments: DatabaseKind.available)
  func nameTaken(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      try await place.add()
      let world = Elsewhere(place)
      #expect(try await world.refusal() == .nameTaken)
      #expect(try await place.service.accounts(for: SignInPlace.administrator).map(\.sessions) == [0])
    }
  }

  @Test(
    "A role whose group is gone ends at the next sign-in; one that was given here stays",
    arguments: DatabaseKind.available)
  func roles(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let old = try await world.signedIn()
      let planner = HeldRole(role: "planner", unit: nil)
      try await place.service.grant(
        planner, to: "ada@example.org", from: place.service.clock.today, until: nil, by: SignInPlace.administrator)
      world.change { $0 = $0.with(roles: [planner, Elsewhere.hub]) }
      let session = try await world.signedIn()
      #expect(Set(session.who.actor.roles) == [planner, Elsewhere.hub])
      #expect(try await place.service.session(old.token)?.actor.roles.contains(Elsewhere.spo) == false)
      world.change { $0 = $0.with(roles: []) }
      #expect(try await world.signedIn().who.actor.roles == [planner])
    }
  }

  @Test("Whoever is in no group any more is refused, and loses roles and sessions", arguments: DatabaseKind.available)
  func noGroup(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let session = try await world.signedIn()
      world.change { $0 = $0.with(roles: .some(nil)) }
      #expect(try await world.refusal() == .noGroup)
      #expect(try await place.service.session(session.token) == nil)
      #expect(
        try await place.trail().last
          == "sign-in | refused | issuer:https://login.example.org | ada@example.org | "
          + "single sign-on: in no group that may sign in")
      #expect(try await place.service.accounts(for: SignInPlace.administrator).first?.roles == [])
    }
  }

  @Test("Somebody in no group gets no account", arguments: DatabaseKind.available)
  func stranger(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      world.change { $0 = $0.with(roles: .some(nil)) }
      #expect(try await world.refusal() == .noGroup)
      #expect(try await place.service.accounts(for: SignInPlace.administrator).isEmpty)
    }
  }

  @Test("A disabled account is refused, and keeps its roles", arguments: DatabaseKind.available)
  func disabled(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      _ = try await world.signedIn()
      try await place.service.setState(of: "ada@example.org", enabled: false, by: SignInPlace.administrator)
      #expect(try await world.refusal() == .disabled)
      #expect(
        try await place.service.accounts(for: SignInPlace.administrator).first?.roles.map(\.role) == [Elsewhere.spo])
    }
  }

  @Test("An account of the organisation's server is given no password", arguments: DatabaseKind.available)
  func noPassword(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let session = try await Elsewhere(place).signedIn()
      await #expect(throws: CaseworkRefusal.self) {
        try await place.service.resetPassword(
          of: "ada@example.org", to: "nine loud curlews", removingSecondFactor: false, by: SignInPlace.administrator)
      }
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await place.service.beginSecondFactor(of: session.who.actor)
      }
      #expect(try await place.signIn("ada@example.org", "nine loud curlews").kind == "refused")
    }
  }

  @Test("A staff code is the server's only where it says them", arguments: DatabaseKind.available)
  func staff(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      world.change { $0 = $0.with(staff: "N07A009", decidesStaff: true) }
      #expect(try await world.signedIn().who.actor.staff == "N07A009")
      world.change { $0 = $0.with(staff: .some(nil), decidesStaff: false) }
      #expect(try await world.signedIn().who.actor.staff == "N07A009")
      world.change { $0 = $0.with(staff: .some(nil), decidesStaff: true) }
      #expect(try await world.signedIn().who.actor.staff == nil)
    }
  }

  @Test("A claim that no account can have signs nobody in", arguments: DatabaseKind.available)
  func badClaims(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let good = world.person
      for bad in [
        good.with(name: "a b"), good.with(displayName: "Ada\nLovelace"),
        good.with(staff: "\u{202E}", decidesStaff: true),
      ] {
        world.change { $0 = bad }
        #expect(try await world.refusal() == .untrusted)
      }
      #expect(try await place.service.accounts(for: SignInPlace.administrator).isEmpty)
    }
  }
}

@Suite("Coming back from the organisation's own server")
struct CameBackTests {
  @Test("A state is answered once", arguments: DatabaseKind.available)
  func replayed(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let state = try await world.begin()
      #expect(try await world.finish(state: state).isSignedIn)
      #expect(try await world.finish(state: state).refusal == .notBegun)
      #expect(world.server.codes.count == 1)
    }
  }

  @Test("A state of another browser, of none and a made-up one sign nobody in", arguments: DatabaseKind.available)
  func otherBrowser(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let state = try await world.begin()
      #expect(try await world.finish(state: state, browser: "another").refusal == .notBegun)
      #expect(try await world.finish(state: state, browser: nil).refusal == .notBegun)
      #expect(try await world.finish(state: "made-up").refusal == .notBegun)
      #expect(try await world.finish(state: "").refusal == .notBegun)
      #expect(world.server.codes.isEmpty)
      // Whoever knows the state of another browser does not end what that one began.
      #expect(try await world.finish(state: state).isSignedIn)
    }
  }

  @Test("After ten minutes it has to be begun anew", arguments: DatabaseKind.available)
  func tooLate(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let late = try await world.begin()
      place.wait(seconds: 600)
      #expect(try await world.finish(state: late).refusal == .notBegun)
      let soon = try await world.begin()
      place.wait(seconds: 599)
      #expect(try await world.finish(state: soon).isSignedIn)
    }
  }

  @Test(
    "An error in place of a code, another issuer's answer and a server that is down are refused, each once",
    arguments: DatabaseKind.available)
  func refusals(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      #expect(try await world.finish(state: world.begin(), code: nil).refusal == .turnedBack)
      #expect(try await world.finish(state: world.begin(), issuer: "https://other.example").refusal == .untrusted)
      world.server.fault = .unreachable
      let state = try await world.begin()
      #expect(try await world.finish(state: state).refusal == .unreachable)
      world.server.fault = .untrusted("another nonce")
      #expect(try await world.finish(state: world.begin()).refusal == .untrusted)
      world.server.fault = nil
      #expect(try await world.finish(state: state).refusal == .notBegun)
      #expect(
        try await place.trail().contains(
          "sign-in | refused | issuer:https://login.example.org | single sign-on: another nonce"))
    }
  }

  @Test("Whoever is not signed in cannot fill the trail", arguments: DatabaseKind.available)
  func flood(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      for _ in 0..<50 { _ = try await world.finish(state: "made-up") }
      #expect(try await place.trail().count == place.service.pack.signIn.attempts.perSource)
    }
  }
}

@Suite("Told by the organisation's own server that sessions are over")
struct EndByNoticeTests {
  @Test("A notice about a person ends all sessions of the person, and nobody else's", arguments: DatabaseKind.available)
  func person(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let (one, two) = (try await world.signedIn(), try await world.signedIn())
      world.change { $0 = $0.with(subject: "subject-2", name: "bea@example.org") }
      let other = try await world.signedIn()
      try await world.end(LogoutNotice(id: "n-1", subject: "subject-1", session: nil, goodUntil: place.now + 60))
      #expect(try await place.service.session(one.token) == nil)
      #expect(try await place.service.session(two.token) == nil)
      #expect(try await place.service.session(other.token) != nil)
      #expect(
        try await place.trail().last
          == "sessions-end | done | issuer:https://login.example.org | ada@example.org | 2, at the sign-in server")
    }
  }

  @Test("A notice about a session ends that one", arguments: DatabaseKind.available)
  func session(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let one = try await world.signedIn()
      world.change { $0 = $0.with(session: "session-2") }
      let two = try await world.signedIn()
      try await world.end(LogoutNotice(id: "n-1", subject: nil, session: "session-1", goodUntil: place.now + 60))
      #expect(try await place.service.session(one.token) == nil)
      #expect(try await place.service.session(two.token) != nil)
      try await world.end(
        LogoutNotice(id: "n-2", subject: "subject-1", session: "session-2", goodUntil: place.now + 60))
      #expect(try await place.service.session(two.token) == nil)
    }
  }

  @Test("A session with a password of Headroom's own is not the server's to end", arguments: DatabaseKind.available)
  func ownSessions(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      try await place.add("bea@example.org")
      let own = try await place.signedIn("bea@example.org")
      let world = Elsewhere(place)
      for notice in [
        LogoutNotice(id: "1", subject: "bea@example.org", session: nil, goodUntil: place.now + 60),
        LogoutNotice(id: "2", subject: nil, session: nil, goodUntil: place.now + 60),
      ] { try await world.end(notice) }
      #expect(try await place.service.session(own.token) != nil)
    }
  }

  @Test("The same notice is taken once", arguments: DatabaseKind.available)
  func replayed(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place async throws in
      let world = Elsewhere(place)
      let notice = LogoutNotice(id: "n-1", subject: "subject-1", session: nil, goodUntil: place.now + 60)
      try await world.end(notice)
      let session = try await world.signedIn()
      for _ in 0..<20 {
        await #expect(throws: SignInServerFault.self) { try await world.end(notice) }
      }
      let refused = try await place.trail().filter { $0.hasPrefix("sessions-end | refused | issuer:") }
      #expect(refused.count == place.service.pack.signIn.attempts.perSource)
      #expect(try await place.service.session(session.token) != nil)
    }
  }
}
