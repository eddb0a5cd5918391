package import Caseload
package import Casework
package import Workload

/// Figures as JSON carries them: rounded once for reading, and exact beside it where they may not be whole.
package struct TotalsJSON: Encodable {
  package struct Part: Encodable {
    let posts: Int
    let casesHeld: Int
    let casesActive: Int
    let work: Int
    let contractedHours: String
    let reducedHours: String

    package init(_ part: UnitTotals.Part) {
      posts = part.posts
      casesHeld = part.casesHeld
      casesActive = part.casesActive
      work = part.work
      contractedHours = part.contracted.text
      reducedHours = part.reduced.text
    }
  }

  let posts: Int
  let casesHeld: Int
  let casesActive: Int
  let work: Int
  /// Posts with a percentage: work over available is the percentage.
  let computable: Part
  let notComputable: Part
  let available: String
  let availableExact: String
  let percent: String?
  let percentExact: String?
  let headroom: String?

  package init(_ totals: UnitTotals) {
    posts = totals.posts
    casesHeld = totals.casesHeld
    casesActive = totals.casesActive
    work = totals.work
    computable = Part(totals.computable)
    notComputable = Part(totals.notComputable)
    available = totals.computable.available.text(places: 2)
    availableExact = totals.computable.available.exactText
    percent = totals.percent?.text(places: 1)
    percentExact = totals.percent?.exactText
    headroom = totals.headroom?.text(places: 2)
  }
}

package struct UnitJSON: Encodable {
  let level: String
  let code: String
  let name: String

  package init(_ unit: UnitReference) {
    level = unit.levelID
    code = unit.code
    name = unit.name
  }
}

package struct StandingJSON: Encodable {
  let extract: Int
  let date: String
  let acceptedAt: String
  let ageInDays: Int
  let isLate: Bool
  let rules: String
  let isSampleData: Bool

  package init(_ standing: Standing) {
    extract = standing.extractID
    date = standing.extractDate.iso
    acceptedAt = standing.acceptedAt
    ageInDays = standing.ageInDays
    isLate = standing.isLate
    rules = standing.rules
    isSampleData = standing.isSample
  }
}

/// A post as lists name it.
package struct PostJSON: Encodable {
  let post: Int
  let practitioner: Int
  let staffCode: String
  let teamCode: String
  let name: String
  let grade: String

  package init(_ reference: PostReference) {
    post = reference.id
    practitioner = reference.practitionerID
    staffCode = reference.staffCode
    teamCode = reference.teamCode
    name = reference.name
    grade = reference.grade
  }
}

extension Ratio {
  /// `97920/37`, or `2176` when whole.
  package var exactText: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
