import Allocation
import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Who may take a case, read from the database")
struct RecommendationTests {
  /// Beside the usual organisation: colleagues of PDU One, one of PDU Two, and a case of domestic abuse that nobody holds.
  private static let people: @Sendable (CaseRecords) throws -> Void = { records in
    for (code, surname, team, grade) in [
      ("S3", "Able", "T1", "PO"), ("S4", "Untrained", "T2", "PO"), ("S5", "Officer", "T1", "PSO"),
      ("S6", "Far", "T3", "PO"), ("S7", "Away", "T1", "PO"), ("S8", "Kept", "T1", "PO"), ("S9", "Lapsed", "T1", "PO"),
    ] {
      try records.staff(code, "Jo", surname)
      try records.post(code, team, grade: grade)
      if code != "S4" {
        try records.insert(
          "training", ["staff_code": .text(code), "course": "domestic-abuse", "completed_on": "2025-01-01"])
      }
      try records.insert(
        "vetting",
        [
          "staff_code": .text(code), "kind": "enhanced", "cleared_on": "2020-01-01",
          "expires_on": .text(code == "S9" ? "2026-11-22" : "2030-01-01"),
        ])
      try records.insert(
        "live_figure",
        [
          "staff_code": .text(code), "team": .text(team), "as_of": "2026-11-22", "grade": .text(grade),
          "cases_held": 10, "cases_active": 10, "work": 1_000, "available_numerator": 2_176,
          "available_denominator": 1, "contracted": 3_700, "hours_assumed": 0, "reduced": 0, "inputs": "{}",
        ])
    }
    // Left by the day on which it is asked.
    try records.staff("S10", "Jo", "Gone", left: "2026-11-22")
    try records.post("S10", "T1")
    try records.currentCase("B000001", "Kit", "Able", tier: "B2", rosh: "high")
    try records.insert(
      "registration", ["crn": "B000001", "number": "1", "type": "ADVP", "registered_on": "2026-11-23"])
    try records.insert(
      "absence", ["staff_code": "S7", "starts_on": "2026-11-23", "ends_on": "2026-12-24", "kind": "sickness"])
    try records.insert(
      "restriction", ["crn": "B000001", "staff_code": "S8", "kind": "not", "starts_on": "2026-01-01"])
    for (staff, at) in [("S3", "2024-05-06T09:00:00Z"), (nil, "2025-02-03T09:00:00Z")] as [(String?, String)] {
      try records.insert(
        "allocation", ["crn": "B000001", "starts_at": .text(at), "staff_code": staff.map(SQLValue.text)])
    }
    try records.insert(
      "preference", ["crn": "B000001", "kind": "woman-practitioner", "starts_on": "2025-01-01", "note": "If at all"])
    for (number, at) in [("1", "2026-11-17"), ("2", "2026-11-16"), ("3", "2026-10-27"), ("4", "2026-10-26")] {
      try records.insert(
        "allocation",
        ["crn": .text("C00000\(number)"), "starts_at": .text("\(at)T09:00:00Z"), "staff_code": "S3", "team": "T1"])
    }
  }

  /// A senior of Team One; somebody with a code can be told apart from whoever a restriction means.
  private func senior(_ service: Service, staff: String = "S1") throws -> Service {
    service.acting(as: AccessWorld.actor(try #require(service.pack.access.role("pdu-head")), staff: staff))
  }

  private func words(_ people: [Recommendation.Person], _ staff: String) -> [String] {
    people.first { $0.candidate.post.key.staff.text == staff }?.candidate.obstacles.map(\.words) ?? []
  }

  @Test(
    "Of the PDU of the case each post stands with its reasons, and nobody of another PDU or who has left",
    arguments: DatabaseKind.available)
  func reasons(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let found = try await senior(service).recommendation(crn: "B000001", level: nil, code: nil)
      #expect(found.unit.code == "P1" && found.path.map(\.code) == ["R1"])
      #expect(found.able.map(\.candidate.post.key.staff.text) == ["S3"])
      #expect(
        Set(found.unable.map(\.candidate.post.key.staff.text)) == ["S1", "S4", "S5", "S7", "S8", "S9"])
      #expect(words(found.unable, "S1") == ["No training in domestic abuse is recorded"])
      #expect(words(found.unable, "S4") == ["No training in domestic abuse is recorded"])
      #expect(
        words(found.unable, "S5") == ["Needs a qualified officer: risk of serious harm high, protect level B"])
      #expect(words(found.unable, "S7") == ["Is away until 24 December 2026"])
      #expect(words(found.unable, "S8") == ["Is kept from this case"])
      #expect(words(found.unable, "S9") == ["Clearance lapsed on 22 November 2026"])
      let override = Dictionary(
        uniqueKeysWithValues: found.unable.map { ($0.candidate.post.key.staff.text, $0.override) })
      #expect(override["S5"] == .headOfPDU && override["S4"] == .headOfPDU && override["S9"] == .never)
      #expect(found.needs == ["domestic abuse"] && found.wishes == ["woman practitioner: If at all"])
      #expect(found.day.iso == "2026-11-23" && found.due?.iso == "2026-11-06")
    }
  }

  @Test(
    "Who held the person, who has the same name, and cases of the last 7 and 28 days are read to the day",
    arguments: DatabaseKind.available)
  func history(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let found = try await senior(service).recommendation(crn: "B000001", level: nil, code: nil)
      let able = try #require(found.able.first?.candidate)
      #expect(able.post.takenInWeek == 1 && able.post.takenInMonth == 3)
      #expect(able.findings.contains { $0.words == "Held this person until 3 February 2025" && $0.points == 25 })
      #expect(able.findings.contains { $0.subject == .preference(.sameName) })
      // 1,000 points and 115 of a community case at B2, over 2,176.
      #expect(able.effect.after.percent == Ratio(111_500, over: 2_176))
      #expect(able.score == able.findings.reduce(0) { $0 + $1.points })
    }
  }

  @Test(
    "Another unit is asked for by its level and code, and no further than a role reaches",
    arguments: DatabaseKind.available)
  func elsewhere(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let found = try await service.recommendation(crn: "A000004", level: "pdu", code: "P1")
      #expect(found.able.count + found.unable.count == 7)
      let own = try await service.recommendation(crn: "A000004", level: nil, code: nil)
      #expect(own.unit.code == "P2" && own.able.map(\.team) == ["Team Three"])
      let team = try await senior(service).recommendation(crn: "B000001", level: "team", code: "T2")
      #expect(team.able.isEmpty && team.unable.map(\.candidate.post.key.staff.text) == ["S4"])
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await senior(service).recommendation(crn: "B000001", level: "pdu", code: "P2")
      }
    }
  }

  @Test("A case that only some may see is nobody else's to take", arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try Self.people(records)
        try records.insert(
          "restriction", ["crn": "B000001", "staff_code": "S9", "kind": "only", "starts_on": "2026-01-01"])
      }
    ) { service in
      let found = try await senior(service, staff: "S9").recommendation(crn: "B000001", level: nil, code: nil)
      #expect(found.able.isEmpty && words(found.unable, "S3") == ["Is kept from this case"])
      #expect(words(found.unable, "S9") == ["Clearance lapsed on 22 November 2026"])
      // Whoever is kept from it learns nothing of it, and nobody may see one that is marked without saying for whom.
      for (staff, crn) in [("S3", "B000001"), ("S9", "A000006")] {
        await #expect(throws: CaseworkRefusal.self) {
          _ = try await senior(service, staff: staff).recommendation(crn: crn, level: nil, code: nil)
        }
      }
    }
  }

  @Test(
    "A case is late by the day of the data, as the queue says it, and not by the day on which somebody looks",
    arguments: DatabaseKind.available)
  func late(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        // Due on the day of the data, and the day before it; who looks does so the day after it.
        try records.currentCase("C000001", team: "T1", since: "2026-11-17T09:00:00Z")
        try records.currentCase("C000002", team: "T1", since: "2026-11-16T09:00:00Z")
      }
    ) { service in
      let queue = try await service.unallocated(level: "team", code: "T1", page: 1)
      for (crn, due, isLate) in [("C000001", "2026-11-22", false), ("C000002", "2026-11-21", true)] {
        let found = try await service.recommendation(crn: crn, level: nil, code: nil)
        #expect(found.due?.iso == due && found.isLate == isLate && found.day.iso == "2026-11-23")
        #expect(queue.entries.compactMap(\.self).first { $0.row.crn == crn }?.isLate == isLate)
      }
    }
  }

  @Test("Whoever holds the case is no candidate for it", arguments: DatabaseKind.available)
  func holder(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let found = try await service.recommendation(crn: "A000001", level: nil, code: nil)
      #expect(found.row.holder?.staffCode == "S1" && found.due == nil)
      #expect(!(found.able + found.unable).contains { $0.candidate.post.key.staff.text == "S1" })
    }
  }

  @Test(
    "A case without a team, one that has ended and one that is not there are refused", arguments: DatabaseKind.available
  )
  func refusals(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try Self.people(records)
        try records.insert(
          "case_record",
          [
            "crn": "B000009", "forename": "A", "surname": "B", "gender": "male", "setting": "community",
            "responsible": "community", "starts_on": "2020-01-01", "ends_on": "2021-01-01",
          ])
      }
    ) { service in
      for (crn, code) in [("A000005", nil), ("B000009", nil), ("B000010", nil), ("A000004", "P9")]
        as [(String, String?)]
      {
        await #expect(throws: CaseworkRefusal.self) {
          _ = try await service.recommendation(crn: crn, level: code.map { _ in "pdu" }, code: code)
        }
      }
      let asked = try await service.recommendation(crn: "A000005", level: "pdu", code: "P1")
      #expect(asked.able.count + asked.unable.count == 7)
    }
  }

  @Test("Looking is in the trail with the case, and a refusal too", arguments: DatabaseKind.available)
  func trail(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let senior = try senior(service)
      _ = try await senior.recommendation(crn: "B000001", level: nil, code: nil)
      for (crn, code) in [("A000004", nil), ("A000006", nil), ("B000001", "P2")] as [(String, String?)] {
        await #expect(throws: CaseworkRefusal.self) {
          _ = try await senior.recommendation(crn: crn, level: code.map { _ in "pdu" }, code: code)
        }
      }
      let rows = try await service.database.read {
        try $0.query("SELECT action, subject, outcome FROM audit_event ORDER BY seq", []) {
          "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))"
        }
      }
      #expect(
        rows == [
          "view-allocation B000001 done", "view-allocation A000004 refused", "view-allocation A000006 refused",
          "view-allocation B000001 refused",
        ])
    }
  }
}
