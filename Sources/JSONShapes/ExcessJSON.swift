package import Casework
package import Caseload
import Workload

/// A period of too much work.
package struct ExcessJSON: Encodable {
  let id: Int
  let staffCode: String
  let name: String
  let team: String
  let kind: String
  let began: String
  let ended: String?
  let weeks: Int
  let figure: String
  let owner: String
  let due: String
  /// `awaited`, `overdue`, `put off` or `answered`.
  let response: String
  let outcome: String?

  /// - Parameter day: on which the response stands as it does.
  package init(_ excess: Excess, on day: LocalDate) {
    id = excess.id
    staffCode = excess.staffCode
    name = excess.name
    team = excess.team
    kind = excess.kind.rawValue
    began = excess.began.iso
    ended = excess.endedOn?.iso
    weeks = excess.weeks
    figure = excess.figure.text(places: 2)
    owner = excess.ownerWords
    due = excess.dueOn.iso
    response =
      switch excess.response(on: day) {
      case .awaited: excess.isOverdue(on: day) ? "overdue" : "awaited"
      case .later: "put off"
      case .answered: "answered"
      }
    outcome = excess.steps.last { $0.kind == .outcome }?.outcome
  }
}

/// The periods of a unit, those that await a response first.
package struct ExcessListJSON: Encodable {
  let unit: UnitJSON
  let date: String
  let settledTo: String?
  let periods: [ExcessJSON]
  let standing: StandingJSON

  package init(_ list: ExcessList) {
    unit = UnitJSON(list.unit)
    date = list.day.iso
    settledTo = list.settledTo?.iso
    periods = (list.awaited + list.later + list.answered).map { ExcessJSON($0, on: list.day) }
    standing = StandingJSON(list.standing)
  }
}

/// One period with its weeks and what was done.
package struct ExcessDetailJSON: Encodable {
  struct Week: Encodable {
    let monday: String
    let percent: String?
    let percentExact: String?
    let nights: Int
    let nightsOut: Int
    let weeksOver: Int
  }
  struct Step: Encodable {
    let kind: String
    let madeAt: String
    let maker: String
    let outcome: String?
    let reason: String
    let until: String?
  }
  let period: ExcessJSON
  let date: String
  /// Newest first.
  let weeks: [Week]
  /// Oldest first.
  let steps: [Step]
  let mayAnswer: Bool
  let standing: StandingJSON

  package init(_ page: ExcessPage) {
    period = ExcessJSON(page.excess, on: page.day)
    date = page.day.iso
    weeks = page.weeks.map {
      Week(
        monday: $0.monday.iso, percent: $0.percent?.text(places: 2), percentExact: $0.percent?.exactText,
        nights: $0.nights, nightsOut: $0.nightsOut, weeksOver: $0.weeksOver)
    }
    steps = page.excess.steps.map {
      Step(
        kind: $0.kind.rawValue, madeAt: $0.madeAt, maker: $0.maker, outcome: $0.outcome, reason: $0.reason,
        until: $0.until?.iso)
    }
    mayAnswer = page.mayAnswer
    standing = StandingJSON(page.standing)
  }
}
