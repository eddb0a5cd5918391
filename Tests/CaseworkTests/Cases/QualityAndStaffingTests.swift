import Caseload
import Casework
import Storage
import TestSupport
import Testing

@Suite("Data quality and staffing")
struct QualityAndStaffingTests {
  private static let findings: @Sendable (CaseRecords) throws -> Void = { records in
    func add(
      _ kind: FindingKind, _ key: String, unit: String?, crn: String?, staff: String? = nil, detail: String? = nil
    )
      throws
    {
      try records.insert(
        "quality_finding",
        [
          "kind": .text(kind.rawValue), "sheet": "cases", "row_key": .text(key), "unit": unit.map { .text($0) },
          "crn": crn.map { .text($0) }, "staff_code": staff.map { .text($0) }, "detail": detail.map { .text($0) },
        ])
    }
    try add(.endedOrderOpen, "A000003", unit: "T2", crn: "A000003", detail: "2026-11-21")
    try add(.endedOrderOpen, "A000006", unit: "T1", crn: "A000006", detail: "2026-11-01")
    try add(.noTeam, "A000005", unit: nil, crn: "A000005")
    try add(.hoursMissing, "S1", unit: "T1", crn: nil, staff: "S1", detail: "PO")
    try add(.duplicatePerson, "A000001", unit: "T1", crn: "A000001", detail: "A000006")
    try add(.duplicatePerson, "A000004", unit: "T3", crn: "A000004", detail: "A000002")
  }

  @Test("Counts are by kind and by the unit directly below, and add up to the total", arguments: DatabaseKind.available)
  func counts(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.findings) { service in
      let all = try await service.dataQuality(level: nil, code: nil)
      #expect(all.total == 6)
      #expect(all.kinds.map(\.kind) == FindingKind.allCases)
      #expect(all.kinds.reduce(0) { $0 + $1.count } == 6)
      #expect(all.units.map(\.unit?.code) == ["R1", nil])
      #expect(all.units.map(\.count) == [5, 1])
      let region = try await service.dataQuality(level: "region", code: "R1")
      #expect(region.units.map(\.unit?.code) == ["P1", "P2"])
      #expect(region.units.map(\.count) == [4, 1])
    }
  }

  @Test(
    "A record of a restricted case shows nothing, nor does one that names it as the other of two",
    arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.findings) { service in
      let ended = try await service.findings(.endedOrderOpen, level: nil, code: nil, page: 1)
      #expect(ended.findings.map { $0?.crn } == ["A000003", nil])
      #expect(ended.total == 2)
      #expect(ended.findings.first??.name == "Carr, Bo")
      let twice = try await service.findings(.duplicatePerson, level: nil, code: nil, page: 1)
      #expect(twice.findings.map { $0?.crn } == ["A000004", nil])
    }
  }

  @Test("A record of a post names the member of staff, with a link to their page", arguments: DatabaseKind.available)
  func posts(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.findings) { service in
      let list = try await service.findings(.hoursMissing, level: "team", code: "T1", page: 1)
      let found = try #require(list.findings.first ?? nil)
      #expect(found.staff?.name == "Kim, Jo" && found.staff?.practitionerID != nil && found.crn == nil)
      #expect(found.unit == "Team One")
    }
  }

  private static let people: @Sendable (CaseRecords) throws -> Void = { records in
    try records.funded("T1", "PO", fte: 450)
    try records.funded("P1", "PSO", fte: 100)
    try records.funded("T3", "PO", fte: 200)
    // New in the grade, half a week; a change of hours within a year is not new in the grade.
    try records.staff("S3", "Al", "New", qualified: "2026-09-01", newlyQualifiedUntil: "2027-09-01")
    try records.post("S3", "T1", hours: 1_850, from: "2026-09-01")
    try records.staff("S4", "Ed", "Old")
    try records.post("S4", "T1", hours: 3_700, from: "2020-01-01", until: "2026-05-31")
    try records.post("S4", "T1", hours: 1_850, from: "2026-06-01")
    // A trainee in a qualified post, one without hours, one who has left, one whose grade nobody knows.
    try records.staff("S5", "Tia", "Learner", traineeFrom: "2026-01-01")
    try records.post("S5", "T2", grade: "PSO", from: "2026-01-01")
    try records.staff("S6", "No", "Hours")
    try records.post("S6", "T2", grade: "PSO", hours: nil)
    try records.post("S2", "T3", from: "2020-01-01")
    try records.staff("S7", "Odd", "Grade")
    try records.post("S7", "T3", grade: "ZZZ")
  }

  @Test(
    "Vacancy is funded less in post, by grade and in sum, hours over the full week", arguments: DatabaseKind.available)
  func vacancy(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let page = try await service.staffing(level: "pdu", code: "P1")
      #expect(page.grades.map(\.grade) == ["Probation officer", "Probation services officer"])
      // 37 + 18.5 + 18.5 hours of probation officers.
      #expect(page.grades.map(\.line.inPost) == [Ratio(2), Ratio(1)])
      #expect(page.grades.map(\.line.funded) == [Ratio(9, over: 2), Ratio(1)])
      #expect(page.total.vacancy == Ratio(5, over: 2))
      #expect(page.units.map(\.unit.code) == ["T1", "T2"])
      #expect(page.units.map(\.line.vacancy) == [Ratio(5, over: 2), Ratio(-1)])
      let region = try await service.staffing(level: "region", code: "R1")
      #expect(region.units.map(\.line).reduce(into: StaffingPage.Line()) { $0 += $1 } == region.total)
    }
  }

  @Test(
    "Trainees are in post in the grade of their post and shown apart; new people are counted",
    arguments: DatabaseKind.available)
  func experience(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let page = try await service.staffing(level: "pdu", code: "P1")
      #expect(page.grades.map(\.line.trainees) == [Ratio(0), Ratio(1)])
      #expect(page.grades.map(\.line.newlyQualified) == [1, 0])
      #expect(page.grades.map(\.line.underAYear) == [1, 1])
      #expect(!page.total.hasExperienceGap)
    }
  }

  @Test("An experience gap is more than half, not half")
  func gap() {
    var line = StaffingPage.Line()
    line.posts = 6
    line.underAYear = 3
    #expect(!line.hasExperienceGap)
    line.underAYear = 4
    #expect(line.hasExperienceGap)
    #expect(!StaffingPage.Line().hasExperienceGap)
  }

  @Test(
    "A post without hours or with an unknown grade is in no sum and keeps its team from being complete",
    arguments: DatabaseKind.available)
  func completeness(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let page = try await service.staffing(level: nil, code: nil)
      #expect(page.total.incomplete == 2)
      #expect(page.completeTeams == 1 && page.teams == 3)
      #expect(page.grades.last?.grade == "ZZZ")
      #expect(page.total.posts == 6)
    }
  }
}
