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
