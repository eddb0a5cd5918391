import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Protections that are lacking, and breaches of those that are there")
struct ProtectionTests {
  @Test(
    "Who should be protected and is not is listed with what is lacking, and nobody else",
    arguments: DatabaseKind.available)
  func missing(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      // In training by grade without a day; with a day; newly qualified until a day without a day of qualifying.
      try records.staff("S3", "Di", "Owen")
      try records.post("S3", "T1", grade: "TPO")
      try records.staff("S4", "Di", "Poe", traineeFrom: "2026-09-01")
      try records.post("S4", "T1", grade: "TPO")
      try records.staff("S5", "Di", "Reed", newlyQualifiedUntil: "2027-03-01")
      try records.post("S5", "T1")
      // Hours reduced as for somebody newly qualified, without any day.
      try records.staff("S6", "Di", "Shaw")
      try records.post("S6", "T1")
      try records.insert(
        "staff_reduction",
        [
          "staff_code": "S6", "team": "T1", "reason": "newly-qualified-officer", "starts_on": "2026-10-01",
          "ends_on": "2027-06-30", "hours": .integer(740),
        ])
      // Newly qualified with a day and the same reduction: protected.
      try records.staff("S7", "Di", "Tate", qualified: "2026-10-01")
      try records.post("S7", "T1")
    } _: { service in
      let page = try await service.protections(level: "team", code: "T1")
      #expect(page.missing.map(\.staffCode) == ["S3", "S5", "S6"])
      #expect(
        page.missing.map(\.kind) == [
          .trainingBegan, .qualifiedOn, .dateOfReduction(reason: "newly-qualified-officer"),
        ])
      // A neighbour does not see why hours are reduced.
      let other = service.on("2026-11-23", as: UpkeepActors.manager(of: "T2"))
      let theirs = try await other.protections(level: "team", code: "T1")
      #expect(theirs.missing.last?.kind == .dateOfReduction(reason: ""))
    }
  }

  /// S3 is newly qualified, so that 40 cases are the limit, and holds so many.
  private func run(
    _ kind: DatabaseKind, cases: Int, _ body: (Service) async throws -> Void
  ) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S3", "Di", "Owen", qualified: "2026-09-01")
      try records.post("S3", "T1")
      for number in 0..<cases {
        let crn = "B" + String(100_000 + number)
        try records.currentCase(crn, "No", "Body", holder: "S3", holderName: "Owen, Di")
        try records.insert(
          "allocation",
          ["crn": .text(crn), "starts_at": "2026-11-01T09:00:00Z", "staff_code": "S3", "team": "T1"])
      }
    } _: { service in
      _ = try await service.on("2026-11-22").runNight()
      try await body(service)
    }
  }

  @Test("40 cases under a limit of 40 are no breach, and 41 are one, once", arguments: DatabaseKind.available)
  func edge(kind: DatabaseKind) async throws {
    try await run(kind, cases: 40) { service in
      let page = try await service.protections(level: "team", code: "T1")
      #expect(page.breaches.isEmpty)
    }
    try await run(kind, cases: 41) { service in
      _ = try await service.on("2026-11-23").runNight()
      let page = try await service.protections(level: "team", code: "T1")
      #expect(page.breaches.count == 1)
      let breach = try #require(page.breaches.first)
      #expect(breach.protection == "newly-qualified" && breach.cases == 41 && breach.limit == Ratio(40))
      #expect(breach.began.iso == "2026-11-22" && breach.approval == nil && breach.endedOn == nil)
    }
  }

  @Test(
    "The breach is in the log with the change that made it, and its end is an event too",
    arguments: DatabaseKind.available)
  func change(kind: DatabaseKind) async throws {
    try await run(kind, cases: 40) { service in
      func hold(_ crn: String, staff: String, at moment: String) async throws {
        let entry = HandEntry(
          sheet: "allocations",
          texts: ["crn": crn, "starts_at": moment, "staff_code": staff, "team": "T1"], madeBy: "test", reason: "test")
        guard case .kept = try await service.record(entry, preview: false) else {
          Issue.record("was not kept")
          return
        }
      }
      try await hold("A000001", staff: "S3", at: "2026-11-22T10:00:00Z")
      let over = try await service.protections(level: "team", code: "T1")
      #expect(over.breaches.map(\.cases) == [41])
      try await hold("A000001", staff: "S1", at: "2026-11-22T11:00:00Z")
      let within = try await service.protections(level: "team", code: "T1")
      #expect(within.breaches.count == 1 && within.breaches.first?.endedOn != nil)
    }
  }

  @Test("Only the manager above the team approves a breach, once, with a reason", arguments: DatabaseKind.available)
  func approval(kind: DatabaseKind) async throws {
    try await run(kind, cases: 41) { service in
      let id = try #require(try await service.protections(level: "team", code: "T1").breaches.first).id
      for actor in [
        UpkeepActors.manager(of: "T1"), UpkeepActors.manager("practitioner", of: "T1"),
        UpkeepActors.manager("pdu-head", level: "pdu", of: "P2"),
        UpkeepActors.manager("regional-director", level: "region", of: "R1"),
        UpkeepActors.manager("pdu-head", level: "pdu", of: "P1", staff: "S3"),
      ] {
        let acting = service.on("2026-11-23", as: actor)
        await #expect(throws: CaseworkRefusal.self) { try await acting.approveBreach(id, reason: "A week") }
      }
      let head = service.on("2026-11-23", as: UpkeepActors.manager("pdu-head", level: "pdu", of: "P1"))
      for reason in ["", "  ", String(repeating: "x", count: 1_001)] {
        await #expect(throws: CaseworkRefusal.self) { try await head.approveBreach(id, reason: reason) }
      }
      try await head.approveBreach(id, reason: "Until  the starter is here")
      await #expect(throws: CaseworkRefusal.self) { try await head.approveBreach(id, reason: "Again") }
      await #expect(throws: CaseworkRefusal.self) { try await head.approveBreach(id + 1, reason: "Nothing") }
      let approval = try #require(try await head.protections(level: "team", code: "T1").breaches.first?.approval)
      #expect(approval.by == "Ada" && approval.reason == "Until the starter is here")
      await #expect(throws: (any Error).self) {
        try await service.database.write { try $0.execute("DELETE FROM protection_breach_step") }
      }
    }
  }
}
