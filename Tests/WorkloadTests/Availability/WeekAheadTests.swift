import Caseload
import Rules
import TestSupport
import Testing
import Workload

@Suite("A week's hours ahead of time")
struct WeekAheadTests {
  private let monday = LocalDate(iso: "2026-11-23") ?? LocalDate(daysSinceEpoch: 0)
  private let full = Ratio(24_864, over: 1_000)

  private func inputs(_ pack: RulePack, absences: [AvailabilityInputs.Absence] = []) -> AvailabilityInputs {
    AvailabilityInputs(
      grade: pack.grades.grade(id: "PO"), rawGrade: "PO",
      contracts: [.init(days: DayRange(from: monday + -1_000), hours: WeeklyHours("37"))], absences: absences)
  }

  @Test("A long absence that begins on a Thursday takes four sevenths of its first week, and all of the next")
  func partOfAWeek() throws {
    let pack = try englandAndWales()
    let rules = AvailabilityRules(pack)
    let away = inputs(
      pack, absences: [.init(kind: "sickness", days: DayRange(from: monday + 3, until: monday + 3 + 55))])
    let first = rules.week(away, from: monday)
    #expect(first.available == full * Ratio(3, over: 7) && first.away == full * Ratio(4, over: 7))
    let second = rules.week(away, from: monday + 7)
    #expect(second.available == .zero && second.away == full)
    #expect(rules.week(away, from: monday + 63).available == full)
  }

  @Test("A short leave lies inside the assumed share and takes nothing more")
  func shortLeave() throws {
    let pack = try englandAndWales()
    let away = inputs(pack, absences: [.init(kind: "leave", days: DayRange(from: monday, until: monday + 13))])
    let week = AvailabilityRules(pack).week(away, from: monday)
    #expect(week.available == full && week.away == .zero)
  }

  @Test("A week without contracted hours is not computable, and one before the post begins has none")
  func unknown() throws {
    let pack = try englandAndWales()
    let rules = AvailabilityRules(pack)
    var unknown = inputs(pack)
    unknown.grade = nil
    unknown.contracts = [.init(days: DayRange(from: monday + 3), hours: nil)]
    #expect(rules.week(unknown, from: monday).available == nil)
    #expect(rules.week(unknown, from: monday + -7).available == .zero)
  }
}
