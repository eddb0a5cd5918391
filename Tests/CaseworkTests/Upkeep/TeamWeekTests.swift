import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("The weekly page of a team")
struct TeamWeekTests {
  @Test("A team in order has nothing on the page", arguments: DatabaseKind.available)
  func nothing(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      let week = try await service.teamWeek(level: "team", code: "T1")
      #expect(week.count == 0)
    }
  }

  /// S1 is away without cover; S3 is newly qualified, past the end and unconfirmed; S4 works half a week with 26 cases.
  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S3", "Di", "Owen", qualified: "2026-01-01", newlyQualifiedUntil: "2026-12-05")
      try records.post("S3", "T1")
      try records.staff("S4", "Al", "Poe")
      try records.post("S4", "T1", hours: 1_850)
      try records.insert(
        "absence", ["staff_code": "S1", "starts_on": "2026-11-10", "ends_on": "2026-12-20", "kind": "sickness"])
      for number in 0..<26 {
        try records.currentCase("B" + String(100_000 + number), "No", "Body", holder: "S4", holderName: "Poe, Al")
      }
      try records.insert(
        "live_figure",
        [
          "staff_code": "S4", "team": "T1", "as_of": "2026-11-22", "grade": "PO", "cases_held": 26, "cases_active": 26,
          "work": 0, "available_numerator": 1, "available_denominator": 1, "contracted": 1_850, "hours_assumed": 0,
          "reduced": 0, "inputs": "{}",
        ])
    } _: {
      try await body($0)
    }
  }

  @Test(
    "It has the absence without cover, the part-timer over the limit and what ends, and no more",
    arguments: DatabaseKind.available)
  func exceptions(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let week = try await service.teamWeek(level: "team", code: "T1")
      #expect(week.cover.map(\.away.staffCode) == ["S1"] && week.cover.first?.away.uncovered == 2)
      #expect(week.cover.first?.colleagues.map(\.staffCode) == ["S3", "S4"])
      #expect(week.partTimers.map(\.staffCode) == ["S4"])
      // 26 cases at half a week are 52 for a full-time post; half of 50 may be held.
      #expect(week.partTimers.first?.fullTimeCases == Ratio(52) && week.partTimers.first?.limit == Ratio(25))
      #expect(week.notices.map(\.staffCode) == ["S3"])
      #expect(week.count == 3)
      let later = try await service.on("2026-12-06").teamWeek(level: "team", code: "T1")
      #expect(later.notices.map(\.notice.kind) == [.awaitsReadiness])
    }
  }

  @Test("What is answered leaves the page", arguments: DatabaseKind.available)
  func answered(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let spo = service.on("2026-12-06", as: UpkeepActors.manager(of: "T1"))
      let before = try await spo.teamWeek(level: "team", code: "T1")
      let need = try #require(before.cover.first)
      _ = try await spo.giveCover(NewCover(staff: "S1", cases: nil, coveredBy: "S3", seen: need.seen))
      try await spo.confirmReady(staff: "S3")
      let after = try await spo.teamWeek(level: "team", code: "T1")
      #expect(after.cover.isEmpty && after.notices.isEmpty)
    }
  }

  @Test(
    "A manager of another team of the PDU sees no reasons and answers nothing; others see nothing",
    arguments: DatabaseKind.available)
  func reach(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let other = try await service.on("2026-11-23", as: UpkeepActors.manager(of: "T2"))
        .teamWeek(level: "team", code: "T1")
      #expect(!other.mayCover && !other.mayChange && other.excess.isEmpty && other.requests.isEmpty)
      #expect(other.cover.first?.away.kind == nil && other.cover.first?.colleagues.isEmpty == true)
      for (role, team) in [("practitioner", "T1"), ("spo", "T3"), ("planner", "T1"), ("union", "T1")] {
        let acting = service.on("2026-11-23", as: UpkeepActors.manager(role, of: team))
        await #expect(throws: CaseworkRefusal.self, "\(role)") {
          _ = try await acting.teamWeek(level: "team", code: "T1")
        }
      }
    }
  }
}
