import Allocation
import Caseload
import Casework
import Workload
import Rules
import Storage
import TestSupport
import Testing

@Suite("How cases lie with the practitioners of a unit")
struct AllocationReviewTests {
  /// Five needs that a holder is not trained for, planted among cases whose holder is.
  private static let planted: @Sendable (CaseRecords) throws -> Void = { records in
    for (code, team) in [("S3", "T1"), ("S4", "T1"), ("S5", "T3")] {
      try records.staff(code, "Jo", "Of \(code)")
      try records.post(code, team)
    }
    try training(records, "S3", "domestic-abuse", "2025-01-01", nil)
    try training(records, "S3", "mappa", "2025-01-01", "2026-11-22")
    try training(records, "S4", "domestic-abuse", "2024-01-01", "2026-11-21")
    try training(records, "S5", "domestic-abuse", "2026-11-23", nil)
    // S3 is trained for both of these, on the last day of one course.
    try held(records, "B000001", by: "S3", mappa: "category 1 level 2", register: "ADVP")
    // 1: S4's training lapsed yesterday. 2: none for MAPPA. 3: none for safeguarding.
    try held(records, "B000002", by: "S4", mappa: "category 1 level 2", register: "ADVP")
    try held(records, "B000003", by: "S3", register: "RCCO")
    // 4: of another PDU, trained tomorrow. 5: a sexual offence.
    try held(records, "B000004", by: "S5", team: "T3", register: "REG30")
    try held(records, "B000005", by: "S4")
    try records.connection.execute("UPDATE case_record SET sexual_offence = 1 WHERE crn = 'B000005'")
    // No mismatch: level 1, an ended registration, nobody who holds it.
    try held(records, "B000006", by: "S4", mappa: "category 1 level 1")
    try held(records, "B000007", by: "S4", register: "ADVP", until: "2026-11-21")
    try records.currentCase("B000008", team: "T1")
    try registration(records, "B000008", "ADVP", nil)
    // Restricted, and untrained as well.
    try records.currentCase("B000009", team: "T1", holder: "S4", isRestricted: true)
    try registration(records, "B000009", "ADVP", nil)
    // The usual ones with level 2 held by S1.
    try training(records, "S1", "mappa", "2025-01-01", nil)
  }

  private static func training(
    _ records: CaseRecords, _ staff: String, _ course: String, _ from: String, _ until: String?
  ) throws {
    try records.insert(
      "training",
      [
        "staff_code": .text(staff), "course": .text(course), "completed_on": .text(from),
        "expires_on": until.map(SQLValue.text),
      ])
  }

  private static func registration(_ records: CaseRecords, _ crn: String, _ type: String, _ until: String?) throws {
    try records.insert(
      "registration",
      [
        "crn": .text(crn), "number": "1", "type": .text(type), "registered_on": "2026-01-05",
        "ended_on": until.map(SQLValue.text),
      ])
  }

  private static func held(
    _ records: CaseRecords, _ crn: String, by staff: String, team: String = "T1", mappa: String? = nil,
    register: String? = nil, until: String? = nil
  ) throws {
    try records.currentCase(crn, "Sam", "Of \(crn)", team: team, holder: staff, tier: "B2", mappa: mappa)
    if let register { try registration(records, crn, register, until) }
  }

  private static func holder(
    _ records: CaseRecords, _ crn: String, _ at: String, _ staff: String?, _ why: String? = nil
  )
    throws
  {
    try records.insert(
      "allocation",
      [
        "crn": .text(crn), "starts_at": .text("\(at)T09:00:00Z"), "staff_code": staff.map(SQLValue.text),
        "team": staff == nil ? nil : "T1", "reason": why.map(SQLValue.text),
      ])
  }

  private func acting(_ role: String, _ service: Service) throws -> Service {
    service.acting(as: AccessWorld.actor(try #require(service.pack.access.role(role)), staff: "S90"))
  }

  @Test(
    "Five planted mismatches are listed and nothing else, each with its need and its holder",
    arguments: DatabaseKind.available)
  func mismatches(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.planted) { service in
      let review = try await service.allocationReview(level: nil, code: nil)
      let found = review.mismatches.map { "\($0.about.crn) \($0.need) \($0.holder.staffCode)" }
      #expect(
        found.sorted() == [
          "B000002 MAPPA S4", "B000002 domestic abuse S4", "B000003 child safeguarding S3",
          "B000004 domestic abuse S5", "B000005 sexual offending S4",
        ])
      let lapsed = review.mismatches.filter { $0.lapsedOn != nil }
      #expect(lapsed.map(\.about.crn) == ["B000002"] && lapsed.first?.lapsedOn?.iso == "2026-11-21")
      #expect(review.mismatches.first { $0.about.crn == "B000003" }?.holder.grade == "Probation officer")
    }
  }

  @Test(
    "A unit has its own, and no case that is kept from the reader is in any list or sum",
    arguments: DatabaseKind.available)
  func units(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.planted) { service in
      let team = try await service.allocationReview(level: "team", code: "T1")
      #expect(team.mismatches.count == 4)
      let other = try await service.allocationReview(level: "pdu", code: "P2")
      #expect(other.mismatches.map(\.about.crn) == ["B000004"] && other.path.map(\.code) == ["R1"])
      // 7 of these and 2 of the usual ones; the restricted one is not there.
      #expect(team.cases == 9 && team.mix.cases == 9 && team.mix.risk.values.reduce(0, +) == 9)
      #expect(team.people.map(\.holder.staffCode).sorted() == ["S1", "S3", "S4"])
      #expect(team.people.reduce(0) { $0 + $1.mix.cases } == 8)
      #expect(team.mix.need["domestic-abuse"] == 3 && team.mix.need["mappa"] == 3)
      for person in team.people { #expect(person.mix.location.values.reduce(0, +) == person.mix.cases) }
    }
  }

  @Test(
    "Three changes within a year are listed, two are not; days in the queue are none", arguments: DatabaseKind.available
  )
  func repeated(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try Self.planted(records)
        // The earliest is a day too old to count for B000002 and just counts for B000001.
        for (crn, first) in [("B000001", "2025-11-23"), ("B000002", "2025-11-22")] {
          try Self.holder(records, crn, "2025-02-01", "S1", "New case")
          try Self.holder(records, crn, first, "S3", "Workload")
          try Self.holder(records, crn, "2026-03-01", nil)
          try Self.holder(records, crn, "2026-03-05", "S3", "Back")
          try Self.holder(records, crn, "2026-05-01", "S4", "Workload")
          try Self.holder(records, crn, "2026-11-22", "S3")
        }
      }
    ) { service in
      let review = try await service.allocationReview(level: "team", code: "T1")
      #expect(review.repeated.map(\.about.crn) == ["B000001"])
      #expect(review.repeated.first?.changes.map(\.after) == ["Of S3, Jo", "Of S4, Jo", "Of S3, Jo"])
      #expect(review.continuity.changes == 5)
      #expect(review.continuity.reasons.map(\.words) == ["Workload", nil])
      #expect(review.continuity.reasons.map(\.changes) == [3, 2])
    }
  }

  @Test(
    "Cases given to somebody trained on the day, by month and grade; the others are the lines",
    arguments: DatabaseKind.available)
  func suitable(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try Self.planted(records)
        // In date when it was given, lapsed since; then lapsed when given; then before the registration.
        try Self.holder(records, "B000002", "2026-10-05", "S4")
        try records.connection.execute("UPDATE case_now SET mappa = NULL WHERE crn = 'B000002'")
        try Self.holder(records, "B000001", "2026-11-10", "S1")
        try Self.holder(records, "B000007", "2026-11-11", "S4")
        try Self.holder(records, "B000004", "2026-01-04", "S3")
      }
    ) { service in
      let review = try await service.allocationReview(level: "region", code: "R1")
      #expect(review.suitable.map(\.month.iso) == ["2026-11-01", "2026-10-01", "2026-01-01"])
      #expect(review.suitable.map(\.of) == [2, 1, 1] && review.suitable.map(\.suitable) == [1, 1, 1])
      #expect(review.suitable.allSatisfy { $0.grade == "Probation officer" })
      #expect(review.untrained.map(\.about.crn) == ["B000001"])
      #expect(review.untrained.first?.needs == ["domestic abuse"] && review.untrained.first?.day.iso == "2026-11-10")
    }
  }

  @Test(
    "Whoever has held mostly high risk for long is there with the months, from risk as it was recorded",
    arguments: DatabaseKind.available)
  func runs(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        for number in 10..<20 {
          let crn = "B0000\(number)"
          try records.currentCase(crn, team: "T1", holder: "S1", rosh: "high")
          try Self.holder(records, crn, "2024-01-01", "S1")
          for (at, band) in [("2023-01-01", "low"), ("2025-09-15", "high")] {
            try records.insert(
              "risk_score",
              ["crn": .text(crn), "kind": "rosh", "recorded_at": .text("\(at)T09:00:00Z"), "band": .text(band)])
          }
        }
      }
    ) { service in
      let review = try await service.allocationReview(level: "team", code: "T1")
      let person = try #require(review.people.first { $0.holder.staffCode == "S1" })
      // Ten of these and two of the usual ones, one of which is high.
      #expect(person.mix.cases == 12 && person.highRisk == 11)
      #expect(person.run?.months == 14 && person.run?.since?.iso == "2025-10-01" && person.run?.isAtLeast == false)
    }
  }

  @Test(
    "Whoever chooses practitioners sees it for their PDU, and a file asks for the export of cases",
    arguments: DatabaseKind.available)
  func permissions(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.planted) { service in
      for (role, level, code, sees, exports) in [
        ("spo", "team", "T1", true, true), ("spo", "pdu", "P1", true, false), ("spo", "pdu", "P2", false, false),
        ("pdu-head", "pdu", "P1", true, true), ("practitioner", "team", "T1", false, false),
        ("regional-director", "region", "R1", false, false), ("planner", "team", "T1", false, false),
      ] {
        let asked = try acting(role, service)
        let seen = try? await asked.allocationReview(level: level, code: code)
        #expect((seen != nil) == sees, "\(role) \(code)")
        let file = try? await asked.allocationReviewFile(level: level, code: code)
        #expect((file != nil) == exports, "\(role) \(code) file")
      }
      let rows = try await service.database.read {
        try $0.query("SELECT action, subject, outcome FROM audit_event ORDER BY seq", []) {
          "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))"
        }
      }
      #expect(
        rows.prefix(4) == [
          "view-allocation T1 done", "export T1 done", "view-allocation P1 done", "export P1 refused",
        ])
    }
  }
}
