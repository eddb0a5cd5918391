import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("The hours of a team in the weeks ahead")
struct HoursAheadTests {
  /// Hours for cases of 37 a week.
  private static let full = Ratio(24_864, over: 1_000)

  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S3", "Di", "Owen")
      try records.post("S3", "T1")
      try records.staff("S4", "Al", "Moss")
      try records.post("S4", "T1", grade: "SPO")
      try records.insert(
        "absence",
        ["staff_code": "S1", "starts_on": "2026-11-23", "ends_on": "2027-01-17", "kind": "sickness"])
    } _: {
      try await body($0)
    }
  }

  @Test(
    "Eight weeks of sickness lower the team's hours in those weeks and no others, and the need of cover appears",
    arguments: DatabaseKind.available)
  func sickness(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let ahead = try await service.hoursAhead(level: "team", code: "T1")
      #expect(ahead.weeks.count == 13 && ahead.weeks.first?.monday.iso == "2026-11-23")
      #expect(ahead.weeks.map(\.away) == Array(repeating: Self.full, count: 8) + Array(repeating: .zero, count: 5))
      #expect(ahead.weeks.allSatisfy { $0.available + $0.away == Self.full + Self.full })
      #expect(ahead.weeks.map(\.uncovered) == Array(repeating: 2, count: 8) + Array(repeating: 0, count: 5))
      #expect(ahead.posts.map(\.name) == ["Kim, Jo", "Owen, Di"] && ahead.seniorPosts == 1)
      let away = try #require(ahead.absences.first)
      #expect(away.kind == "sickness" && away.cases == 2 && away.uncovered == 2 && !away.isDue)
      for (index, week) in ahead.weeks.enumerated() {
        #expect(ahead.posts.compactMap { $0.weeks[index].available }.reduce(.zero, +) == week.available)
      }
    }
  }

  @Test("Whoever may not see why somebody is away sees that they are", arguments: DatabaseKind.available)
  func reasons(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let other = service.acting(as: UpkeepActors.manager(of: "T2"))
      let theirs = try await other.hoursAhead(level: "team", code: "T1")
      #expect(theirs.absences.map(\.kind) == [nil])
      let own = service.acting(as: UpkeepActors.manager(of: "T1"))
      let ours = try await own.hoursAhead(level: "team", code: "T1")
      #expect(ours.absences.map(\.kind) == ["sickness"])
    }
  }

  @Test("A unit that is no team, and a team out of reach, are refused", arguments: DatabaseKind.available)
  func refusals(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.hoursAhead(level: "pdu", code: "P1") }
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.hoursAhead(level: "team", code: "NOSUCH") }
      let other = service.acting(as: UpkeepActors.manager(of: "T3"))
      await #expect(throws: CaseworkRefusal.self) { _ = try await other.hoursAhead(level: "team", code: "T1") }
    }
  }
}
