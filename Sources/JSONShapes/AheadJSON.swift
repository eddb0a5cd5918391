public import Casework
import Caseload
import Workload

/// A person's work and time in the weeks ahead as programs read them. Hours a week as decimals of four places.
public struct PersonAheadJSON: Encodable {
  struct Cause: Encodable {
    let kind: String
    let of: String
    let day: String
    let crn: String?
    let hours: String

    init(_ cause: LoadCause, _ cases: [Int: AheadCase]) {
      kind = Self.name(cause.kind)
      of = cause.isTime ? "time" : "work"
      day = cause.day.iso
      crn = cause.reference.flatMap { cases[$0]?.crn }
      hours = cause.hours.text(places: 4)
    }

    private static func name(_ kind: LoadCause.Kind) -> String {
      switch kind {
      case .starts: "starts"
      case .ends: "ends"
      case .released: "released"
      case .otherType: "other-type"
      case .comes: "comes"
      case .goes: "goes"
      case .startIsOver: "first-weeks"
      case .lastDays: "last-weeks"
      case .releaseNears: "before-release"
      case .agreed: "agreed-time"
      case .plan: "contacts-agreed"
      case .task(let id): "task-\(id)"
      case .cover: "cover"
      case .localTravel: "local-travel"
      case .time(let line): name(line)
      }
    }

    private static func name(_ line: AvailableTime.Line.Kind) -> String {
      switch line {
      case .contracted: "contracted-hours"
      case .reduction(let reason): reason.isEmpty ? "adjusted-capacity" : "reduction-\(reason)"
      case .protection: "protection"
      case .duty(let id): "duty-\(id)"
      case .absence: "absence"
      case .itemised(let id, _): "inside-a-share-\(id)"
      case .assumed: "assumed-share"
      }
    }
  }

  struct Week: Encodable {
    let monday: String
    let work: String
    let available: String?
    let percent: String?
    let causes: [Cause]

    init(_ week: LoadAhead.Week, _ cases: [Int: AheadCase]) {
      monday = week.monday.iso
      work = week.work.text(places: 4)
      available = week.available?.text(places: 4)
      percent = week.percent?.text(places: 2)
      causes = week.causes.map { Cause($0, cases) }
    }
  }

  struct Post: Encodable {
    let team: String
    let work: String
    let available: String?
    let weeks: [Week]
  }

  let staffCode: String
  let name: String
  let asOf: String
  let rules: String
  let postsLeftOut: Int
  let casesWithoutPost: Int
  let weeks: [Week]
  let posts: [Post]

  public init(_ person: PersonAhead) {
    staffCode = person.staffCode
    name = person.name
    asOf = person.day.iso
    rules = person.rules
    postsLeftOut = person.leftOut
    casesWithoutPost = person.withoutPost
    weeks = person.total.weeks.map { Week($0, person.cases) }
    posts = person.posts.map { post in
      Post(
        team: post.key.team.text, work: post.load.work.text(places: 4),
        available: post.load.available?.text(places: 4), weeks: post.load.weeks.map { Week($0, person.cases) })
    }
  }
}
