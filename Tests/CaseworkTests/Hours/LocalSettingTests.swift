import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("What a unit sets for itself")
struct LocalSettingTests {
  private func setting(
    _ percent: Int?, level: String = "pdu", code: String = "P1", from: LocalDate = ContactPlanTests.day, seen: Int = 0
  ) -> NewLocalSetting {
    NewLocalSetting(level: level, code: code, percent: percent, from: from, reason: "Long roads", seen: seen)
  }

  /// With home visits, so that there is travel.
  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await ContactPlanTests.run(kind) { service in
      _ = try await service.recordContactPlan(
        NewContactPlan(
          crn: "A000001", plan: ContactPlan(home: 4), from: ContactPlanTests.day, reason: "Cannot travel", seen: 0))
      try await body(service)
    }
  }

  private func effect(_ outcome: LocalSettingOutcome) throws -> LocalSettingEffect {
    guard case .effect(let effect) = outcome else { throw CaseworkRefusal.invalid("\(outcome)") }
    return effect
  }

  @Test(
    "A local factor of travel is a line of its own, the national basis stands beside it, and both were shown before",
    arguments: DatabaseKind.available)
  func travel(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let before = try await ContactPlanTests.work(service)
      let shown = try effect(try await service.localSettingEffect(setting(150)))
      #expect(shown.before == before && shown.national == before)
      #expect(shown.localAfter * 2 == shown.travel && shown.travel > 0)
      #expect(try await ContactPlanTests.work(service) == before)
      _ = try await service.recordLocalSetting(setting(150))
      #expect(try await ContactPlanTests.work(service) == shown.after)
      let page = try await service.localSettings(level: "team", code: "T1")
      #expect(page.travelPercent == 150 && page.setBy?.code == "P1")
      #expect(page.effect.national == before && page.effect.before == shown.after)
      let id = try await service.database.read {
        try $0.first("SELECT id FROM practitioner WHERE staff_code = 'S1'") { try $0.int(0) }
      }
      let person = try await service.hours(practitioner: try #require(id))
      let post = try #require(person.posts.first)
      #expect(post.explanation.lines.filter { $0.kind == .localTravel }.map(\.minutes) == [shown.localAfter])
      #expect(post.explanation.nationalMinutes + shown.localAfter == post.explanation.figure.minutes)
    }
  }

  @Test(
    "The nearest unit's setting counts, and one taken back leaves that of the unit above",
    arguments: DatabaseKind.available)
  func nearest(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      _ = try await service.recordLocalSetting(setting(150))
      _ = try await service.recordLocalSetting(setting(200, level: "team", code: "T1"))
      var page = try await service.localSettings(level: "team", code: "T1")
      #expect(page.travelPercent == 200 && page.effect.localBefore == page.effect.travel)
      _ = try await service.recordLocalSetting(setting(nil, level: "team", code: "T1", seen: page.seen))
      page = try await service.localSettings(level: "team", code: "T1")
      #expect(page.travelPercent == 150 && page.entries.count == 2)
      #expect(page.effect.localBefore * 2 == page.effect.travel)
    }
  }

  @Test("Only who keeps the organisation of a unit sets anything for it", arguments: DatabaseKind.available)
  func permission(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      func actor(_ role: String, _ level: String, _ code: String) -> Service {
        Service(
          database: service.database, pack: service.pack, clock: service.clock,
          actor: Actor(
            way: .account(1), name: role, displayName: role,
            roles: [HeldRole(role: role, unit: RoleUnit(level: level, code: code))]))
      }
      for other in [actor("spo", "team", "T1"), actor("pdu-head", "pdu", "P2"), actor("planner", "nation", "EW")] {
        await #expect(throws: CaseworkRefusal.self) { try await other.recordLocalSetting(setting(120)) }
      }
      _ = try await actor("pdu-head", "pdu", "P1").recordLocalSetting(setting(120))
      #expect(try await service.localSettings(level: "pdu", code: "P1").entries.map(\.recorderName) == ["pdu-head"])
    }
  }

  @Test(
    "Impossible settings are refused, twice the same is kept once, and an old form changes nothing",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      for percent in [0, 49, 301, 1_000_000, -1] {
        guard case .refused(let problems) = try await service.recordLocalSetting(setting(percent)) else {
          Issue.record("\(percent) was kept")
          continue
        }
        #expect(problems.map(\.column) == ["percent"])
      }
      _ = try await service.recordLocalSetting(setting(50))
      _ = try await service.recordLocalSetting(setting(50))
      await #expect(throws: CaseworkRefusal.self) { try await service.recordLocalSetting(setting(51)) }
      #expect(try await service.localSettings(level: "pdu", code: "P1").entries.map(\.percent) == [50])
      await #expect(throws: CaseworkRefusal.self) { try await service.localSettings(level: "nation", code: "EW") }
    }
  }
}
