package import Casework
package import Caseload
import Rules

/// A concern without its words.
package struct ConcernLineJSON: Encodable {
  package let id: Int
  /// `objection` or `report`.
  package let kind: String
  package let staffCode: String
  package let reporter: String
  package let team: String
  package let crn: String?
  /// `too-much`, `beyond-skill`.
  package let meanings: [String]
  package let reportedOn: String
  package let reportedAt: String
  /// Identifier of the role whose level it is with.
  package let level: String
  package let with: String
  /// Nil while the clock stands.
  package let due: String?
  /// `awaited`, `overdue`, `agreement awaited`, `answered` or `closed`.
  package let state: String

  /// - Parameter day: on which it stands as it does.
  package init(_ line: ConcernLine, on day: LocalDate) {
    self.init(line.concern, line.state, with: line.with, on: day)
  }

  init(_ concern: Concern, _ state: ConcernState, with: String, on day: LocalDate) {
    id = concern.id
    kind = concern.kind.rawValue
    staffCode = concern.staffCode
    reporter = concern.reporterName
    team = concern.team
    crn = concern.crn
    meanings = concern.meanings.map(\.rawValue)
    reportedOn = concern.reportedOn.iso
    reportedAt = concern.reportedAt
    level = concern.levels.indices.contains(state.level) ? concern.levels[state.level] : ""
    self.with = with
    due = state.due?.iso
    self.state =
      switch state.phase {
      case .awaiting: state.isOverdue(on: day) ? "overdue" : "awaited"
      case .agreement: "agreement awaited"
      case .answered: "answered"
      case .closed: "closed"
      }
  }
}

/// A concern with everything that was said and decided.
package struct ConcernDetailJSON: Encodable {
  package struct Climb: Encodable {
    package let date: String
    package let level: String
    /// Whether the reporter asked for it.
    package let asked: Bool
  }
  package struct Step: Encodable {
    package let kind: String
    package let date: String
    package let madeAt: String
    package let maker: String
    /// What is done, by meaning.
    package let remedies: [String: String]
    package let words: String
    package let nextStep: String?
    package let nextOn: String?
    package let stops: String?
    package let requires: String?
    package let covers: String?
  }

  package let concern: ConcernLineJSON
  package let words: String
  package let sentTo: String
  package let held: Bool
  package let climbs: [Climb]
  /// Oldest first.
  package let steps: [Step]

  package init(_ page: ConcernPage) {
    self.init(page.line.concern, page.line.state, with: page.line.with, on: page.day)
  }

  init(_ concern: Concern, _ state: ConcernState, with: String, on day: LocalDate) {
    self.concern = ConcernLineJSON(concern, state, with: with, on: day)
    words = concern.words
    sentTo = concern.named
    held = concern.isHeld
    climbs = state.climbs.map { climb in
      Climb(
        date: climb.day.iso, level: concern.levels.indices.contains(climb.level) ? concern.levels[climb.level] : "",
        asked: climb.isAsked)
    }
    steps = concern.steps(until: day).map { step in
      Step(
        kind: step.kind.rawValue, date: step.day.iso, madeAt: step.madeAt, maker: step.maker,
        remedies: Dictionary(uniqueKeysWithValues: step.remedies.map { ($0.key.rawValue, $0.value) }),
        words: step.words, nextStep: step.nextStep, nextOn: step.nextOn?.iso, stops: step.stops,
        requires: step.requires, covers: step.covers)
    }
  }
}

/// What somebody had reported by the end of a day.
package struct ReportedPositionJSON: Encodable {
  package struct Night: Encodable {
    package let date: String
    package let cases: Int
    package let points: Int
    package let pointsAvailable: String
    package let hoursAWeek: String?
    package let hoursAvailable: String?
  }

  package let staffCode: String
  package let date: String
  package let night: Night?
  package let concerns: [ConcernDetailJSON]

  package init(_ position: ReportedPosition) {
    staffCode = position.staffCode ?? ""
    date = position.day.iso
    night = position.night.map {
      Night(
        date: $0.day.iso, cases: $0.cases, points: $0.work, pointsAvailable: $0.available.text(places: 2),
        hoursAWeek: $0.hours?.text(places: 2), hoursAvailable: $0.availableHours?.text(places: 2))
    }
    concerns = position.concerns.map {
      ConcernDetailJSON($0.concern, $0.state, with: $0.concern.named, on: position.day)
    }
  }
}
