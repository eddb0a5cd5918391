import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("One case")
struct CaseDetailTests {
  private static let full: @Sendable (CaseRecords) throws -> Void = { records in
    let crn: SQLValue = "A000001"
    try records.insert(
      "case_order",
      [
        "crn": crn, "number": "1", "type": "community-order", "starts_on": "2026-01-05",
        "expected_end_on": "2026-11-21",
      ])
    try records.insert(
      "case_order",
      [
        "crn": crn, "number": "2", "type": "licence", "starts_on": "2024-01-05", "expected_end_on": "2025-01-05",
        "ended_on": "2025-01-05",
      ])
    for (kind, at, band) in [
      ("rosh", "2026-01-10T10:00:00Z", "medium"), ("rosh", "2026-11-20T10:00:00Z", "high"),
      ("rsr", "2026-02-10T10:00:00Z", nil),
    ] {
      try records.insert(
        "risk_score",
        ["crn": crn, "kind": .text(kind), "recorded_at": .text(at), "band": band.map { .text($0) }, "score": "6.5"])
    }
    try records.insert(
      "requirement",
      [
        "crn": crn, "order_number": "1", "number": "1", "category": "F", "restrictive": 0, "unit": "days",
        "ordered": 30,
        "done": 12,
      ])
    try records.insert(
      "requirement",
      [
        "crn": crn, "order_number": "1", "number": "2", "category": "W", "restrictive": 0, "unit": "hours",
        "ordered": 10,
        "done": 12,
      ])
    for (at, staff, team) in [
      ("2026-01-05T00:00:00Z", nil, nil), ("2026-01-08T09:00:00Z", "S2", "T2"), ("2026-11-01T09:00:00Z", "S1", "T1"),
    ] {
      try records.insert(
        "allocation",
        ["crn": crn, "starts_at": .text(at), "staff_code": staff.map { .text($0) }, "team": team.map { .text($0) }])
    }
    try records.insert(
      "work_item", ["crn": crn, "number": "1", "kind": "parole-report", "due_on": "2026-11-21", "staff_code": "S2"])
    try records.insert(
      "needs_assessment",
      [
        "crn": crn, "completed_on": "2026-03-01", "layer": 3, "status": "complete", "strengths_and_needs": 0,
        "thinking": 4, "attitudes": 0,
      ])
  }

  @Test(
    "Days of each holder are whole days, the last one counts up to the day of the data, nobody is a holder too",
    arguments: DatabaseKind.available)
  func holders(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.full) { service in
      let detail = try await service.caseDetail(crn: "A000001")
      #expect(detail.holders.map(\.holder?.name) == ["Kim, Jo", "Ward, Lee", nil])
      #expect(detail.holders.map(\.days) == [21, 297, 3])
      #expect(detail.holders.map(\.until) == [nil, "2026-11-01T09:00:00Z", "2026-01-08T09:00:00Z"])
      #expect(detail.holders.map(\.team) == ["Team One", "Team Two", nil])
    }
  }

  @Test("Current orders stand first, and one past its expected end says so", arguments: DatabaseKind.available)
  func orders(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.full) { service in
      let orders = try await service.caseDetail(crn: "A000001").orders
      #expect(orders.map(\.number) == ["1", "2"])
      #expect(orders.map(\.isOverEnd) == [true, false])
      #expect(orders.first?.type == "Community order")
    }
  }

  @Test(
    "The newest score of each kind counts, with its moment, and the older ones stay", arguments: DatabaseKind.available)
  func risk(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.full) { service in
      let risk = try await service.caseDetail(crn: "A000001").risk
      #expect(risk.map(\.kind) == ["rosh", "rsr"])
      #expect(risk.first?.newest.band == "high")
      #expect(risk.first?.older.map(\.band) == ["medium"])
    }
  }

  @Test("Days remaining are ordered less done, and never below nothing", arguments: DatabaseKind.available)
  func requirements(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.full) { service in
      let requirements = try await service.caseDetail(crn: "A000001").requirements
      #expect(requirements.map(\.remaining) == [18, 0])
      #expect(requirements.map(\.category) == ["Rehabilitation activity (RAR)", "Unpaid work"])
    }
  }

  @Test(
    "An open item whose day has passed is late; a section of needs that was not scored is left out",
    arguments: DatabaseKind.available)
  func workAndNeeds(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.full) { service in
      let detail = try await service.caseDetail(crn: "A000001")
      #expect(detail.workItems.map(\.isLate) == [true])
      #expect(detail.workItems.first?.doneBy == "Ward, Lee")
      #expect(detail.needs?.sections.map(\.label) == ["Thinking and behaviour", "Attitudes"])
      #expect(detail.needs?.sections.map(\.score) == [4, 0])
    }
  }

  @Test(
    "A restricted case is refused, by the list of cases or by a restriction that holds, and one that is over shows again",
    arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        for (crn, end) in [("A000001", nil), ("A000002", "2026-11-21")] {
          try records.insert(
            "restriction",
            [
              "crn": .text(crn), "staff_code": "S2", "kind": "not", "starts_on": "2026-02-01",
              "ends_on": end.map { .text($0) },
            ])
        }
      }
    ) { service in
      for crn in ["A000001", "A000006"] {
        do {
          _ = try await service.caseDetail(crn: crn)
          Issue.record("\(crn) was shown")
        } catch CaseworkRefusal.restricted {}
      }
      let over = try await service.caseDetail(crn: "A000002")
      #expect(over.restrictions == 0)
    }
  }

  @Test("A case that is not there, is not found", arguments: DatabaseKind.available)
  func missing(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      for crn in ["A999999", "", "' OR 1 = 1 --"] {
        do {
          _ = try await service.caseDetail(crn: crn)
          Issue.record("\(crn) was found")
        } catch CaseworkRefusal.notFound(_) {}
      }
    }
  }

  @Test(
    "Changes that wait or are in disagreement stand with the case; settled ones do not",
    arguments: DatabaseKind.available)
  func changes(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        for (number, state) in ["waiting", "confirmed", "contradicted", "silent", "withdrawn"].enumerated() {
          for crn in ["A000001", "A000006"] {
            try records.insert(
              "local_change",
              [
                "sheet": "cases", "row_key": .text(crn), "column_name": "setting", "crn": .text(crn),
                "value_after": "custody", "made_at": .text("2026-11-0\(number + 1)T10:00:00Z"), "made_by": "J Kim",
                "state": .text(state),
              ])
          }
        }
      }
    ) { service in
      let detail = try await service.caseDetail(crn: "A000001")
      #expect(detail.changes.map(\.state) == [.waiting, .contradicted, .silent])
      #expect(detail.changes.first?.label == "Where the person is")
      let list = try await service.disagreements(page: 1)
      #expect(list.changes.map(\.state) == [.silent, .contradicted])
      #expect(list.changes.allSatisfy { $0.crn == "A000001" })
      #expect(list.total == 2 && list.restricted == 2)
    }
  }
}
