import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Recorded time and senior posts as a service reads them")
struct RecordedSharesTests {
  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S4", "Al", "Moss")
      try records.post("S4", "T1", grade: "SPO")
      try records.insert(
        "absence",
        ["staff_code": "S1", "starts_on": "2026-11-02", "ends_on": "2026-11-08", "kind": "leave"])
    } _: {
      try await body($0)
    }
  }

  @Test("A person’s and a unit’s recorded leave stands beside the assumed share", arguments: DatabaseKind.available)
  func shares(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let page = try await service.availability(staff: "S1")
      let own = try #require(page.recorded)
      #expect(own.assumed?.nonEffective == 20)
      #expect(own.recorded.percent(.nonEffective) == Ratio(700, over: 365))
      #expect(own.recorded.percent(.nonAttributable) == nil)
      let staffing = try await service.staffing(level: "team", code: "T1")
      #expect(staffing.recorded?.recorded.percent(.nonEffective) == Ratio(350, over: 365))
      let other = try await service.staffing(level: "team", code: "T3")
      #expect(other.recorded?.recorded.percent(.nonEffective) == nil)
    }
  }

  @Test("Few people’s recorded time is kept back from whoever may not see them", arguments: DatabaseKind.available)
  func small(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let planner = service.acting(
        as: UpkeepActors.manager("planner", level: "nation", of: service.pack.nation.code))
      let staffing = try await planner.staffing(level: "team", code: "T1")
      #expect(staffing.recorded == nil)
    }
  }

  @Test(
    "A senior’s page has those overseen and the lines of the work; a practitioner’s has neither",
    arguments: DatabaseKind.available)
  func senior(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let day = SmallCases.day + 1
      try await service.database.write { connection in
        for (staff, grade) in [("S1", "PO"), ("S4", "SPO")] {
          try CaseRecords(connection).insert(
            "live_figure",
            [
              "staff_code": .text(staff), "team": "T1", "as_of": .text(day.iso), "grade": .text(grade), "cases_held": 0,
              "cases_active": 0, "work": 0, "available_numerator": 2_176, "available_denominator": 1,
              "contracted": 3_700, "hours_assumed": 0, "reduced": 0, "inputs": "{}",
            ])
        }
        try LiveHours.refresh(nil, pack: service.pack, day: day, connection)
      }
      let page = try await service.availability(staff: "S4")
      let load = try #require(page.posts.first?.senior)
      #expect(load.reports == 1 && load.seniors == 1)
      #expect(load.lines.contains { $0.kind == .oversight })
      #expect(service.pack.hours.hoursAWeek(load.lines.reduce(0) { $0 + $1.minutes }) == load.work)
      #expect(!load.isOver)
      let other = try await service.availability(staff: "S1")
      #expect(other.posts.first.map { $0.senior == nil } == true)
    }
  }

  @Test(
    "A senior’s load at the limit is not over it, and a minute more is", arguments: [(1_100, false), (1_101, true)])
  func limit(work: Int, isOver: Bool) {
    let load = SeniorLoad(
      reports: 10, seniors: 1, cases: 3, lines: [], work: Ratio(work), available: Ratio(1_000), limitPercent: 110,
      rules: "")
    #expect(load.isOver == isOver)
  }
}
