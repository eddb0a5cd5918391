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
