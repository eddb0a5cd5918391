import Allocation
import Caseload
import Rules
import Workload

@testable import Casework

/// Who may take a made-up case; names are hostile, and somebody is kept from it by every kind of reason.
extension SampleUse {
  func recommendation(crn: String, level: String?, code: String?) async throws -> Recommendation {
    let detail = try await reads.caseDetail(crn: crn)
    guard let standing = try await reads.caseStanding(), let team = detail.summary.team else {
      throw CaseworkRefusal.noCases
    }
    var unit = detail.summary.path.last ?? team
    var path = Array(detail.summary.path.dropLast())
    if let level, let code {
      let people = try await reads.people(level: level, code: code)
      (unit, path) = (people.unit, people.path)
    }
    let profile = CaseProfile(
      tier: "B2", rosh: "high", registers: ["ADVP"], team: team.code, surname: "Clarke",
      pastHolders: ["S1": SampleCases.day + -90],
      counted: CountedCase(location: 0, tier: pack.tiers.firstIndex { $0.id == "B2" } ?? 0))
    let suitability = Suitability(pack, on: SampleCases.day)
    let (able, unable) = suitability.ranked((1...30).map { post($0, team.code) }, for: profile)
    func person(_ candidate: Candidate) -> Recommendation.Person {
      Recommendation.Person(
        candidate: candidate, name: candidate.post.surname,
        grade: pack.grades.grade(id: candidate.post.grade)?.label ?? "", team: SampleCases.hostileName,
        practitionerID: candidate.post.key.staff.text == "S2" ? 2 : nil,
        override: pack.suitability.override(of: candidate))
    }
    return Recommendation(
      row: CaseRow(
        crn: crn, name: detail.summary.name, tier: "B2", isUntiered: false, isProvisional: true, type: "Licence",
        location: "Licence", rosh: "high", mappa: nil, team: team.name, holder: nil, since: SampleCases.day + -7,
        days: 7, release: nil, sentenced: nil, expectedEnd: nil, isOverEnd: false, hasWaitingChange: false),
      unit: unit, path: path, needs: ["domestic abuse"], wishes: ["woman practitioner: <i>please</i>"],
      due: SampleCases.day + -2, able: able.map(person), unable: unable.map(person), day: SampleCases.day,
      limits: pack.limits, standing: standing)
  }

  func allocationReview(level: String?, code: String?) async throws -> AllocationReview {
    guard let standing = try await reads.caseStanding() else { throw CaseworkRefusal.noCases }
    var unit = UnitReference(level: 0, levelID: pack.levels[0].id, code: pack.nation.code, name: "All")
    var path: [UnitReference] = []
    if let level, let code, code != pack.nation.code {
      let people = try await reads.people(level: level, code: code)
      (unit, path) = (people.unit, people.path)
    }
    let day = SampleCases.day
    let about = AllocationReview.Case(crn: "X100001", name: SampleCases.hostileName)
    let holder = AllocationReview.Holder(
      staffCode: "S1", name: SampleCases.hostileName, grade: "Probation officer", practitionerID: nil)
    var mix = AllocationReview.Mix()
    (mix.cases, mix.risk, mix.need) = (12, ["high": 9, "very-high": 1, "low": 1, "": 1], ["domestic-abuse": 4])
    (mix.location, mix.tier, mix.type) = (["community": 12], ["B2": 12], ["": 12])
    let days = HeavyRun.days(upTo: day, months: 36)
    let history = HolderHistory([
      .init(from: day + -300, staff: "S1"), .init(from: day + -200, staff: "S2", reason: SampleCases.formulaName),
      .init(from: day + -100, staff: "S1"), .init(from: day + -10, staff: "S3"),
    ])
    var person = AllocationReview.Person(holder: holder, mix: mix, highRisk: 10)
    person.run = HeavyRun(days.prefix(15).map { _ in .init(cases: 12, highRisk: 10) }, on: days, pack.lines)
    return AllocationReview(
      unit: unit, path: path, day: day, cases: 12,
      mismatches: [
        .init(about: about, tier: "B2", holder: holder, need: "domestic abuse", lapsedOn: nil),
        .init(about: about, tier: "B2", holder: holder, need: "MAPPA", lapsedOn: day + -1),
      ], casesUntrained: 1,
      repeated: [
        .init(
          about: about,
          changes: history.changes(from: day + -364, to: day).map {
            .init(day: $0.day, before: $0.before, after: $0.after, reason: $0.reason)
          })
      ],
      continuity: Continuity([history], on: day, pack.suitability.standing),
      suitable: [.init(grade: "Probation officer", month: day + -21, suitable: 2, of: 3)],
      untrained: [
        .init(
          about: about, day: day + -5, name: SampleCases.hostileName, grade: "Probation officer",
          needs: ["domestic abuse"])
      ], people: [person], inHeavyRuns: [person], mix: mix, standing: standing)
  }

  func allocationReviewFile(level: String?, code: String?) async throws -> AllocationReview {
    try await allocationReview(level: level, code: code)
  }

  /// The first 25 may take the case, the others cannot.
  private func post(_ number: Int, _ team: String) -> CandidatePost {
    let grade = number == 26 ? "PSO" : "PO"
    let contracted = WeeklyHours(hundredths: number == 3 ? 1_850 : 3_700)
    let away = number == 27 ? [AvailabilityInputs.Absence(kind: "leave", days: DayRange(from: SampleCases.day))] : []
    let isUnknown = number == 4
    return CandidatePost(
      key: PostKey(staff: StaffCode("S\(number)"), team: TeamCode(number % 2 == 0 ? "ZZ" : team)),
      surname: number == 1 ? SampleCases.hostileName : "Person \(number), Sam", grade: grade,
      availability: AvailabilityInputs(
        grade: pack.grades.grade(id: grade),
        contracts: [.init(days: DayRange(from: SampleCases.day + -900), hours: contracted)], absences: away),
      limit: 50,
      figure: PostFigure(
        casesHeld: number == 28 ? 50 : 20, casesActive: 20, work: number == 29 ? 2_400 : 1_000 + 20 * number,
        available: Ratio(2_176), contracted: contracted, hoursAreAssumed: false, reduced: .zero,
        notComputable: isUnknown ? [.noHours(grade: "PO")] : []),
      training: number == 30 ? [] : [.init("domestic-abuse")], clearances: number == 5 ? [] : [.init("enhanced")],
      takenInWeek: number % 3, takenInMonth: number % 5, highRisk: number % 20, sameTier: 2)
  }
}
