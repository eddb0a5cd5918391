import Allocation
import Caseload
package import Casework
import Rules
import Workload

/// Who may take a case and who cannot, with every rule's result and the effect. The order is that of the pages.
package struct RecommendationJSON: Encodable {
  struct FindingJSON: Encodable {
    /// The rule or preference.
    let name: String
    let isRule: Bool
    /// `fits`, `care` or `cannot`.
    let outcome: String
    let words: String
    let points: Int
  }
  struct SideJSON: Encodable {
    let cases: Int
    let percent: String?
    let fullTimeCases: String?
    let headroomPoints: String?
    let highRisk: Int
    let sameTier: Int
  }
  struct PersonJSON: Encodable {
    let staffCode: String
    let name: String
    let grade: String
    let team: String
    let teamCode: String
    let score: Int
    let isAble: Bool
    /// `headOfPDU`, `senior` or `never`; nil where nothing keeps the post from the case.
    let override: String?
    let findings: [FindingJSON]
    let before: SideJSON
    let after: SideJSON
    let limit: String?
  }

  let row: CaseRowJSON
  let unit: UnitJSON
  let path: [UnitJSON]
  let needs: [String]
  let wishes: [String]
  let due: String?
  let isLate: Bool
  let day: String
  let able: [PersonJSON]
  let unable: [PersonJSON]
  let standing: CaseStandingJSON

  package init(_ found: Recommendation) {
    row = CaseRowJSON(found.row)
    unit = UnitJSON(found.unit)
    path = found.path.map(UnitJSON.init)
    needs = found.needs
    wishes = found.wishes
    due = found.due?.iso
    isLate = found.isLate
    day = found.day.iso
    able = found.able.map(PersonJSON.init)
    unable = found.unable.map(PersonJSON.init)
    standing = CaseStandingJSON(found.standing)
  }
}

extension RecommendationJSON.PersonJSON {
  fileprivate init(_ person: Recommendation.Person) {
    let candidate = person.candidate
    staffCode = candidate.post.key.staff.text
    name = person.name
    grade = person.grade
    team = person.team
    teamCode = candidate.post.key.team.text
    score = candidate.score
    isAble = candidate.isAble
    override = person.override?.rawValue
    findings = candidate.findings.map {
      RecommendationJSON.FindingJSON(
        name: $0.name, isRule: { if case .rule = $0 { true } else { false } }($0.subject),
        outcome: $0.outcome.rawValue, words: $0.words, points: $0.points)
    }
    before = RecommendationJSON.SideJSON(candidate.effect.before)
    after = RecommendationJSON.SideJSON(candidate.effect.after)
    limit = candidate.effect.ceiling.map { $0.cases.text(places: 1) }
  }
}

extension RecommendationJSON.SideJSON {
  fileprivate init(_ side: AllocationEffect.Side) {
    cases = side.cases
    percent = side.percent?.text(places: 1)
    fullTimeCases = side.fullTimeCases?.text(places: 1)
    headroomPoints = side.figure.headroom?.text()
    highRisk = side.highRisk
    sameTier = side.sameTier
  }
}
