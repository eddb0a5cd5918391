import Caseload
import Rules
import TestSupport
import Testing

@testable import Casework

@Suite("One's own last whole week")
struct WeeklySummaryTests {
  private func practitioner(_ nights: LoadNights, staff: String?, on day: LocalDate) throws -> Service {
    let role = try #require(nights.service.pack.access.role("practitioner"))
    return try nights.service(on: day).acting(as: AccessWorld.actor(role, staff: staff))
  }

  @Test(
    "It is the newest settled week with the one before, and stays as it is while the next one runs",
    arguments: DatabaseKind.available)
  func wholeWeeks(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await nights.week(0, [9_000])
      try await nights.week(1, [9_500])
      let day = LoadNights.monday + 16
      try await nights.night(LoadNights.monday + 14, [13_000])
      let summary = try #require(try await practitioner(nights, staff: "S1", on: day).weeklySummary())
      #expect(summary.week.monday == LoadNights.monday + 7 && summary.week.percent == Ratio(95))
      #expect(summary.before?.percent == Ratio(90))
      #expect(
        summary.nights == WeeklySummary.Nights(from: LoadNights.monday + 6, to: LoadNights.monday + 13))
      #expect(summary.concerns.isEmpty && summary.rules == "england-wales, version \(nights.service.pack.version)")
    }
  }

  @Test(
    "What is being done is in it for oneself and never what a manager wrote about it", arguments: DatabaseKind.available
  )
  func concerns(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      for week in 0..<4 { try await nights.week(week, [11_500, 12_500]) }
      let day = LoadNights.monday + 29
      let manager = try nights.service(on: day)
      for period in try await manager.excesses(level: nil, code: nil).awaited where period.staffCode == "S1" {
        try await manager.answerExcess(
          period.id,
          .outcome(try #require(nights.service.pack.excess.outcomes.first).id, reason: "Words of the manager"))
      }
      let summary = try #require(try await practitioner(nights, staff: "S1", on: day).weeklySummary())
      #expect(summary.concerns.count == 1 && summary.concerns.first?.kind == .sustained)
      #expect(summary.concerns.first?.outcome == nights.service.pack.excess.outcomes.first?.label)
      #expect(!"\(summary)".contains("Words of the manager"))
    }
  }

  @Test("There is none without a staff code or before the first settled week", arguments: DatabaseKind.available)
  func none(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await nights.night(LoadNights.monday, [9_000])
      #expect(try await practitioner(nights, staff: "S1", on: LoadNights.monday + 1).weeklySummary() == nil)
      #expect(try await practitioner(nights, staff: nil, on: LoadNights.monday + 1).weeklySummary() == nil)
    }
  }
}
