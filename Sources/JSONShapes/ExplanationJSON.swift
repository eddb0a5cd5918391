import Caseload
package import Casework
import Workload

/// How the figure of one post is worked out, line by line.
package struct ExplanationJSON: Encodable {
  struct Line: Encodable {
    let kind: String
    let label: String
    let count: Int
    let pointsEach: Int
    let points: Int
  }
  struct Step: Encodable {
    let label: String
    let points: String
    let pointsExact: String
  }
  struct Left: Encodable {
    let what: String
    let whoCanMend: String?
  }
  struct Incumbent: Encodable {
    let grade: String
    let cases: Int
    let totalPoints: Int
    let contractedHours: Double
    let availablePoints: Double
    let capacityPercent: Double
    let shownPercent: Double
  }

  let post: PostJSON
  let units: [UnitJSON]
  let work: Int
  let available: String
  let availableExact: String
  let percent: String?
  let percentExact: String?
  let notComputable: [String]
  let lines: [Line]
  let availability: [Step]
  let leftOut: [Left]
  let incumbent: Incumbent
  let differences: [String]
  let rules: String
}

extension ExplanationJSON {
  package init(_ explained: PostExplanation) {
    let explanation = explained.explanation
    self.init(
      post: PostJSON(explained.reference), units: explained.path.map(UnitJSON.init), work: explanation.figure.work,
      available: explanation.figure.available.text(places: 2), availableExact: explanation.figure.available.exactText,
      percent: explanation.figure.percent?.text(places: 1), percentExact: explanation.figure.percent?.exactText,
      notComputable: explained.notComputable,
      lines: explanation.work.map {
        Line(
          kind: $0.kind.rawValue, label: $0.label, count: $0.count, pointsEach: $0.pointsEach, points: $0.points)
      },
      availability: explanation.availability.map {
        Step(label: $0.label, points: $0.points.text(places: 2), pointsExact: $0.points.exactText)
      },
      leftOut: explanation.leftOut.map { Left(what: $0.what, whoCanMend: $0.whoCanMend) },
      incumbent: Incumbent(explained.incumbent), differences: explained.differences, rules: explanation.rules
    )
  }
}

extension ExplanationJSON.Incumbent {
  init(_ figure: IncumbentFigure) {
    self.init(
      grade: figure.grade, cases: figure.cases, totalPoints: figure.totalPoints,
      contractedHours: figure.contractedHours,
      availablePoints: figure.availablePoints, capacityPercent: figure.capacityPercent,
      shownPercent: figure.shownPercent)
  }
}
