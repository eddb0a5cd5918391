import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("People, caseloads against the limit, role drift and needs")
struct PeopleTests {
  private static let people: @Sendable (CaseRecords) throws -> Void = { records in
    try records.insert(
      "org_unit",
      [
        "code": "W1", "name": "Women only", "level": "team", "parent": "P1", "starts_on": "2021-06-26",
        "caseload_limit": 30, "specialism": "women only",
      ])
    try records.staff("S3", "Half", "Week", qualified: "2026-03-01", newlyQualifiedUntil: "2026-12-03")
    try records.post("S3", "W1", hours: 1_850)
    try records.staff("S4", "Pat", "Helper")
    try records.post("S4", "T1", grade: "PSO")
    try records.staff("S5", "Sen", "Ior")
    try records.post("S5", "T1", grade: "SPO")
    try records.staff("S6", "No", "Hours")
    try records.post("S6", "T2", grade: "PSO", hours: nil)
    for number in 1...16 {
      try records.currentCase(reference(number), holder: "S3", tier: "C1", rosh: "low")
    }
    for (staff, team, held) in [("S3", "W1", 16), ("S4", "T1", 2)] {
      try records.insert(
        "live_figure",
        [
          "staff_code": .text(staff), "team": .text(team), "as_of": "2026-11-22", "grade": "PO",
          "cases_held": .integer(held), "cases_active": .integer(held), "work": 0, "available_numerator": 1,
          "available_denominator": 1, "hours_assumed": 0, "reduced": 0, "inputs": "{}",
        ])
    }
    try records.currentCase("B000001", holder: "S4", holderName: "Helper, Pat", tier: "C1", rosh: "high")
    try records.currentCase("B000002", holder: "S4", holderName: "Helper, Pat", tier: "C3", rosh: "medium")
    try records.currentCase("B000003", holder: "S5", holderName: "Ior, Sen", tier: "D1", rosh: "low")
    try records.currentCase(
      "B000004", holder: "S4", holderName: "Helper, Pat", tier: "A1", rosh: "very-high", isRestricted: true)
    for (crn, number, type, ended) in [
      ("B000001", "1", "RMDO", nil), ("B000001", "2", "RMDO", nil), ("B000002", "1", "RMDO", "2026-01-31"),
      ("A000003", "1", "ADVP", nil),
    ] as [(String, String, String, String?)] {
      try records.insert(
        "registration",
        [
          "crn": .text(crn), "number": .text(number), "type": .text(type), "registered_on": "2026-01-01",
          "ended_on": ended.map(SQLValue.text),
        ])
    }
  }

  @Test(
    "A specialist team's people are judged by the team's own limit, pro rata and unrounded",
    arguments: DatabaseKind.available)
  func ownLimit(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let page = try await service.people(level: "team", code: "W1")
      let post = try #require(page.posts.first)
      #expect(post.limit == Ratio(15))
      #expect(post.isTeamsOwnLimit && post.fullWeekLimit == 30)
      #expect(post.standing == .over, "16 cases at half of 30")
      let other = try await service.people(level: "team", code: "T1")
      #expect(other.posts.filter { $0.staffCode == "S4" }.map(\.limit) == [Ratio(50)])
    }
  }

  @Test(
    "30 cases at 0.6 of a full week are 50.0 for a full-time post; who works part-time with more than that is listed",
    arguments: DatabaseKind.available)
  func fullTimeCases(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try Self.people(records)
        for (staff, hours, held) in [("S7", 2_220, 30), ("S8", 1_850, 48)] {
          try records.staff(staff, "Part", "Time\(staff)")
          try records.post(staff, "T3", hours: hours)
          try records.insert(
            "live_figure",
            [
              "staff_code": .text(staff), "team": "T3", "as_of": "2026-11-22", "grade": "PO",
              "cases_held": .integer(held), "cases_active": .integer(held), "work": 0, "available_numerator": 1,
              "available_denominator": 1, "hours_assumed": 0, "reduced": 0, "inputs": "{}",
            ])
        }
      }
    ) { service in
      let page = try await service.people(level: "team", code: "T3")
      #expect(page.posts.first { $0.staffCode == "S7" }?.fullTimeCases == Ratio(50))
      #expect(page.posts.first { $0.staffCode == "S7" }?.standing == .at)
      #expect(page.posts.first { $0.staffCode == "S8" }?.fullTimeCases == Ratio(96))
      #expect(page.partTimeOver.map(\.staffCode) == ["S8"])
      let sum = try #require(page.fullTimeEquivalent)
      #expect(sum.cases == 78 && sum.fte == Ratio(11, over: 10) && sum.perPost == Ratio(780, over: 11))
    }
  }

  @Test(
    "The lowest limit of all that apply counts: a trainee's by month, a specialism's, and else that of everybody",
    arguments: DatabaseKind.available)
  func lowest(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try records.insert(
          "org_unit",
          [
            "code": "I1", "name": "IOM team", "level": "team", "parent": "P1", "starts_on": "2021-06-26",
            "specialism": "IOM",
          ])
        try records.staff("L1", "Tr", "Ainee", traineeFrom: "2026-09-01")
        try records.post("L1", "T2", grade: "TPO")
        try records.staff("L2", "Spec", "Ialist")
        try records.post("L2", "I1", hours: 1_850)
      }
    ) { service in
      let pdu = try await service.people(level: "pdu", code: "P1")
      let trainee = try #require(pdu.posts.first { $0.staffCode == "L1" })
      #expect(trainee.limit == Ratio(10) && trainee.protection == .protection(.trainee(fromMonth: 0)))
      let specialist = try #require(pdu.posts.first { $0.staffCode == "L2" })
      #expect(specialist.limit == Ratio(25, over: 2) && specialist.limitSpecialism == "IOM")
      let other = try #require(pdu.posts.first { $0.staffCode == "S1" })
      #expect(other.limit == Ratio(50) && other.protection == nil && !other.isTeamsOwnLimit)
    }
  }

  @Test("Over the limit comes first, and without hours there is no limit", arguments: DatabaseKind.available)
  func order(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let page = try await service.people(level: "pdu", code: "P1")
      #expect(page.posts.first?.staffCode == "S3")
      #expect(page.posts.first { $0.staffCode == "S6" }?.standing == .unknown)
      #expect(page.count(.over) == 1)
    }
  }

  @Test(
    "Newly qualified status is said with its end and a notice in its last four weeks, and lapses the day after",
    arguments: DatabaseKind.available)
  func newlyQualified(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let status = try await service.people(level: "team", code: "W1").posts.first?.status
      #expect(status == "newly qualified until 3 December 2026, ends in 11 days")
    }
    try await SmallCases.run(
      kind,
      { records in
        try Self.people(records)
        try records.dataImport(asOf: "2026-12-04")
      }
    ) { service in
      let status = try await service.people(level: "team", code: "W1").posts.first?.status
      #expect(status == nil)
    }
  }

  @Test("Role drift is listed both ways, and a restricted case without saying which", arguments: DatabaseKind.available)
  func drift(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let drift = try await service.people(level: "team", code: "T1").drift
      #expect(drift.filter { $0.kind == .caseworkBySeniors }.map(\.crn) == ["B000003"])
      let others = drift.filter { $0.kind == .qualifiedWorkByOthers }
      #expect(others.map(\.crn) == ["B000001", nil])
      #expect(others.first?.reasons == ["risk of serious harm high"])
      #expect(others.last?.reasons == [] && others.last?.tier == "")
    }
  }

  @Test(
    "A need is counted once for each case, by team, while its registration lasts", arguments: DatabaseKind.available)
  func needs(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let needs = try await service.people(level: "pdu", code: "P1").needs
      #expect(needs.first { $0.code == "RMDO" }?.cases == 1)
      #expect(needs.first { $0.code == "ADVP" }?.byTeam == ["T2": 1])
      #expect(needs.first { $0.code == "RVLN" }?.cases == 0)
    }
  }

  @Test("A medium risk case with four needs outweighs a stable high risk one in custody")
  func weights() throws {
    let pack = try englandAndWales()
    let tiers = Dictionary(uniqueKeysWithValues: pack.tiers.enumerated().map { ($1.id, $0) })
    let places = Dictionary(uniqueKeysWithValues: pack.locations.enumerated().map { ($1.id, $0) })
    // Medium risk is 10 points and four complexity factors 8: protect level C, with high needs C3. High risk alone is B.
    let medium = pack.points.standard[try #require(places["community"]), try #require(tiers["C3"])]
    let high = pack.points.standard[try #require(places["custody"]), try #require(tiers["B0"])]
    #expect(medium > high)
  }
}

/// A case reference of a letter and six digits that end in the number.
private func reference(_ number: Int) -> String {
  let digits = String(number)
  return "C" + String(repeating: "0", count: 6 - digits.count) + digits
}
