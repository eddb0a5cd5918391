import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Restricted cases")
struct RestrictedCaseTests {
  /// Of team T1: A000011 must not be seen by S1, A000012 only by S2, A000013 is marked and nobody is named.
  private static func restricted(_ records: CaseRecords) throws {
    for crn in ["A000011", "A000012", "A000013"] {
      try records.currentCase(crn, "Very", "Secret", team: "T1", holder: "S2", tier: "A3", isRestricted: true)
    }
    for (crn, staff, kind) in [("A000011", "S1", "not"), ("A000012", "S2", "only")] {
      try records.insert(
        "restriction",
        ["crn": .text(crn), "staff_code": .text(staff), "kind": .text(kind), "starts_on": "2026-01-01"])
    }
  }

  private func practitioner(_ staff: String?, _ service: Service) throws -> Service {
    service.acting(
      as: AccessWorld.actor(try #require(service.pack.access.role("practitioner")), staff: staff))
  }

  private func seen(_ service: Service) async throws -> [String] {
    var seen: [String] = []
    for crn in ["A000011", "A000012", "A000013"] {
      do {
        _ = try await service.caseDetail(crn: crn)
        seen.append(crn)
      } catch CaseworkRefusal.restricted {}
    }
    return seen
  }

  @Test("A case is shown to whom no restriction keeps from it, and to nobody else", arguments: DatabaseKind.available)
  func whoSees(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind, Self.restricted) { service in
      for (staff, open) in [
        ("S1", []), ("S2", ["A000011", "A000012"]), ("S9", ["A000011"]), (nil, []),
      ] as [(String?, [String])] {
        let shown = try await seen(try practitioner(staff, service))
        #expect(shown == open, "\(staff ?? "nobody")")
      }
      let atTerminal = try await seen(service.acting(as: .terminal(user: "test")))
      #expect(atTerminal.isEmpty)
    }
  }

  @Test(
    "Lists, search and counts by filter agree with the page, whatever the order", arguments: DatabaseKind.available)
  func lists(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind, Self.restricted) { service in
      for (staff, open) in [("S1", []), ("S2", ["A000011", "A000012"])] {
        let service = try practitioner(staff, service)
        for sort in CaseSort.allCases {
          var query = CaseListQuery(.unit(level: "team", code: "T1"))
          query.sort = sort
          let list = try await service.caseList(query)
          let shown = list.rows.compactMap { if case .shown(let row) = $0 { row.crn } else { nil } }
          #expect(Set(shown) == Set(["A000001", "A000002"] + open), "\(sort)")
          #expect(list.restricted == 3 - open.count)
          #expect(list.rows.suffix(3 - open.count).allSatisfy { $0 == .restricted })
        }
        #expect(try await service.findCases("secret", page: 1).rows.map(\.crn) == open)
        var query = CaseListQuery(.service)
        query.filters[.tier] = "A3"
        #expect(try await service.caseList(query).total == open.count)
      }
    }
  }

  @Test(
    "A case that is kept from somebody and one that is not there are refused alike", arguments: DatabaseKind.available)
  func alike(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind, Self.restricted) { service in
      let service = try practitioner("S1", service)
      for crn in ["A000011", "A000013", "Z999999"] {
        do {
          _ = try await service.caseDetail(crn: crn)
          Issue.record("\(crn) was shown")
        } catch CaseworkRefusal.restricted {}
      }
    }
  }

  @Test(
    "Opened with a reason and somebody told, a case is shown for the time of the rules and no longer",
    arguments: DatabaseKind.available)
  func opening(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind, Self.restricted) { service in
      let spo = HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "T1"))
      for name in ["ada", "bob"] {
        let new = NewAccount(name: name, displayName: name.uppercased(), password: nil, roles: [spo])
        _ = try await service.addAccount(new, by: .terminal(user: "test"))
      }
      let ada = Actor(way: .account(1), name: "ada", displayName: "ADA", staff: nil, roles: [spo])
      let bob = Actor(way: .account(2), name: "bob", displayName: "BOB", staff: nil, roles: [spo])
      let opening = service.acting(as: ada)
      #expect(try await opening.whoMayBeTold().map(\.name) == ["bob"])
      for (reason, told) in [
        ("", "bob"), ("because", "bob"), ("She is at the reception now", "ada"), ("She is here", ""),
      ] {
        await #expect(throws: CaseworkRefusal.self) {
          try await opening.openRestricted(crn: "A000011", reason: reason, told: told)
        }
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await opening.openRestricted(crn: "Z999999", reason: "She is at the reception now", told: "bob")
      }
      #expect(try await seen(opening) == [])
      try await opening.openRestricted(crn: "A000011", reason: "She is at the reception now", told: "bob")
      #expect(try await seen(opening) == ["A000011"])
      #expect(try await seen(service.acting(as: bob)) == [])
      let told = try #require(try await service.acting(as: bob).openingsToldOf().first)
      #expect(told.crn == nil && told.openedBy == "ADA" && told.reason == "She is at the reception now")
      let start = service.clock.seconds()
      let minutes = service.pack.access.breakGlassMinutes
      for (later, open) in [(minutes * 60 - 1, ["A000011"]), (minutes * 60, [])] {
        let then = Service(
          database: service.database, pack: service.pack, clock: WallClock { start + later }, actor: ada)
        #expect(try await seen(then) == open, "\(later) seconds later")
      }
      let trail = try await service.acting(as: .terminal(user: "test")).auditEvents(AuditQuery(action: .breakGlass))
      #expect(trail.events.map(\.subject) == ["A000011"])
    }
  }

  @Test("A practitioner cannot open what is kept from them", arguments: DatabaseKind.available)
  func notForAll(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind, Self.restricted) { service in
      let service = try practitioner("S1", service)
      do {
        try await service.openRestricted(crn: "A000011", reason: "I would like to see it", told: "bob")
        Issue.record("it was opened")
      } catch CaseworkRefusal.notAllowed {}
    }
  }
}
