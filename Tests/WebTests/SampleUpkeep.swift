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
      }, posts: posts, absences: away,
      load: TeamAhead(
        total: SampleAhead.load, people: ["S1": TeamAhead.Person(practitionerID: 1, load: SampleAhead.load)],
        rules: "\(pack.title), version \(pack.version)"), seniorPosts: 1, coverAfterDays: 5,
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

  private var missing: [MissingProtection] {
    [
      .init(staffCode: "S1", name: SampleCases.hostileName, team: "EG", kind: .trainingBegan),
      .init(staffCode: "S2", name: "Owen, Di", team: "EG", kind: .assessorDuty(trainee: "Kim <i>, Jo")),
      .init(staffCode: "S3", name: "Poe, Al", team: "EG", kind: .dateOfReduction(reason: "newly-qualified-officer")),
    ]
  }

  private var breaches: [ProtectionBreach] {
    func breach(_ id: Int, _ approval: ProtectionBreach.Approval?, ended: LocalDate?) -> ProtectionBreach {
      ProtectionBreach(
        id: id, staffCode: "S1", name: SampleCases.hostileName, team: "EG", protection: "trainee-6",
        began: SampleCases.day + -id, limit: Ratio(41, over: 2), cases: 23, noticedAt: "2026-11-20T10:00:00Z",
        approval: approval, endedOn: ended)
    }
    let approval = ProtectionBreach.Approval(by: "Cy <i>", on: SampleCases.day, reason: "Until <b>Friday</b>")
    return [breach(3, nil, ended: nil), breach(2, approval, ended: nil), breach(1, nil, ended: SampleCases.day)]
  }

  func protectionCounts(level: String, code: String) async throws -> ProtectionCounts {
    let people = try await people(level: level, code: code)
    guard (1..<3).contains(people.unit.level) else { throw CaseworkRefusal.notFound("Open a unit above a team.") }
    let below = UnitReference(level: 3, levelID: "team", code: "EG", name: SampleCases.hostileName)
    func line(_ unit: UnitReference, _ number: Int?, of all: Int?) -> ProtectionCounts.Line {
      ProtectionCounts.Line(unit: unit, people: all, lacking: number, above: number)
    }
    return ProtectionCounts(
      unit: people.unit, path: people.path, day: SampleCases.day, line: line(people.unit, 12, of: 40),
      units: [line(below, nil, of: 20), line(below, 7, of: 16), line(below, nil, of: nil)], fewestPeople: 5,
      showsPeople: false,
      rules: "\(pack.title), version \(pack.version)")
  }

  func protections(level: String, code: String) async throws -> ProtectionsPage {
    let people = try await people(level: level, code: code)
    guard people.unit.levelID == pack.levels.last?.id else { throw CaseworkRefusal.notFound("Open a team.") }
    return ProtectionsPage(
      unit: people.unit, path: people.path, day: SampleCases.day, missing: missing, breaches: breaches,
      mayApprove: true, rules: "\(pack.title), version \(pack.version)")
  }

  func approveBreach(_ id: Int, reason: String) async throws {
    guard !reason.isEmpty else { throw CaseworkRefusal.invalid("Say in a sentence why it is approved.") }
  }

  func teamWeek(level: String, code: String) async throws -> TeamWeek {
    let page = try await protections(level: level, code: code)
    let day = SampleCases.day
    return TeamWeek(
      unit: page.unit, path: page.path, day: day,
      cover: away.map {
        .init(away: $0, colleagues: [.init(staffCode: "S3", name: "Poe, Al")], seen: 1)
      },
      notices: [
        .init(staffCode: "S3", name: "Poe, Al", notice: .init(kind: .awaitsReadiness, day: day, team: "EG")),
        .init(
          staffCode: "S2", name: "Owen, Di",
          notice: .init(kind: .reductionEnds(reason: ""), day: day + 9, team: "EG")),
      ],
      requests: [
        .init(
          name: "Owen, Di",
          request: .init(
            id: 1, staff: "S2", team: "EG", reason: "other", from: day, until: day + 30, hours: .init(hundredths: 500),
            why: "A & B", askedBy: "Cy", isOwn: false))
      ],
      partTimers: [
        .init(staffCode: "S2", name: "Owen, Di", cases: 48, fte: Ratio(1, over: 2), limit: Ratio(25))
      ],
      excess: try await excesses(level: level, code: code).awaited.filter { $0.owner == .team }, missing: page.missing,
      breaches: Array(page.breaches.prefix(1)), records: [.init(kind: .noTier, count: 4)],
      questions: [
        ExtraTime(
          id: 1, crn: "X200001", staffCode: "S1", raisedOn: day + -2, raiserName: "Cy <i>", reason: "Long way",
          asked: 60, state: .raised, deciderName: nil, answer: nil, minutes: nil, from: nil, until: nil, mayDecide: true
        )
      ], mayCover: true, mayChange: true,
      rules: page.rules)
  }
}
