import Caseload
import Rules
import Workload

@testable import Casework

/// Available time of one made-up person, with something of everything that the page can show.
extension SampleUse {
  func availability(staff: String) async throws -> AvailabilityPage {
    let day = SampleCases.day
    let inputs = AvailabilityInputs(
      grade: pack.grades.grade(id: "PO"), rawGrade: "PO",
      contracts: [.init(days: DayRange(from: day + -400), hours: WeeklyHours("37"))],
      reductions: [
        .init(reason: "disability", days: DayRange(from: day + -100), hours: WeeklyHours("3.7") ?? .zero, review: day)
      ],
      duties: [.init(kind: "reception", days: DayRange(from: day + -10), hours: WeeklyHours("3"))],
      training: TrainingDates(qualifiedOn: day + -100))
    let rules = AvailabilityRules(pack)
    let key = PostKey(staff: StaffCode(staff), team: TeamCode("T1"))
    let post = AvailabilityPage.Post(
      key: key, teamName: "Team <b>", grade: "Probation officer", now: rules.available(inputs, on: day),
      ceilings: rules.ceilings(inputs, on: day, everybody: 50), protections: rules.protections(inputs, on: day),
      cases: 41, ahead: [.init(day: day + 7, available: Ratio(20))],
      duties: [
        .init(
          id: 1, kind: "reception", from: day + -10, until: nil, hours: WeeklyHours("3"), colleague: nil,
          note: "Tuesdays <i>", recordedBy: "Cy", version: 1)
      ],
      senior: SeniorLoad(
        reports: 9, seniors: 2, cases: 3, lines: [], work: Ratio(30), available: Ratio(20), limitPercent: 110,
        rules: "Rules <b>"))
    var recorded = RecordedTime(days: day + -364...day)
    var past = inputs
    past.absences = [.init(kind: "leave", days: DayRange(from: day + -30, until: day + -20))]
    recorded.add(past, rules)
    return AvailabilityPage(
      staffCode: staff, name: "Kim <i>, Jo", day: day, posts: [post],
      notices: [
        .init(kind: .adjustmentReview(reason: "disability", isOverdue: true), day: day + -1, team: "T1"),
        .init(kind: .awaitsReadiness, day: day, team: "T1"),
        .init(kind: .contractChanges(to: WeeklyHours("22.2")), day: day + 9, team: "T1"),
      ],
      requests: [
        .init(
          id: 1, staff: staff, team: "T1", reason: "other", from: day, until: day + 30, hours: .init(hundredths: 500),
          why: "A & B", askedBy: "Cy", isOwn: false)
      ],
      adjustments: [
        .init(team: "T1", reason: "disability", from: day + -100, review: day, hours: .init(hundredths: 370))
      ], seesReasons: true, mayChange: actor.may(.change, .staff, pack.access),
      rules: "\(pack.title), version \(pack.version)",
      recorded: RecordedShares(recorded: recorded, assumed: pack.timeUse.shares(on: day)),
      marks: [NotForNow(id: 1, from: day, until: day + 20, reason: "Back from <i>leave</i>", by: "Cy")])
  }

  func recordDuty(_ new: NewDuty) async throws -> DutyOutcome {
    guard WeeklyHours(new.hours) != nil else {
      return .refused([HandProblem(column: "hours", message: "Enter hours a week as 3 or 7.25.")])
    }
    return .kept(1, before: Ratio(20), after: Ratio(18))
  }

  func endDuty(_ id: Int, of staff: String, on last: LocalDate, version: Int) async throws {
    guard version == 1 else { throw CaseworkRefusal.invalid("Somebody has changed this duty. Nothing was changed.") }
  }
  func confirmReady(staff: String) async throws {}
  func requestReduction(_ texts: [String: String], why: String) async throws -> ReductionAnswer {
    why.isEmpty ? .refused([HandProblem(column: "why", message: "Say why.")]) : .waits(1)
  }
  func decideReduction(_ id: Int, of staff: String, approve: Bool, answer: String) async throws -> ReductionAnswer {
    .declined
  }
  func markNotForNow(_ new: NewNotForNow) async throws -> [HandProblem] {
    new.reason.isEmpty ? [HandProblem(column: "mark-reason", message: "Say why.")] : []
  }
  func endNotForNow(_ id: Int, of staff: String) async throws {}
  func endAdjustment(staff: String, team: String, reason: String, from: String, on last: LocalDate) async throws {}
}
