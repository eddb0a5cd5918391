import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("How caseloads and work lie on the people of a unit")
struct BalanceTests {
  private struct Holder {
    var team = "T1"
    var cases: Int
    var hours: Int? = 3_700
    var work = 2_176
    var grade = "PO"
  }

  private static func add(_ records: CaseRecords, _ holders: [(String, Holder)]) throws {
    for (staff, holder) in holders {
      try records.insert(
        "live_figure",
        [
          "staff_code": .text(staff), "team": .text(holder.team), "as_of": "2026-11-22", "grade": .text(holder.grade),
          "cases_held": .integer(holder.cases), "cases_active": .integer(holder.cases),
          "contracted": holder.hours.map(SQLValue.integer), "work": .integer(holder.work),
          "available_numerator": .integer(holder.hours == nil ? 0 : 2_176), "available_denominator": 1,
          "hours_assumed": 0, "reduced": 0, "inputs": "{}",
          "not_computable": holder.hours == nil ? .text("[{\"kind\":\"no-availability\"}]") : nil,
        ])
    }
  }

  private static let few: @Sendable (CaseRecords) throws -> Void = { records in
    try records.staff("H5", "Part", "Time")
    try add(
      records,
      [
        ("H1", Holder(cases: 49, work: 2_176)), ("H2", Holder(cases: 50, work: 2_177)), ("H3", Holder(cases: 51)),
        ("H4", Holder(cases: 30, hours: 2_220)), ("H5", Holder(cases: 48, hours: 1_850)),
        ("H6", Holder(cases: 9, hours: nil)), ("H7", Holder(cases: 3, work: 9_000, grade: "SPO")),
        ("H8", Holder(team: "T3", cases: 61, work: 4_352)),
        // One person with a post in each of two teams of one PDU.
        ("H9", Holder(team: "T1", cases: 20, hours: 1_850)), ("H9", Holder(team: "T2", cases: 21, hours: 1_850)),
      ])
  }

  @Test(
    "People are counted in bands once each at every level: 49 is under 50, 50 and 51 are from 50, 30 at 0.6 are 50",
    arguments: DatabaseKind.available)
  func bands(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.few) { service in
      // Lines at 40, 45, 50, 60, 70, 80. H9 holds 41 in one whole week, in both teams.
      let levels: [(String?, String?, [Int])] = [
        ("team", "T1", [0, 1, 1, 3, 0, 0, 1]), ("team", "T2", [0, 1, 0, 0, 0, 0, 0]),
        ("team", "T3", [0, 0, 0, 0, 1, 0, 0]), ("pdu", "P1", [0, 1, 1, 3, 0, 0, 1]),
        ("pdu", "P2", [0, 0, 0, 0, 1, 0, 0]), ("region", "R1", [0, 1, 1, 3, 1, 0, 1]),
        (nil, nil, [0, 1, 1, 3, 1, 0, 1]),
      ]
      for (level, code, bands) in levels {
        let line = try await service.balance(level: level, code: code).line
        #expect(line.bands == bands, "\(code ?? "nation")")
        #expect(line.people == bands.reduce(0, +))
      }
      let pdu = try await service.balance(level: "pdu", code: "P1")
      #expect(pdu.units.map(\.unit.code) == ["T1", "T2"] && pdu.line.leftOut == 1)
    }
  }

  @Test(
    "Cases for a full-time post are those of all over their hours, in a team, a PDU and the service",
    arguments: DatabaseKind.available)
  func fullTime(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.few) { service in
      let team = try await service.balance(level: "team", code: "T1").line
      // 49 + 50 + 51 + 30 + 48 + 41 over 1 + 1 + 1 + 0.6 + 0.5 + 1.
      #expect(team.cases == 269 && team.fte == Ratio(51, over: 10) && team.perPost == Ratio(2_690, over: 51))
      let nation = try await service.balance(level: nil, code: nil).line
      #expect(nation.cases == 330 && nation.fte == Ratio(61, over: 10))
    }
  }

  @Test(
    "Who works half a week with 48 cases is listed at 96 for a full-time post; 30 at 0.6 are at the limit and are not",
    arguments: DatabaseKind.available)
  func partTime(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.few) { service in
      for (level, code) in [("team", "T1"), ("region", "R1")] {
        let found = try await service.balance(level: level, code: code).partTime
        #expect(found.map(\.staffCode) == ["H5"] && found.first?.name == "Time, Part")
        #expect(found.first?.fullTimeCases == Ratio(96) && found.first?.limit == 50)
      }
    }
  }

  @Test(
    "The share over 100 % has numerator and denominator: exactly 100 % is not over, and who has no figure is left out",
    arguments: DatabaseKind.available)
  func share(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.few) { service in
      let team = try await service.balance(level: "team", code: "T1")
      // H2 alone: the senior, and H6 without hours, are in neither.
      #expect(team.line.over == 1 && team.line.people == 6 && team.line.leftOut == 1 && team.day == SmallCases.day)
      let nation = try await service.balance(level: nil, code: nil)
      #expect(nation.line.over == 2 && nation.line.people == 7)
    }
  }

  @Test(
    "Between units and people is the same measure, and a unit over its time says so", arguments: DatabaseKind.available)
  func spread(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.few) { service in
      let region = try await service.balance(level: "region", code: "R1")
      let units = try #require(region.between.first { $0.kind == .units }?.spread)
      // P1: seven posts of 2,176 with one point more; P2: one with twice its time.
      let by = try #require(
        Spread([
          Spread.Part(work: 2_176 * 7 + 1, available: Ratio(2_176 * 7)),
          Spread.Part(work: 4_352, available: Ratio(2_176)),
        ]))
      #expect(units == by && region.isOver)
      let team = try await service.balance(level: "team", code: "T2")
      #expect(team.between.isEmpty && !team.isOver)
    }
  }

  @Test(
    "A planner sees no band, share or unit of fewer than five, and no name; the senior of the team does",
    arguments: DatabaseKind.available)
  func small(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.few) { service in
      let planner = service.acting(
        as: Actor(
          way: .account(1), name: "ada", displayName: "Ada", roles: [HeldRole(role: "planner", unit: nil)]))
      let nation = try await planner.balance(level: nil, code: nil)
      #expect(!nation.showsPeople && nation.partTime.isEmpty)
      #expect(nation.line.people == 7 && nation.line.over == nil)
      #expect(nation.line.bands.allSatisfy { $0 == nil || $0 == 0 })
      let region = try await planner.balance(level: "region", code: "R1")
      #expect(region.units.allSatisfy { $0.isKeptBack && $0.people == 0 && $0.perPost == nil })
      #expect(region.between.allSatisfy { $0.kind != .units && $0.kind != .mixes })
      let team = try await planner.balance(level: "team", code: "T3")
      #expect(team.line.isKeptBack && team.between.isEmpty)
      let named = try await service.balance(level: "team", code: "T3")
      #expect(named.line.bands[4] == 1)
    }
  }

  @Test(
    "Complexity and interventions stand beside the count, without cases that are kept from the reader",
    arguments: DatabaseKind.available)
  func companions(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try Self.few(records)
        // Whoever holds the cases has a figure, as everybody has after a night.
        try Self.add(records, [("S1", Holder(cases: 2))])
        for (number, done) in [("1", 0), ("2", nil), ("3", 4)] as [(String, Int?)] {
          try records.insert(
            "requirement",
            [
              "crn": "A000001", "order_number": "1", "number": .text(number), "category": "rar", "restrictive": 0,
              "unit": "days", "ordered": 10, "done": done.map(SQLValue.integer), "starts_on": "2026-01-01",
            ])
        }
        // A curfew is no intervention.
        try records.insert(
          "requirement",
          [
            "crn": "A000002", "order_number": "1", "number": "1", "category": "curfew", "restrictive": 1,
            "ordered": 10,
          ])
      }
    ) { service in
      // A000001 and A000002, one of them at high risk; the restricted one is nobody's, and one without a holder is not held.
      let found = try await service.balance(level: "team", code: "T1").companions
      #expect(found.cases == 2 && found.highRisk == 1 && found.administrative == nil)
      #expect(found.interventions == 3 && found.notBegun == 2)
    }
  }
}
