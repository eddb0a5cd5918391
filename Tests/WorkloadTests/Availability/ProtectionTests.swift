import Caseload
import Rules
import Testing

@testable import Workload

@Suite("Protections apply by themselves")
struct ProtectionTests {
  let made: Availabilities
  let rules: AvailabilityRules

  init() throws {
    made = try Availabilities()
    rules = made.rules
  }

  private func day(_ iso: String) -> LocalDate { Availabilities.day(iso) }

  private func trainee(_ hours: String = "37", absences: [AvailabilityInputs.Absence] = []) -> AvailabilityInputs {
    made.post(
      hours, grade: "TPO", absences: absences, training: TrainingDates(traineeFrom: Availabilities.day("2026-03-01")))
  }

  @Test(
    "Training takes 80, 60, 40 and then 20 %, each from its month on, and is never silently without a protection",
    arguments: [
      ("2026-03-01", 80, 10), ("2026-08-31", 80, 10), ("2026-09-01", 60, 20), ("2027-02-28", 60, 20),
      ("2027-03-01", 40, 30), ("2027-08-31", 40, 30), ("2027-09-01", 20, 35), ("2028-02-29", 20, 35),
      ("2030-01-01", 20, 35),
    ])
  func curve(iso: String, reduction: Int, limit: Int) {
    let found = rules.protections(trainee(), on: day(iso))
    #expect(found.map(\.reduction) == [reduction] && found.map(\.caseloadLimit) == [limit])
  }

  @Test("Before training begins nothing is protected")
  func before() { #expect(rules.protections(trainee(), on: day("2026-02-28")).isEmpty) }

  @Test("Half a week's hours make a stage last twice as long")
  func partTime() {
    let half = trainee("18.5")
    #expect(rules.protections(half, on: day("2026-09-01")).first?.reduction == 80)
    // 184 days of half weeks are put off by 184 days.
    #expect(rules.protections(half, on: day("2026-03-01") + 366).first?.reduction == 80)
    #expect(rules.protections(half, on: day("2026-03-01") + 368).first?.reduction == 60)
    let stage = rules.protections(half, on: day("2026-04-01")).first
    #expect(stage?.until.map { rules.protections(half, on: $0).first?.reduction } == 80)
    #expect(stage?.until.map { rules.protections(half, on: $0 + 1).first?.reduction } == 60)
  }

  @Test("A long absence puts a stage off by its days, and a short one does not")
  func absence() {
    let long = trainee(absences: [.init(kind: "sickness", days: Availabilities.days("2026-05-01", "2026-06-30"))])
    #expect(rules.protections(long, on: day("2026-08-31") + 61).first?.reduction == 80)
    #expect(rules.protections(long, on: day("2026-09-01") + 61).first?.reduction == 60)
    let short = trainee(absences: [.init(kind: "leave", days: Availabilities.days("2026-05-01", "2026-05-14"))])
    #expect(rules.protections(short, on: day("2026-09-01")).first?.reduction == 60)
  }

  private func officer(until: String? = nil, ready: String? = nil) -> AvailabilityInputs {
    made.post(
      training: TrainingDates(
        traineeFrom: day("2025-01-06"), qualifiedOn: day("2026-11-02"),
        newlyQualifiedUntil: until.map(day), readyOn: ready.map(day)))
  }

  @Test("A newly qualified officer is protected by 20 % for nine months, known ahead as a last day")
  func newlyQualified() {
    let found = rules.protections(officer(), on: day("2026-11-02"))
    #expect(found.map(\.kind) == [.newlyQualified] && found.first?.reduction == 20)
    #expect(found.first?.until == day("2027-08-01"))
    #expect(rules.protections(officer(ready: "2027-07-15"), on: day("2027-08-01")).count == 1)
    #expect(rules.protections(officer(ready: "2027-07-15"), on: day("2027-08-02")).isEmpty)
  }

  @Test("Until a senior has confirmed readiness the protection stands beyond its end, and says so")
  func readiness() {
    let found = rules.protections(officer(), on: day("2027-09-30"))
    #expect(found.first?.awaitsReadiness == true && found.first?.reduction == 20)
    #expect(rules.protections(officer(ready: "2027-09-30"), on: day("2027-09-30")).isEmpty)
  }

  @Test("An end that was set holds on its day and no longer")
  func setEnd() {
    let set = officer(until: "2027-11-01", ready: "2027-10-01")
    #expect(rules.protections(set, on: day("2027-11-01")).count == 1)
    #expect(rules.protections(set, on: day("2027-11-02")).isEmpty)
  }

  @Test("An end before confirmations were recorded was met on its day")
  func olderEnd() {
    let older = made.post(training: TrainingDates(qualifiedOn: day("2026-02-01")))
    #expect(rules.protections(older, on: day("2026-10-31")).count == 1)
    #expect(rules.protections(older, on: day("2026-11-01")).isEmpty)
  }

  @Test("An end before the beginning protects nobody on any day after")
  func wrongWayRound() {
    let wrong = made.post(
      training: TrainingDates(qualifiedOn: day("2026-02-01"), newlyQualifiedUntil: day("2025-12-31")))
    #expect(rules.protections(wrong, on: day("2026-02-01")).isEmpty)
  }

  @Test("Of several limits the lowest counts, pro rata to hours once, and a reduction is not taken off it")
  func lowest() {
    let union = AvailabilityInputs.Duty(
      kind: "union-facility", days: Availabilities.days("2026-01-01"), hours: WeeklyHours("7.5"))
    let reduction = AvailabilityInputs.Reduction(
      reason: "court-duty", days: Availabilities.days("2026-01-01"), hours: WeeklyHours("10") ?? .zero)
    let post = made.post("22.2", reductions: [reduction], duties: [union], specialism: "iom")
    let found = rules.ceilings(post, on: day("2026-11-23"), everybody: 50)
    #expect(found.map(\.fullWeek) == [25, 40, 50])
    #expect(found.first?.cases == Ratio(15) && found.first?.source == .protection(.specialism("iom")))
  }

  @Test("The team's own limit takes the place of everybody's, and no hours mean no limit can be told")
  func teamLimit() {
    let found = rules.ceilings(made.post(), on: day("2026-11-23"), everybody: 50, team: 35)
    #expect(found.map(\.fullWeek) == [35] && found.first?.source == .team)
    #expect(rules.ceilings(made.post(nil, grade: "SPO"), on: day("2026-11-23"), everybody: 50).isEmpty)
  }
}
