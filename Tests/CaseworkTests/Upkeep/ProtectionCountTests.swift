import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Numbers of people without a protection, for whoever sees no single person")
struct ProtectionCountTests {
  /// Six people in T1 of whom so many are in training without a day, six more in T2, and six in T3 of another PDU.
  private static func people(
    lacking: [String: Int]
  ) -> @Sendable (CaseRecords) throws -> Void {
    { records in
      for team in ["T1", "T2", "T3"] {
        for number in 1...6 {
          let staff = "\(team)P\(number)"
          try records.staff(staff, "Di", "Owen\(number)")
          try records.post(staff, team, grade: number <= lacking[team] ?? 0 ? "TPO" : "PO")
          try records.insert(
            "live_figure",
            [
              "staff_code": .text(staff), "team": .text(team), "as_of": "2026-11-22", "grade": "PO", "cases_held": 10,
              "cases_active": 10, "contracted": 3_700, "work": 1_000, "available_numerator": 2_176,
              "available_denominator": 1, "hours_assumed": 0, "reduced": 0, "inputs": "{}",
            ])
        }
      }
    }
  }

  private func union(_ service: Service) -> Service {
    service.on("2026-11-23", as: UpkeepActors.manager("union", level: "region", of: "R1"))
  }

  @Test("A unit has as many as the lists of its teams have people", arguments: DatabaseKind.available)
  func asManyAsListed(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people(lacking: ["T1": 5, "T2": 6, "T3": 1])) { service in
      var listed: [String: Int] = [:]
      for team in ["T1", "T2", "T3"] {
        let page = try await service.protections(level: "team", code: team)
        listed[team] = Set(page.missing.map(\.staffCode)).count
      }
      #expect(listed["T2"] == 6)
      let pdu = try await service.protectionCounts(level: "pdu", code: "P1")
      #expect(pdu.showsPeople && pdu.units.map(\.lacking) == [listed["T1"], listed["T2"]])
      let region = try await service.protectionCounts(level: "region", code: "R1")
      #expect(region.line.lacking == listed.values.reduce(0, +))
    }
  }

  @Test(
    "Fewer than five are kept back from a union representative, and what they could be worked out from",
    arguments: DatabaseKind.available)
  func small(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people(lacking: ["T1": 6, "T2": 6, "T3": 1])) { service in
      let region = try await union(service).protectionCounts(level: "region", code: "R1")
      #expect(!region.showsPeople && region.line.people != nil && region.line.lacking != nil)
      // P2 has one; P1 is what the region less P2 would give, and is kept back with it.
      #expect(region.units.map(\.unit.code) == ["P1", "P2"] && region.units.map(\.lacking) == [nil, nil])
      #expect(region.units.allSatisfy { $0.above == 0 })
    }
  }

  @Test("No number is kept back where each is of five or more, or of nobody", arguments: DatabaseKind.available)
  func large(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people(lacking: ["T3": 6])) { service in
      let region = try await union(service).protectionCounts(level: "region", code: "R1")
      #expect(region.units.map(\.lacking) == [0, 6])
    }
  }

  @Test("A team, the whole service and a unit out of reach are refused", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people(lacking: [:])) { service in
      let union = union(service)
      for (level, code) in [("team", "T1"), ("nation", "EW"), ("pdu", "NOSUCH")] {
        await #expect(throws: CaseworkRefusal.self, "\(code)") {
          _ = try await union.protectionCounts(level: level, code: code)
        }
      }
      let other = service.on("2026-11-23", as: UpkeepActors.manager("union", level: "region", of: "R2"))
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await other.protectionCounts(level: "region", code: "R1")
      }
    }
  }
}
