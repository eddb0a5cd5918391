import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("One's own number of people")
struct OwnCountTests {
  @Test("The lines sum to the number of people held, and the case list has as many", arguments: DatabaseKind.available)
  func sums(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { records in
      for (index, hidden) in [false, false, true].enumerated() {
        try records.currentCase(
          "B00000\(index)", "Sam", "Bell\(index)", team: "T1", holder: "S1", holderName: "KimS1, Jo",
          isRestricted: hidden)
      }
    } _: { service in
      let role = try #require(service.pack.access.role("practitioner"))
      let own = service.acting(as: AccessWorld.actor(role, staff: "S1"))
      let week = try await own.myWeek()
      #expect(week.people == 4 && week.restricted == 1)
      #expect(week.counted.reduce(0) { $0 + $1.people } == week.people)
      #expect(week.counted.filter(\.isInCustody).reduce(0) { $0 + $1.people } == week.inCustody)
      let held = try await service.database.read { connection in
        try connection.first("SELECT COUNT(*) FROM case_now WHERE staff_code = 'S1'") { try $0.int(0) }
      }
      #expect(held == week.people)
      let list = try await own.caseList(CaseListQuery(.service))
      let own1 = list.rows.filter { if case .shown(let row) = $0 { row.holder?.name == "KimS1, Jo" } else { false } }
      #expect(own1.count + week.restricted == week.people)
    }
  }

  @Test(
    "What was chosen for oneself is kept, and a practitioner is asked first where nothing was",
    arguments: DatabaseKind.available)
  func choice(kind: DatabaseKind) async throws {
    try await SignInPlace.run(kind) { place in
      let unit = RoleUnit(level: "team", code: "T1")
      try await place.add("jo@example.org", roles: [HeldRole(role: "practitioner", unit: unit)])
      try await place.add("spo@example.org", roles: [HeldRole(role: "spo", unit: unit)])
      let jo = place.service.acting(as: try await place.signedIn("jo@example.org").who.actor)
      let spo = place.service.acting(as: try await place.signedIn("spo@example.org").who.actor)
      #expect(try await jo.ownFigures() == .onRequest)
      #expect(try await spo.ownFigures() == .shown)
      for choice in OwnFigures.allCases {
        try await jo.choose(choice)
        #expect(try await jo.ownFigures() == choice)
      }
      #expect(try await spo.ownFigures() == .shown)
      await #expect(throws: CaseworkRefusal.self) { try await place.service.choose(.hidden) }
    }
  }
}
