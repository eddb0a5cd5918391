import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Ties and cases for inspections")
struct TieTests {
  private static let day = SmallCases.day

  /// Accounts 1 to 5 with the staff codes S1 (own) to S5 (elsewhere), and account 6, an inspector's.
  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await AccessWorld.run(kind) { records in
      try records.currentCase("A000011", "Very", "Secret", team: "T1", holder: "S2", isRestricted: true)
    } _: { service in
      let terminal = Actor.terminal(user: "test")
      let team = HeldRole(role: "practitioner", unit: RoleUnit(level: "team", code: "T1"))
      for place in AccessWorld.Place.allCases {
        _ = try await service.addAccount(
          NewAccount(
            name: place.rawValue, displayName: "Kim \(place.staff)", password: nil, staff: place.staff, roles: [team]),
          by: terminal)
      }
      _ = try await service.addAccount(
        NewAccount(
          name: "inspector", displayName: "Ines", password: nil, roles: [HeldRole(role: "inspector", unit: nil)],
          rolesUntil: Self.day + 30), by: terminal)
      try await body(service)
    }
  }

  private func acting(_ role: String, staff: String? = nil, _ service: Service) throws -> Service {
    let actor = AccessWorld.actor(try #require(service.pack.access.role(role)), staff: staff)
    return service.acting(
      as: Actor(
        way: .account(99), name: actor.name, displayName: actor.displayName, staff: staff, roles: actor.roles))
  }

  private func tie(
    _ kind: Tie.Kind = .cover, to account: Int = 1, _ subject: String = "S2", from: Int = 0, until: Int? = 7,
    reason: String = "Leave in December"
  ) -> NewTie {
    NewTie(
      account: account, kind: kind, subjects: subject.split(separator: " ").map(String.init), from: Self.day + from,
      until: until.map { Self.day + $0 }, reason: reason)
  }

  @Test(
    "A manager gives cover within the team, it reaches the colleague's cases on its days, and it ends",
    arguments: DatabaseKind.available)
  func cover(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let spo = try acting("spo", service)
      try await spo.give(tie())
      let given = try #require(try await spo.ties().ties.first)
      #expect(given.holder == "Kim S1" && given.subject == "S2" && given.until == Self.day + 7)
      #expect(given.reason == "Leave in December" && given.kind == .cover)
      let trail = try await service.acting(as: .terminal(user: "test")).auditEvents(AuditQuery(action: .tieGrant))
      #expect(Set(trail.events.map(\.subject)) == ["own", "S2"])
      try await spo.endTie(given.id)
      #expect(try await spo.ties().ties.isEmpty)
      await #expect(throws: CaseworkRefusal.self) { try await spo.endTie(given.id) }
    }
  }

  @Test(
    "What is incomplete, past, given twice or to oneself is refused, and nothing is given",
    arguments: DatabaseKind.available)
  func wrong(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let spo = try acting("spo", service)
      for wrong in [
        tie(reason: "  "), tie(until: -1), tie(from: 3, until: 2), tie(.cover, "S2 S1"), tie(to: 77), tie(.cover, ""),
        tie(.cover, "S1"),
        tie(.inspection, "A000001"),
      ] {
        await #expect(throws: CaseworkRefusal.self, "\(wrong)") { try await spo.give(wrong) }
      }
      #expect(try await spo.ties().ties.isEmpty)
      try await spo.give(tie())
      await #expect(throws: CaseworkRefusal.self) { try await spo.give(tie()) }
      let unit = RoleUnit(level: "team", code: "T1")
      let own = service.acting(
        as: Actor(
          way: .account(1), name: "own", displayName: "Kim S1", staff: "S1",
          roles: [HeldRole(role: "spo", unit: unit)]))
      await #expect(throws: CaseworkRefusal.self) { try await own.give(tie(.deputise)) }
    }
  }

  @Test("Both sides are within the giver's reach, for each role as the table says", arguments: DatabaseKind.available)
  func reach(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      for (role, reached) in [
        ("spo", ["S2"]), ("pdu-head", ["S2", "S3"]), ("practitioner", []), ("regional-director", []),
        ("administrator", []), ("inspector", []),
      ] {
        let giver = try acting(role, service)
        var given: [String] = []
        for (index, place) in AccessWorld.Place.allCases.enumerated() where place != .own {
          do {
            try await giver.give(tie(.deputise, to: 1, place.staff))
            given.append(place.staff)
            try await giver.endTie(try #require(try await giver.ties().ties.first).id)
          } catch CaseworkRefusal.notAllowed {}
          // The other way round, the holder is out of reach.
          if !reached.contains(place.staff) {
            await #expect(throws: CaseworkRefusal.self) {
              try await giver.give(tie(.deputise, to: index + 1, "S1"))
            }
          }
        }
        #expect(given == reached, "\(role)")
      }
    }
  }

  @Test("Joint work names a case within reach that is not kept from the giver", arguments: DatabaseKind.available)
  func cowork(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let spo = try acting("spo", service)
      try await spo.give(tie(.cowork, "A000002"))
      for crn in ["A000011", "Z999999"] {
        do {
          try await spo.give(tie(.cowork, crn))
          Issue.record("\(crn) was given")
        } catch CaseworkRefusal.restricted {}
      }
      do {
        try await spo.give(tie(.cowork, "A000003"))
        Issue.record("a case of another team was given")
      } catch CaseworkRefusal.notAllowed {}
      #expect(try await spo.ties().ties.map(\.subject) == ["A000002"])
    }
  }

  @Test(
    "Cases are opened to an inspector all or none, until a day, and to nobody else", arguments: DatabaseKind.available)
  func inspection(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let head = try acting("pdu-head", service)
      for wrong in [
        tie(.inspection, to: 6, "A000001", until: nil), tie(.inspection, to: 1, "A000001"),
        tie(.inspection, to: 6, "A000001 A000005"), tie(.inspection, to: 6, "A000001 A000011"),
      ] {
        await #expect(throws: CaseworkRefusal.self, "\(wrong)") { try await head.give(wrong) }
      }
      #expect(try await head.inspections().ties.isEmpty)
      try await head.give(tie(.inspection, to: 6, "A000001 A000003"))
      let opened = try await head.inspections()
      #expect(opened.ties.map(\.subject) == ["A000001", "A000003"] && opened.candidates.map(\.displayName) == ["Ines"])
      #expect(try await head.ties().ties.isEmpty)
      let ties = ["A000001", "A000003"].map { Tie(.inspection, $0) }
      let role = try #require(service.pack.access.role("inspector"))
      let inspector = service.acting(as: AccessWorld.actor(role, ties: ties))
      _ = try await inspector.caseDetail(crn: "A000001")
      await #expect(throws: CaseworkRefusal.self) { _ = try await inspector.caseDetail(crn: "A000002") }
      let spo = try acting("spo", service)
      await #expect(throws: CaseworkRefusal.self) { try await spo.give(tie(.inspection, to: 6, "A000002")) }
      await #expect(throws: CaseworkRefusal.self) { try await spo.endTie(opened.ties[0].id) }
      try await head.endTie(opened.ties[0].id)
      #expect(try await head.inspections().ties.map(\.subject) == ["A000003"])
    }
  }

  @Test(
    "Whoever may not look after accounts changes nothing of them, whatever a page has checked",
    arguments: DatabaseKind.available)
  func accounts(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let role = HeldRole(role: "administrator", unit: nil)
      for actor in [Actor.nobody, try acting("spo", service).actor] {
        let changes: [@Sendable () async throws -> Void] = [
          { _ = try await service.accounts(for: actor) },
          {
            _ = try await service.addAccount(
              NewAccount(name: "eve", displayName: "E", password: nil, roles: []), by: actor)
          },
          { try await service.setState(of: "own", enabled: false, by: actor) },
          {
            try await service.resetPassword(of: "own", to: "seven quiet herons", removingSecondFactor: false, by: actor)
          },
          { try await service.endSessions(of: "own", by: actor) },
          { try await service.grant(role, to: "own", from: Self.day, until: nil, by: actor) },
          { try await service.end(role, of: "own", by: actor) },
          { try await service.grant(Tie(.cover, "S2"), to: "own", from: Self.day, until: nil, by: actor) },
          { try await service.end(Tie(.cover, "S2"), of: "own", by: actor) },
        ]
        for (index, change) in changes.enumerated() {
          do {
            try await change()
            Issue.record("change \(index) was made for \(actor.name)")
          } catch CaseworkRefusal.notAllowed {}
        }
      }
      let administrator = try acting("administrator", service).actor
      #expect(try await service.accounts(for: administrator).count == 6)
      let trail = try await service.acting(as: .terminal(user: "test")).auditEvents(AuditQuery(action: .viewAccounts))
      #expect(trail.events.map(\.outcome) == ["done", "refused", "refused"])
    }
  }

  @Test(
    "Who looks after accounts is known to everybody who signed in, and to nobody else",
    arguments: DatabaseKind.available)
  func help(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let role = HeldRole(role: "administrator", unit: nil)
      try await service.grant(role, to: "team", from: Self.day, until: nil, by: .terminal(user: "test"))
      #expect(try await acting("hub", service).whoHelps().map(\.displayName) == ["Kim S2"])
      #expect(try await service.whoHelps().isEmpty)
    }
  }
}
