import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Hours for each person on probation by month")
struct TimeByMonthTests {
  /// Frozen sums of PDU One and its two teams on some nights: contracted hours, reductions and cases of each team.
  private static func nights(_ records: CaseRecords, _ pack: RulePack, _ nights: [(String, [(Int, Int, Int)])]) throws {
    let units: [(Int, Int?, String)] = [(0, nil, "EW"), (1, 1, "R1"), (2, 2, "P1"), (3, 3, "T1"), (3, 3, "T2")]
    for (level, parent, code) in units {
      try records.insert(
        "unit",
        [
          "level": .integer(level), "code": .text(code), "name": .text("Unit \(code)"),
          "parent_id": parent.map(SQLValue.integer), "search_text": .text(code),
        ])
    }
    for (day, teams) in nights {
      let id = try Extracts.save(
        records.connection, fileName: "n", fingerprint: "f-\(day)", state: .accepted, date: LocalDate(iso: day),
        receivedAt: day + "T02:00:00Z", owners: 1, cases: 0, problems: 0, reason: nil, pack: pack.id,
        packVersion: pack.version)
      let sum = teams.reduce((0, 0, 0)) { ($0.0 + $1.0, $0.1 + $1.1, $0.2 + $1.2) }
      for (unit, parent, (contracted, reduced, held)) in [(4, 3, teams[0]), (5, 3, teams[1]), (3, 2, sum)] {
        for (grade, share) in [("", 1), ("PO", 1), ("SPO", 5)] {
          try records.insert(
            "unit_figure",
            [
              "extract_id": .integer(id), "unit_id": .integer(unit), "parent_id": .integer(parent),
              "grade": .text(grade), "posts": 1, "held": .integer(held * share), "active": 0, "work": 0,
              "available_numerator": 1, "available_denominator": 1, "contracted": .integer(contracted * share),
              "reduced": .integer(reduced), "out_posts": 0, "out_held": 0, "out_active": 0, "out_work": 0,
              "out_contracted": 0, "out_reduced": 0,
            ])
        }
      }
    }
  }

  private static func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    let pack = try englandAndWales()
    try await SmallCases.run(
      kind,
      { records in
        try nights(
          records, pack,
          [
            ("2026-05-31", [(99_900, 0, 1), (99_900, 0, 1)]),
            ("2026-10-30", [(7_400, 0, 80), (3_700, 0, 20)]),
            ("2026-11-02", [(3_700, 0, 40), (3_700, 740, 20)]),
            ("2026-11-03", [(3_700, 0, 60), (3_700, 740, 20)]),
          ])
      }, body)
  }

  @Test(
    "A month is hours over people, both summed over its nights; seniors, and months of long ago, are left out",
    arguments: DatabaseKind.available)
  func months(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let time = try await service.capacity(level: "pdu", code: "P1").months
      #expect(time.months.map(\.iso) == ["2026-10", "2026-11"])
      #expect(time.lines.map(\.unit.code) == ["P1", "T1", "T2"])
      // 37 hours a week leave 24.864; times 52 over 12.
      let full = Ratio(24_864, over: 1_000) * Ratio(52, over: 12)
      let first = try #require(time.lines.first { $0.unit.code == "T1" })
      #expect(first.figures.map(\.nights) == [1, 2] && first.figures.map(\.people) == [80, 100])
      #expect(first.figures.map(\.hoursPerPerson) == [full * Ratio(2) / Ratio(80), full * Ratio(2) / Ratio(100)])
      let second = try #require(time.lines.first { $0.unit.code == "T2" })
      #expect(second.figures.last?.hours == full * Ratio(2) * Ratio(8, over: 10))
      #expect(time.lines.first?.figures.last?.people == 140)
    }
  }

  @Test("A unit without a frozen night has no months", arguments: DatabaseKind.available)
  func none(kind: DatabaseKind) async throws {
    try await Self.run(kind) { service in
      let team = try await service.capacity(level: "team", code: "T3")
      #expect(team.months == .none)
      let region = try await service.capacity(level: "region", code: "R1")
      #expect(region.months.lines.map(\.unit.code) == ["P1"])
    }
  }
}
