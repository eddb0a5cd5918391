import Caseload
import Casework
import Workload

/// Figures as JSON carries them: rounded once for reading, and exact beside it where they may not be whole.
struct TotalsJSON: Encodable {
  struct Part: Encodable {
    let posts: Int
    let casesHeld: Int
    let casesActive: Int
    let work: Int
    let contractedHours: String
    let reducedHours: String

    init(_ part: UnitTotals.Part) {
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

  init(_ totals: UnitTotals) {
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

struct UnitJSON: Encodable {
  let level: String
  let code: String
  let name: String

  init(_ unit: UnitReference) {
    level = unit.levelID
    code = unit.code
    name = unit.name
  }
}

struct StandingJSON: Encodable {
  let extract: Int
  let date: String
  let acceptedAt: String
  let ageInDays: Int
  let isLate: Bool
  let rules: String
  let isSampleData: Bool

  init(_ standing: Standing) {
    extract = standing.extractID
    date = standing.extractDate.iso
    acceptedAt = standing.acceptedAt
    ageInDays = standing.ageInDays
    isLate = standing.isLate
    rules = standing.rules
    isSampleData = standing.isSample
  }
}

extension Standing {
  /// `As of 22 November 2026, rules: England and Wales, version 2026.1.`, with a warning when the next extract is overdue.
  var stamp: String {
    var text = "As of \(extractDate.text). Rules: \(rules)."
    if isLate { text += " The next extract is late: these figures are \(ageInDays) days old." }
    if isSample { text += " Sample data." }
    return text
  }
}

extension Ratio {
  /// `97920/37`, or `2176` when whole.
  var exactText: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
