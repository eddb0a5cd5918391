import Caseload
package import Casework

/// Funded posts beside people in post.
package struct StaffingJSON: Encodable {
  struct Line: Encodable {
    let funded: String
    let inPost: String
    let vacancy: String
    let trainees: String
    let posts: Int
    let newlyQualified: Int
    let underAYear: Int
    let recordsMissing: Int

    init(_ line: StaffingPage.Line) {
      funded = line.funded.text(places: 2)
      inPost = line.inPost.text(places: 2)
      vacancy = line.vacancy.text(places: 2)
      trainees = line.trainees.text(places: 2)
      posts = line.posts
      newlyQualified = line.newlyQualified
      underAYear = line.underAYear
      recordsMissing = line.incomplete
    }
  }
  struct Grade: Encodable {
    let grade: String
    let line: Line
  }
  struct Below: Encodable {
    let unit: UnitJSON
    let line: Line
  }
  let unit: UnitJSON
  let path: [UnitJSON]
  let total: Line
  let grades: [Grade]
  let units: [Below]
  let teams: Int
  let completeTeams: Int
  let standing: CaseStandingJSON

  package init(_ page: StaffingPage) {
    unit = UnitJSON(page.unit)
    path = page.path.map(UnitJSON.init)
    total = Line(page.total)
    grades = page.grades.map { Grade(grade: $0.grade, line: Line($0.line)) }
    units = page.units.map { Below(unit: UnitJSON($0.unit), line: Line($0.line)) }
    teams = page.teams
    completeTeams = page.completeTeams
    standing = CaseStandingJSON(page.standing)
  }
}

/// The people of a unit with their caseload beside its limit, work held by another grade, and needs.
package struct PeopleJSON: Encodable {
  struct Post: Encodable {
    let staffCode: String
    let name: String
    let grade: String
    let team: String
    let weeklyHours: String?
    let fte: String?
    let cases: Int
    let limit: String?
    let status: String?
  }
  struct Drift: Encodable {
    let kind: String
    let crn: String?
    let tier: String
    let holder: String
    let grade: String
    let team: String
    let reasons: [String]
  }
  struct Need: Encodable {
    let code: String
    let label: String
    let cases: Int
  }
  let unit: UnitJSON
  let path: [UnitJSON]
  let posts: [Post]
  let drift: [Drift]
  let needs: [Need]
  let standing: CaseStandingJSON

  package init(_ page: PeoplePage) {
    unit = UnitJSON(page.unit)
    path = page.path.map(UnitJSON.init)
    posts = page.posts.map { post in
      Post(
        staffCode: post.staffCode, name: post.name, grade: post.grade, team: post.team, weeklyHours: post.hours?.text,
        fte: post.fte?.text(places: 2), cases: post.cases, limit: post.limit?.text(places: 1), status: post.status)
    }
    drift = page.drift.map { drift in
      Drift(
        kind: drift.kind.rawValue, crn: drift.crn, tier: drift.tier, holder: drift.holder, grade: drift.grade,
        team: drift.team, reasons: drift.reasons)
    }
    needs = page.needs.map { Need(code: $0.code, label: $0.label, cases: $0.cases) }
    standing = CaseStandingJSON(page.standing)
  }
}
