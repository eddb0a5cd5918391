import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Limits adopted beside the rules")
struct AdoptLimitTests {
  private static let day = ContactPlanTests.day

  private func limit(
    _ cases: Int?, _ key: LimitKey = .everybody, from: LocalDate = day, until: LocalDate? = nil, seen: Int = 0
  ) -> NewLimit {
    NewLimit(key: key, cases: cases, from: from, until: until, reason: "Agreed nationally", seen: seen)
  }

  private func effect(_ outcome: LimitOutcome) throws -> LimitEffect {
    guard case .effect(let effect) = outcome else { throw CaseworkRefusal.invalid("\(outcome)") }
    return effect
  }

  private func limitOfKim(_ service: Service) async throws -> Int? {
    try await service.people(level: nil, code: nil).posts.first { $0.staffCode == "S1" }?.fullWeekLimit
  }

  @Test(
    "Who would be over is shown by unit before a limit is adopted, and is so afterwards",
    arguments: DatabaseKind.available)
  func adopted(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      let shown = try effect(try await service.limitEffect(limit(1)))
      #expect(shown.total.overBefore == 0 && shown.total.overAfter == 1)
      #expect(shown.units.filter { $0.overAfter > 0 }.map(\.name) == ["PDU One"])
      #expect(try await limitOfKim(service) == 50)
      _ = try await service.adoptLimit(limit(1))
      #expect(try await limitOfKim(service) == 1)
      let post = try await service.people(level: nil, code: nil).posts.first { $0.staffCode == "S1" }
      #expect(post?.standing == .over && post?.isAdoptedLimit == true)
      let page = try await service.limits()
      let line = try #require(page.lines.first { $0.key == .everybody })
      #expect(line.national == 50 && line.inForce == 1 && line.adopted?.reason == "Agreed nationally")
    }
  }

  @Test(
    "The lowest that applies counts: of the grade, of the specialism or of everybody", arguments: DatabaseKind.available
  )
  func lowest(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      _ = try await service.adoptLimit(limit(40, .grade("PO")))
      #expect(try await limitOfKim(service) == 40)
      _ = try await service.adoptLimit(limit(30, seen: try await service.limits().seen))
      #expect(try await limitOfKim(service) == 30)
      _ = try await service.adoptLimit(limit(nil, seen: try await service.limits().seen))
      #expect(try await limitOfKim(service) == 40)
      #expect(service.pack.holding.caseloadLimit == 50)
      #expect(try await service.limits().entries.map(\.cases) == [nil, 30, 40])
    }
  }

  @Test("A limit counts from its first day to its last and on no other", arguments: DatabaseKind.available)
  func days(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      _ = try await service.adoptLimit(limit(20, from: Self.day + 3, until: Self.day + 5))
      let found = try await service.database.read { connection in
        try [0, 2, 3, 5, 6].map { try AdoptedLimits(on: Self.day + $0, connection).everybody(service.pack) }
      }
      #expect(found == [50, 50, 20, 20, 50])
    }
  }

  @Test("Only who owns policy for the whole service adopts a limit", arguments: DatabaseKind.available)
  func permission(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      func actor(_ role: String) -> Service {
        Service(
          database: service.database, pack: service.pack, clock: service.clock,
          actor: Actor(way: .account(1), name: role, displayName: role, roles: [HeldRole(role: role, unit: nil)]))
      }
      for role in service.pack.access.roles.map(\.id) where role != "planner" {
        await #expect(throws: CaseworkRefusal.self, "\(role)") { try await actor(role).adoptLimit(limit(45)) }
      }
      _ = try await actor("planner").adoptLimit(limit(45))
      #expect(try await service.limits().entries.map(\.recorderName) == ["planner"])
    }
  }

  @Test(
    "Impossible limits are refused, twice the same is kept once, and an old form changes nothing",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      let wrong: [(NewLimit, String)] = [
        (limit(0), "cases"), (limit(-1), "cases"), (limit(501), "cases"), (limit(20, .grade("XX")), "about"),
        (limit(20, .specialism("none such")), "about"), (limit(20, from: Self.day + -1), "from"),
        (limit(20, until: Self.day + -1), "until"),
      ]
      for (new, column) in wrong {
        guard case .refused(let problems) = try await service.adoptLimit(new) else {
          Issue.record("\(new) was kept")
          continue
        }
        #expect(problems.map(\.column) == [column])
      }
      _ = try await service.adoptLimit(limit(45))
      _ = try await service.adoptLimit(limit(45))
      await #expect(throws: CaseworkRefusal.self) { try await service.adoptLimit(limit(44)) }
      #expect(try await service.limits().entries.count == 1)
    }
  }
}
