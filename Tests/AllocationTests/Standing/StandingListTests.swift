import Caseload
import Rules
import TestSupport
import Testing

@testable import Allocation

@Suite("Training on a day, and long runs of high risk")
struct StandingListTests {
  private static let need = SuitabilityRules.Need(
    id: "domestic-abuse", label: "domestic abuse", registers: ["ADVP"], courses: ["domestic-abuse", "abuse-2"])
  private static let day = Candidates.day("2026-11-22")

  private func untrained(_ training: CompletedTraining..., on day: LocalDate = day) throws -> [UntrainedNeed] {
    let nothing = SuitabilityRules.Need(id: "x", label: "x", registers: ["X"])
    return try englandAndWales().suitability.untrained([Self.need, nothing], training, on: day)
  }

  @Test("Training counts from the day on which it was completed to its last day, one course being enough")
  func training() throws {
    let day = Self.day
    #expect(try untrained(.init("domestic-abuse", from: day)).isEmpty)
    #expect(try untrained(.init("domestic-abuse", from: day + 1)).map(\.lapsedOn) == [nil])
    #expect(try untrained(.init("abuse-2", from: day + -900, until: day)).isEmpty)
    #expect(try untrained(.init("abuse-2", from: day + -900, until: day + -1)).map(\.lapsedOn) == [day + -1])
    #expect(try untrained(.init("mappa", from: day + -900)).map(\.need) == [Self.need])
    #expect(
      try untrained(
        .init("abuse-2", from: day + -900, until: day + -100), .init("domestic-abuse", from: day + -99)
      ).isEmpty)
  }

  @Test("The days that are looked at are the day and the first of each month before it, over the turn of a year")
  func days() {
    let days = HeavyRun.days(upTo: Candidates.day("2027-02-10"), months: 4).map(\.iso)
    #expect(days == ["2027-02-10", "2027-02-01", "2027-01-01", "2026-12-01", "2026-11-01"])
    let first = HeavyRun.days(upTo: Candidates.day("2027-01-01"), months: 2).map(\.iso)
    #expect(first == ["2027-01-01", "2026-12-01", "2026-11-01"])
  }

  @Test("A run has the months without a break up to today; a lighter month ends it, and so do too few cases")
  func run() throws {
    let lines = try englandAndWales().lines
    let days = HeavyRun.days(upTo: Self.day, months: 3)
    func run(_ high: [Int], of cases: Int = 10) -> HeavyRun {
      HeavyRun(high.map { .init(cases: cases, highRisk: $0) }, on: days, lines)
    }
    #expect(run([8, 8, 7, 8]).months == 1 && run([8, 8, 7, 8]).since?.iso == "2026-11-01")
    #expect(run([8, 7, 8, 8]).months == 0 && run([8, 7, 8, 8]).since == Self.day)
    #expect(run([7, 8, 8, 8]).since == nil && run([7, 8, 8, 8]).months == 0)
    #expect(run([8, 8, 8, 8]).months == 3 && run([8, 8, 8, 8]).isAtLeast && !run([8, 8, 8, 7]).isAtLeast)
    #expect(run([9, 9, 9, 9], of: 9).since == nil)
  }
}
