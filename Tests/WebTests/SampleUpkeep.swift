import Caseload
import Rules
import Workload

@testable import Casework

/// Absences and cover, made up; names are hostile.
extension SampleUse {
  private var away: [Away] {
    let day = SampleCases.day
    return [
      Away(
        staffCode: "S1", name: SampleCases.hostileName, kind: "sickness", days: DayRange(from: day + -9), cases: 12,
        uncovered: 5, isDue: true, coverers: [.init(name: SampleCases.hostileName, cases: 7)]),
      Away(
        staffCode: "S2", name: "Owen, Di", kind: nil, days: DayRange(from: day + 20, until: day + 40), cases: 3,
        uncovered: 3, isDue: false, coverers: []),
    ]
  }

  func hoursAhead(level: String, code: String) async throws -> HoursAhead {
    let people = try await people(level: level, code: code)
    guard people.unit.levelID == pack.levels.last?.id else { throw CaseworkRefusal.notFound("Open a team.") }
    let monday = SampleCases.day + -SampleCases.day.daysSinceMonday
    let hours = [Ratio(1_243, over: 50), Ratio(0), nil]
    let posts = [SampleCases.hostileName, "Owen, Di"].enumerated().map { index, name in
      HoursAhead.Post(
        staffCode: "S\(index + 1)", name: name,
        weeks: hours.enumerated().map { week, available in
          WeekAhead(monday: monday + 7 * week, available: available, away: week == 1 ? Ratio(1_243, over: 50) : .zero)
        })
    }
    return HoursAhead(
      unit: people.unit, path: people.path, day: SampleCases.day,
      weeks: (0..<3).map { week in
        HoursAhead.Week(
          monday: monday + 7 * week, available: hours[week].map { $0 + $0 } ?? .zero,
          away: week == 1 ? Ratio(1_243, over: 25) : .zero, leftOut: week == 2 ? 2 : 0, uncovered: 5)
      }, posts: posts, absences: away, seniorPosts: 1, coverAfterDays: 5,
      rules: "\(pack.title), version \(pack.version)")
  }

  func cover(staff: String) async throws -> CoverPage {
    let day = SampleCases.day
    return CoverPage(
      staffCode: staff, name: "Kim <i>, Jo", day: day, absences: away,
      cases: [
        .init(
          crn: "X200001", name: SampleCases.hostileName, tier: "B2",
          covers: [.init(id: 4, name: "Owen, Di", from: day + -3, until: day + 10)], isCovered: true),
        .init(crn: "X200002", name: "Cole, Di", tier: "C1", covers: [], isCovered: false),
      ], hidden: 1, hiddenUncovered: 1, colleagues: [.init(staffCode: "S2", name: "Owen, Di")],
      mayChange: actor.may(.change, .ties, pack.access), seen: 1, minutes: 30, source: "assumption", coverAfterDays: 5)
  }

  func giveCover(_ new: NewCover) async throws -> CoverOutcome {
    new.coveredBy.isEmpty
      ? .refused([HandProblem(column: "coveredBy", message: "Select a colleague.")]) : .kept(new.cases?.count ?? 1)
  }

  func endCover(_ id: Int, of staff: String) async throws {
    guard id == 4 else { throw CaseworkRefusal.notFound("There is no cover of this number for this person.") }
  }
}
