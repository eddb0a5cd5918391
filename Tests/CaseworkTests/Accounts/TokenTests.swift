import Caseload
import Rules
import Secrets
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Tokens of programs")
struct TokenTests {
  private static let steward = HeldRole(role: "data-steward", unit: nil)

  private func issue(
    _ place: SignInPlace, scope: String = "read", days: Int = 10, account: String = "ada@example.org"
  ) async throws -> IssuedToken {
    try await place.service.issueToken(
      NewToken(
        account: account, name: "night report", scope: try TokenScope(words: scope),
        until: place.service.clock.today + days),
      by: SignInPlace.administrator)
  }

  @Test("stand for their account with its roles of the day", arguments: DatabaseKind.available)
  func holder(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add(roles: [Self.steward])
      let issued = try await issue(place)
      let holder = try #require(try await place.service.holder(ofToken: issued.text))
      #expect(holder.actor.way == .token(issued.id) && holder.actor.name == "ada@example.org")
      #expect(holder.actor.roles == [Self.steward] && !holder.seesMetrics)
      try await place.service.end(Self.steward, of: "ada@example.org", by: SignInPlace.administrator)
      #expect(try await place.service.holder(ofToken: issued.text)?.actor.roles == [])
    }
  }

  @Test("that are made up, or good no more, are in the trail until there are many", arguments: DatabaseKind.available)
  func bad(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let issued = try await issue(place)
      try await place.service.endToken(issued.id, by: SignInPlace.administrator)
      let before = try await place.trail().count
      let rules = place.service.pack.programs.madeUpTokens
      try await place.service.noteBadToken(issued.text, source: "192.0.2.1")
      for _ in 0..<20 { try await place.service.noteBadToken("headroom_made-up", source: "192.0.2.1") }
      let noted = try await place.trail().dropFirst(before)
      #expect(noted.first == "token-use | refused | nobody | ada@example.org | token \(issued.id) is good no more")
      #expect(noted.dropFirst().first == "token-use | refused | nobody | no such token")
      #expect(noted.last == "token-use | refused | nobody | too many" && noted.count == rules.perSource + 1)
      // Others are still noted, though no more than so many in all.
      for number in 0..<(2 * rules.inAll) {
        try await place.service.noteBadToken("headroom_made-up", source: "198.51.100.\(number)")
      }
      #expect(try await place.trail().count - before == rules.inAll + 2)
      #expect(try await place.trail().allSatisfy { !$0.contains("made-up") && !$0.contains(issued.text) })
      place.wait(seconds: place.service.pack.signIn.attempts.minutes * 60 + 1)
      try await place.service.noteBadToken("headroom_made-up", source: "192.0.2.1")
      #expect(try await place.trail().count - before == rules.inAll + 3)
    }
  }

  @Test("are 256 bits, shown once and kept only as a digest", arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let issued = try await issue(place)
      #expect(issued.text.wholeMatch(of: /headroom_[A-Za-z0-9_-]{43}/) != nil)
      let digest = try await place.database.read {
        try $0.first("SELECT token_digest FROM api_token") { try $0.text(0) }
      }
      #expect(digest == SecretToken.digest(issued.text))
      #expect(try await place.service.holder(ofToken: SecretToken.digest(issued.text)) == nil)
      #expect(try await issue(place).text != issued.text)
    }
  }

  @Test("are good through their last day and not a second longer")
  func expiry() async throws {
    try await SignInPlace.run(.sqlite) { place in
      try await place.add()
      let issued = try await issue(place, days: 0)
      let left = 86_400 - place.now % 86_400
      place.wait(seconds: left - 1)
      #expect(try await place.service.holder(ofToken: issued.text) != nil)
      place.wait(seconds: 1)
      #expect(try await place.service.holder(ofToken: issued.text) == nil)
      #expect(try await place.service.tokens(of: nil, by: SignInPlace.administrator).map(\.state) == [.expired])
    }
  }

  @Test("end when they are revoked, and cannot be revoked twice", arguments: DatabaseKind.available)
  func revoked(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let issued = try await issue(place)
      let other = try await issue(place)
      try await place.service.endToken(issued.id, by: SignInPlace.administrator)
      #expect(try await place.service.holder(ofToken: issued.text) == nil)
      #expect(try await place.service.holder(ofToken: other.text) != nil)
      await #expect(throws: CaseworkRefusal.self) {
        try await place.service.endToken(issued.id, by: SignInPlace.administrator)
      }
      #expect(
        try await place.service.tokens(of: "ada@example.org", by: SignInPlace.administrator).map(\.state) == [
          .good, .ended,
        ])
    }
  }

  @Test("end for good when their account is disabled", arguments: DatabaseKind.available)
  func disabled(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let issued = try await issue(place)
      try await place.service.setState(of: "ada@example.org", enabled: false, by: SignInPlace.administrator)
      #expect(try await place.service.holder(ofToken: issued.text) == nil)
      await #expect(throws: CaseworkRefusal.self) { _ = try await issue(place) }
      try await place.service.setState(of: "ada@example.org", enabled: true, by: SignInPlace.administrator)
      #expect(try await place.service.holder(ofToken: issued.text) == nil)
    }
  }

  @Test("are not issued for nobody, for the past, for longer than a year, or without a name")
  func refused() async throws {
    try await SignInPlace.run(.sqlite) { place in
      try await place.add()
      await #expect(throws: CaseworkRefusal.self) { _ = try await issue(place, account: "nobody@example.org") }
      for days in [-1, 366 + 1] {
        await #expect(throws: CaseworkRefusal.self) { _ = try await issue(place, days: days) }
      }
      _ = try await issue(place, days: 366)
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await place.service.issueToken(
          NewToken(account: "ada@example.org", name: " ", scope: .reading, until: place.service.clock.today),
          by: SignInPlace.administrator)
      }
      #expect(try await place.service.tokens(of: nil, by: SignInPlace.administrator).count == 1)
    }
  }

  @Test("are for administrators only, and a refusal is in the trail", arguments: DatabaseKind.available)
  func administrators(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let issued = try await issue(place)
      let steward = Actor(way: .account(1), name: "bo", displayName: "Bo", roles: [Self.steward])
      let new = NewToken(
        account: "ada@example.org", name: "x", scope: .reading, until: place.service.clock.today)
      await #expect(throws: CaseworkRefusal.self) { _ = try await place.service.issueToken(new, by: steward) }
      await #expect(throws: CaseworkRefusal.self) { try await place.service.endToken(issued.id, by: steward) }
      await #expect(throws: CaseworkRefusal.self) { _ = try await place.service.tokens(of: nil, by: steward) }
      let rows = try await place.database.read {
        try $0.query("SELECT action, outcome FROM audit_event WHERE actor = 'bo' ORDER BY seq", []) {
          "\(try $0.text(0)) \(try $0.text(1))"
        }
      }
      #expect(rows == ["token-issue refused", "token-end refused", "view-accounts refused"])
      #expect(try await place.service.holder(ofToken: issued.text) != nil)
    }
  }

  @Test("are in the audit trail when issued and ended, without the token", arguments: DatabaseKind.available)
  func audited(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      try await place.add()
      let issued = try await issue(place, scope: "view:cases metrics")
      try await place.service.endToken(issued.id, by: SignInPlace.administrator)
      let rows = try await place.database.read {
        try $0.query(
          "SELECT action, subject, detail FROM audit_event WHERE action LIKE 'token-%' ORDER BY seq", []
        ) { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))" }
      }
      #expect(
        rows == [
          "token-issue ada@example.org token \(issued.id): metrics view:cases",
          "token-end ada@example.org token \(issued.id)",
        ])
    }
  }
}

@Suite("What a token is for")
struct TokenScopeTests {
  @Test(
    "is read from words and written in order",
    arguments: [
      ("read", "read"), ("write, read", "read write"), ("metrics", "metrics"), ("VIEW:CASES", "view:cases"),
      ("view:cases,change:work-items view:cases", "change:work-items view:cases"), ("read view:cases", "read"),
    ])
  func words(text: String, words: String) throws {
    let scope = try TokenScope(words: text)
    #expect(scope.words == words)
    #expect(try TokenScope(words: scope.words) == scope)
  }

  @Test(
    "is not read from other words",
    arguments: ["", " , ", "everything", "view", "view:", "view:shoes", "break-glass:cases", "view:cases:x"])
  func wrong(text: String) {
    #expect(throws: CaseworkRefusal.self) { try TokenScope(words: text) }
  }

  @Test("only takes away from what the account's roles allow")
  func narrowing() throws {
    let pack = try englandAndWales()
    let roles = pack.access.roles.map { HeldRole(role: $0.id, unit: nil) }
    let whole = Actor(way: .account(1), name: "a", displayName: "A", roles: roles)
    let none = Actor(way: .token(1), name: "a", displayName: "A", roles: roles, narrowing: [])
    let reader = Actor(
      way: .token(1), name: "a", displayName: "A", roles: roles, narrowing: TokenScope.reading.permissions)
    for action in Permission.Action.allCases {
      for fields in Permission.Fields.allCases {
        let may = whole.may(action, fields, pack.access)
        #expect(!none.may(action, fields, pack.access))
        #expect(reader.may(action, fields, pack.access) == (may && action == .view))
        if none.unit(for: action, fields, pack.access) != nil { Issue.record("\(action) \(fields)") }
      }
    }
  }
}
