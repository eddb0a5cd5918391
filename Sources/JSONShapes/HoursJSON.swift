public import Casework
import Caseload
import Workload

/// A person's hours as programs read them.
public struct PersonHoursJSON: Encodable {
  struct Line: Encodable {
    let kind: String
    let label: String
    let count: Int
    let minutesEach: Int?
    let minutes: Int
    let source: String
    init(_ line: HoursLine) {
      kind = line.kind.rawValue
      label = line.label
      count = line.count
      minutesEach = line.each
      minutes = line.minutes
      source = line.source
    }
  }
  struct Item: Encodable {
    let crn: String?
    let name: String
    let minutes: Int
    let notComputable: String?
    let lines: [Line]
  }
  struct Post: Encodable {
    let team: String
    let asOf: String
    let rules: String
    let minutes: Int
    let nationalMinutes: Int
    let hoursAWeek: String
    let availableHours: String?
    let percent: String?
    let casesHeld: Int
    let casesNotCounted: Int
    let lines: [Line]
    let items: [Item]
    let leftOut: [String]
    let notComputable: [String]
  }
  let staffCode: String
  let name: String
  let percent: String?
  let posts: [Post]

  public init(_ person: PersonHours) {
    staffCode = person.staffCode
    name = person.name
    percent = person.totals.percent?.text(places: 2)
    posts = person.posts.map { post in
      let figure = post.explanation.figure
      return Post(
        team: post.key.team.text, asOf: post.asOf.iso, rules: post.explanation.rules, minutes: figure.minutes,
        nationalMinutes: post.explanation.nationalMinutes, hoursAWeek: figure.work.text(places: 4),
        availableHours: figure.isComputable ? figure.available.text(places: 4) : nil,
        percent: figure.percent?.text(places: 2), casesHeld: figure.held, casesNotCounted: figure.notCounted,
        lines: post.explanation.lines.map(Line.init),
        items: post.items.map {
          Item(
            crn: $0.crn, name: $0.name, minutes: $0.minutes, notComputable: $0.notComputable,
            lines: $0.lines.map(Line.init))
        }, leftOut: post.explanation.leftOut.map(\.what), notComputable: post.notComputable)
    }
  }
}

/// A comparison of time values as programs read it.
public struct HoursComparisonJSON: Encodable {
  struct Unit: Encodable {
    let code: String
    let name: String
    let posts: Int
    let percentNow: String?
    let percentThen: String?
    let higher: Int
    let lower: Int
    let goOver: Int
    let goUnder: Int
    let notComputable: Int
    init(_ unit: HoursComparison.Unit) {
      code = unit.code
      name = unit.name
      posts = unit.posts
      percentNow = unit.percentNow?.text(places: 2)
      percentThen = unit.percentThen?.text(places: 2)
      higher = unit.higher
      lower = unit.lower
      goOver = unit.goOver
      goUnder = unit.goUnder
      notComputable = unit.notComputable
    }
  }
  let inForce: String
  let draft: String
  let asOf: String
  let total: Unit
  let units: [Unit]

  public init(_ comparison: HoursComparison) {
    inForce = comparison.inForceID
    draft = comparison.draftID
    asOf = comparison.asOf.iso
    total = Unit(comparison.total)
    units = comparison.units.map(Unit.init)
  }
}
