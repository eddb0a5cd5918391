import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("The capacity statement of a unit")
struct CapacityStatementTests {
  /// Ten officers and two others in one team, and a second team with two officers.
  private static let people: @Sendable (CaseRecords) throws -> Void = { records in
    for number in 1...14 {
      let (grade, team) = number > 12 ? ("PO", "T2") : (number > 10 ? "PSO" : "PO", "T1")
      try records.insert(
        "live_figure",
        [
          "staff_code": .text("C\(number)"), "team": .text(team), "as_of": "2026-11-22", "grade": .text(grade),
          "cases_held": .integer(number > 10 ? 20 : 30), "cases_active": 20, "contracted": 3_700,
          "work": .integer(number > 10 ? 1_000 : 2_900), "available_numerator": 2_176, "available_denominator": 1,
          "hours_assumed": 0, "reduced": 0, "inputs": "{}",
        ])
    }
    for number in 1...200 {
      try records.currentCase(
        number < 10 ? "D00000\(number)" : number < 100 ? "D0000\(number)" : "D000\(number)",
        holder: "C\((number - 1) % 12 + 1)", holderName: "C", tier: "B3", rosh: "high")
    }
  }

  private static func planner(_ service: Service) -> Service {
    service.acting(
      as: Actor(way: .account(1), name: "ada", displayName: "Ada", roles: [HeldRole(role: "planner", unit: nil)]))
  }

  @Test("The statement equals figures summed in the database by another road", arguments: DatabaseKind.available)
  func otherRoad(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let statement = try await service.capacity(level: "team", code: "T1")
      let sums = try await service.database.read { connection in
        try connection.first(
          """
          SELECT SUM(work), SUM(available_numerator),
            SUM(CASE WHEN grade = 'PO' THEN available_numerator ELSE 0 END), SUM(cases_held),
            (SELECT COUNT(*) FROM case_now c WHERE c.holder_team = 'T1' AND c.rosh = 'high' AND c.tier = 'B3'
              AND c.staff_code LIKE 'C%')
          FROM live_figure WHERE team = 'T1' AND not_computable IS NULL
          """, []
        ) { [try $0.int(0), try $0.int(1), try $0.int(2), try $0.int(3), try $0.int(4)] } ?? []
      }
      try #require(sums.count == 5)
      #expect(statement.sums.work == sums[0] && statement.sums.available == Ratio(sums[1]))
      #expect(statement.sums.qualifiedAvailable == Ratio(sums[2]) && statement.sums.cases == sums[3])
      // 146 points for a B3 community case, in whole tenths of a point over 110 %.
      #expect(sums[4] == 200 && statement.sums.qualifiedWork == sums[4] * 146)
      let short = Double(sums[4] * 146) / 1.1 - Double(sums[2])
      #expect(statement.shortages.first?.fullTimePosts?.text(places: 6) == Self.text(short / 2_176))
      #expect(statement.sentence.hasPrefix("Full: short of 2.2 PO FTE. Today’s work could be held 0.82 times."))
    }
  }

  private static func text(_ value: Double) -> String {
    let millionths = Int((value * 1_000_000).rounded())
    let digits = String(millionths % 1_000_000)
    return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
  }

  @Test(
    "Who may not see figures of single people sees no grade of fewer than five, and no unit of so few",
    arguments: DatabaseKind.available)
  func small(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let planner = Self.planner(service)
      // Two of T2: kept back. T1 beside it would give it away by subtraction from the PDU, and is kept back too.
      for team in ["T1", "T2"] {
        let statement = try await planner.capacity(level: "team", code: team)
        #expect(statement.kept == .everything && statement.grades.isEmpty && statement.tiers.isEmpty)
        #expect(statement.sums == CapacitySums() && statement.fullness == nil && statement.hoursPerPerson == nil)
        #expect(statement.sentence.hasPrefix("Not shown"))
      }
      let pdu = try await planner.capacity(level: "pdu", code: "P1")
      #expect(pdu.kept == .grades && pdu.grades.isEmpty && pdu.sums.work > 0)
      #expect(pdu.sums.qualifiedAvailable == .zero && pdu.sums.qualifiedWork == 0 && pdu.shortages.isEmpty)
      #expect(pdu.sentence == "Full.")
      let own = try await service.capacity(level: "pdu", code: "P1")
      #expect(own.kept == .nothing && own.grades.map(\.grade.id) == ["PO", "PSO"])
    }
  }
}
