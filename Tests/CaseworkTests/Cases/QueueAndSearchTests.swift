import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("Unallocated cases and search")
struct QueueAndSearchTests {
  @Test(
    "First stands what is due first; release before the allowed days brings the day forward",
    arguments: DatabaseKind.available)
  func queue(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try records.currentCase("A000007", since: "2026-11-20T09:00:00Z", release: "2026-11-21")
        try records.currentCase("A000008", since: "2026-11-16T09:00:00Z", isRestricted: true)
      }
    ) { service in
      let queue = try await service.unallocated(level: nil, code: nil, page: 1)
      #expect(queue.entries.map { $0?.row.crn } == ["A000003", "A000007", "A000005", "A000004", nil, nil])
      #expect(queue.entries.map { $0?.due?.iso } == ["2026-10-11", "2026-11-21", "2026-11-24", "2026-11-25", nil, nil])
      #expect(queue.entries.compactMap { $0?.isLate } == [true, true, false, false])
      #expect(queue.entries.compactMap { $0?.row.days } == [42, 2, 3, 2])
      #expect(queue.total == 6 && queue.longest == 42 && queue.targetDays == 5)
    }
  }

  @Test("A case is late after the allowed days and not on the last of them", arguments: DatabaseKind.available)
  func late(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try records.currentCase("A000007", team: "T3", since: "2026-11-17T09:00:00Z")
        try records.currentCase("A000008", team: "T3", since: "2026-11-16T09:00:00Z")
      }
    ) { service in
      let queue = try await service.unallocated(level: "team", code: "T3", page: 1)
      #expect(queue.entries.map { $0?.row.crn } == ["A000008", "A000007", "A000004"])
      #expect(queue.entries.map { $0?.isLate } == [true, false, false])
      #expect(queue.late == 1)
      #expect(queue.path.map(\.code) == ["R1", "P2"])
    }
  }

  @Test(
    "Of two that are due on one day the higher risk stands first, an unknown one with high; the first wait comes after",
    arguments: DatabaseKind.available)
  func risk(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        for (number, rosh) in [(1, "low"), (2, nil), (3, "very-high"), (4, "medium"), (5, "high")] as [(Int, String?)] {
          try records.currentCase(
            "B00000\(number)", team: "T3", since: "2026-11-10T09:00:00Z", tier: "untiered", rosh: rosh)
        }
      }
    ) { service in
      let queue = try await service.unallocated(level: "team", code: "T3", page: 1)
      #expect(
        queue.entries.compactMap { $0?.row.crn } == ["B000003", "B000002", "B000005", "B000004", "B000001", "A000004"])
      #expect(queue.entries.compactMap { $0?.row.isUntiered }.count { $0 } == 5)
    }
  }

  @Test(
    "Late for five days is still the team's, for six it is for the head of the PDU; who held the person last is said",
    arguments: DatabaseKind.available)
  func escalation(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try records.currentCase("B000001", team: "T3", since: "2026-11-12T09:00:00Z")
        try records.currentCase("B000002", team: "T3", since: "2026-11-11T09:00:00Z")
        for (staff, at) in [("S2", "2026-01-05T09:00:00Z"), (nil, "2026-11-11T09:00:00Z")] as [(String?, String)] {
          try records.insert(
            "allocation", ["crn": "B000002", "starts_at": .text(at), "staff_code": staff.map(SQLValue.text)])
        }
      }
    ) { service in
      let queue = try await service.unallocated(level: "team", code: "T3", page: 1)
      let entries = queue.entries.compactMap(\.self)
      #expect(entries.map(\.row.crn) == ["B000002", "B000001", "A000004"])
      #expect(entries.map(\.isEscalated) == [true, false, false] && queue.escalated == 1)
      #expect(entries.map { $0.lastHolder?.name } == ["Ward, Lee", nil, nil])
      #expect(entries.first?.lastHolder?.until?.iso == "2026-11-11")
      #expect(queue.parts.isEmpty && queue.escalateAfterDays == 5)
    }
  }

  @Test(
    "Above a team the unit with the longest wait stands first, restricted cases counted",
    arguments: DatabaseKind.available)
  func parts(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      let region = try await service.unallocated(level: "region", code: "R1", page: 1)
      #expect(region.parts.map { $0.unit?.code } == ["P1", "P2"])
      #expect(region.parts.map(\.count) == [2, 1] && region.parts.map(\.late) == [2, 0])
      #expect(region.parts.map(\.longest) == [42, 2])
      let all = try await service.unallocated(level: nil, code: nil, page: 1)
      #expect(all.parts.map { $0.unit?.code } == ["R1", nil])
      #expect(all.parts.reduce(0) { $0 + $1.count } == all.total)
    }
  }

  @Test(
    "Search over the service finds by three letters or more, never a restricted case, a page at a time",
    arguments: DatabaseKind.available)
  func search(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind, { records in for number in 0..<30 { try records.currentCase("C\(100_000 + number)", "Max", "Quill") } }
    ) { service in
      for (text, crns) in [
        ("arch", ["A000001"]), ("A000002", ["A000002"]), ("sam ARCH", ["A000001"]), ("sam brown", []), ("secret", []),
        ("a00000 an", ["A000002"]), ("an", []), ("", []), ("arc_", []), ("%%%", []),
      ] {
        let found = try await service.findCases(text, page: 1)
        #expect(found.rows.map(\.crn) == crns, "\(text)")
      }
      let short = try await service.findCases("an", page: 1)
      #expect(short.isTooShort)
      let second = try await service.findCases("quill", page: 2)
      #expect(second.total == 30 && second.pages == 2 && second.rows.count == 5 && !second.isTooMany)
    }
  }
}
