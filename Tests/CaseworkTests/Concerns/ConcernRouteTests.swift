import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Who sees a concern")
struct ConcernRouteTests {
  private typealias Who = ConcernWorld.Who

  @Test(
    "Only the reporter and the chosen level see it, then each level that it climbs to; to all others it is not there",
    arguments: DatabaseKind.available)
  func climbs(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      for (iso, seen) in [
        ("2026-11-23", [Who.jo, .ada]), ("2026-11-30", [.jo, .ada]), ("2026-12-01", [.jo, .ada, .cy]),
        ("2026-12-08", [.jo, .ada, .cy, .di]),
      ] {
        for who in Who.allCases {
          #expect(try await service.shows(id, on: iso, to: who) == seen.contains(who), "\(who) on \(iso)")
          let list = try await service.on(iso, who).concerns()
          #expect(
            (list.own + list.awaited + list.others).map(\.concern.id) == (seen.contains(who) ? [id] : []),
            "\(who) on \(iso)")
        }
      }
    }
  }

  @Test(
    "Each role of the rules that is not of the route is refused, whether it is there or not",
    arguments: DatabaseKind.available)
  func roles(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      let levels: Set = ["spo", "pdu-head", "regional-director"]
      var refused = 0
      for role in service.pack.access.roles {
        for iso in ["2026-11-23", "2027-02-01"] {
          let acting = service.on(iso, as: AccessWorld.actor(role, staff: "S9"))
          let isSeen = iso == "2026-11-23" ? role.id == "spo" : levels.contains(role.id)
          for number in [id, 999] {
            do {
              _ = try await acting.concern(id: number)
              #expect(isSeen && number == id, "\(role.id) on \(iso)")
            } catch CaseworkRefusal.notAllowed(let sentence) {
              // A role that has the pages reads the same sentence of one that is there and one that is not.
              #expect(!isSeen || number != id, "\(role.id) on \(iso)")
              if role.grants.contains(where: { $0.permission == Permission(.view, .stressReports) }) {
                #expect(sentence == Service.confidentialConcern)
              }
              refused += 1
            }
          }
          if let list = try? await acting.concerns() {
            #expect((list.own + list.awaited + list.others).count == (isSeen ? 1 : 0), "\(role.id) on \(iso)")
          }
        }
      }
      #expect(refused >= 2 * 2 * 8)
      // A program has no part in it, whatever it may do otherwise.
      let program = Actor(
        way: .token(1), name: "token", displayName: "token", staff: "S1", roles: Who.ada.actor().roles)
      let asking = service.on("2026-11-23", as: program)
      await #expect(throws: CaseworkRefusal.self) { _ = try await asking.concern(id: id) }
      await #expect(throws: CaseworkRefusal.self) { _ = try await asking.report(ConcernWorld.new()) }
      #expect(try await asking.concerns().others.isEmpty)
    }
  }

  @Test("A report to the head of the PDU passes the senior by, for good", arguments: DatabaseKind.available)
  func above(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new(to: .level("pdu-head")))
      for iso in ["2026-11-23", "2026-12-01", "2027-02-01"] {
        #expect(try await !service.shows(id, on: iso, to: .ada))
        #expect(try await service.shows(id, on: iso, to: .cy))
      }
      #expect(try await service.shows(id, on: "2026-12-01", to: .di))
    }
  }

  @Test(
    "On their first page whoever answers sees what awaits them, in the trail; where nothing does nothing is shown or noted",
    arguments: DatabaseKind.available)
  func awaited(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      func looks() async throws -> Int {
        try await service.database.read {
          try $0.first("SELECT COUNT(*) FROM audit_event WHERE action = ?", [.text(AuditAction.viewConcern.rawValue)]) {
            try $0.int(0)
          } ?? 0
        }
      }
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new(to: .level("pdu-head")))
      let before = try await looks()
      #expect(try await service.on("2026-11-23", .ada).awaitedConcerns().isEmpty)
      #expect(try await looks() == before)
      #expect(try await service.on("2026-11-23", .cy).awaitedConcerns().map(\.concern.id) == [id])
      #expect(try await looks() == before + 1)
    }
  }

  @Test("A report to one person is theirs alone until it climbs to the level above", arguments: DatabaseKind.available)
  func person(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let reporter = service.on("2026-11-23", .jo)
      let routes = try await reporter.concernRoutes(crn: nil)
      #expect(routes.levels.map(\.role) == ["spo", "pdu-head", "regional-director"])
      #expect(routes.levels.first?.words == "Senior probation officer: Ada")
      #expect(routes.people.map(\.name) == [Who.ada, .bo, .cy, .di, .gil].map(\.name))
      let id = try await reporter.report(ConcernWorld.new(to: .person(Who.bo.name)))
      for who in Who.allCases {
        #expect(try await service.shows(id, on: "2026-11-23", to: who) == [.jo, .bo].contains(who), "\(who)")
        #expect(try await service.shows(id, on: "2026-12-01", to: who) == [.jo, .bo, .cy].contains(who), "\(who)")
      }
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await reporter.report(ConcernWorld.new(to: .person("nobody@example.org")))
      }
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await reporter.report(ConcernWorld.new(to: .person(Who.eve.name)))
      }
      // A senior reports above themselves.
      #expect(
        try await service.on("2026-11-23", .ada).concernRoutesOfManager(team: "T1") == [
          "pdu-head", "regional-director",
        ])
    }
  }

  @Test(
    "While the senior is away it is with who deputises, else with the level above, by name, and the clock goes on",
    arguments: DatabaseKind.available)
  func away(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { records in
      try records.insert(
        "absence", ["staff_code": "M1", "starts_on": "2026-11-23", "ends_on": "2026-11-25", "kind": "leave"])
    } _: { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      let line = try #require(try await service.on("2026-11-23", .jo).concerns().own.first)
      #expect(line.with == "Head of probation delivery unit: Cy (Ada away)" && line.state.level == 0)
      #expect(line.concern.named == line.with)
      #expect(try await service.shows(id, on: "2026-11-24", to: .cy))
      // Ada is back: it is hers again, and Cy, who did nothing, has no part in it until it climbs.
      #expect(try await !service.shows(id, on: "2026-11-26", to: .cy))
      try await service.database.write { connection in
        try CaseRecords(connection).insert(
          "account_tie",
          [
            "account_id": 4, "kind": "deputise", "subject": "M1", "from_day": "2026-11-01",
            "granted_at": "2026-11-01T09:00:00Z", "granted_by": "test",
          ])
      }
      let tie = [Tie(.deputise, "M1")]
      #expect(
        try await service.on("2026-11-24", .jo).concerns().own.first?.with == "Senior probation officer: Bo (Ada away)")
      #expect(try await service.shows(id, on: "2026-11-24", to: .bo, ties: tie))
      #expect(try await !service.shows(id, on: "2026-11-24", to: .cy))
      #expect(try await !service.shows(id, on: "2026-11-26", to: .bo, ties: tie))
      try await service.on("2026-11-24", .bo, ties: tie).act(.answer(ConcernWorld.answer()), on: id)
      // Whoever took part keeps sight of it.
      #expect(try await service.shows(id, on: "2026-11-26", to: .bo))
      #expect(try await service.on("2026-12-09", .jo).concerns().own.first?.state.phase == .answered)
    }
  }

  @Test("A case that is kept from whoever answers is not named to them", arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-22", .jo).report(ConcernWorld.new(.objection, crn: "A000001"))
      #expect(try await service.on("2026-11-23", .ada).concern(id: id).line.concern.crn == "A000001")
      try await service.database.write { connection in
        try CaseRecords(connection).insert(
          "restriction", ["crn": "A000001", "staff_code": "M1", "kind": "not", "starts_on": "2026-01-01"])
        try connection.execute("UPDATE case_now SET restricted = 1 WHERE crn = 'A000001'")
      }
      let line = try await service.on("2026-11-23", .ada).concern(id: id).line
      #expect(line.concern.kind == .objection && line.concern.crn == nil)
      #expect(try await service.on("2026-11-23", .jo).concern(id: id).line.concern.crn == "A000001")
    }
  }
}

extension Service {
  /// Levels that the actor could report to from a team.
  fileprivate func concernRoutesOfManager(team: String) async throws -> [String] {
    try await database.read { connection in
      try self.levelsOpen(self.actor.staff ?? "", team, connection).map(\.role)
    }
  }
}
