import ArgumentParser
import Caseload
import Casework
import Workload

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "How a practitioner's figure is worked out: every line that sums to it, and what it leaves out.")

  @Argument(help: "A staff code, or any part of a name that means one person.") var practitioner: String
  @Option(help: ArgumentHelp("Only the post in this team.", valueName: "CODE")) var team: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let person = try await service.practitioner(named: practitioner)
      let posts = person.posts.filter { team == nil || $0.reference.teamCode == team }
      guard !posts.isEmpty else {
        let held = person.posts.map(\.reference.teamCode).joined(separator: ", ")
        throw CaseworkRefusal.notFound(
          "\(person.staffCode) has no post in the team “\(team ?? "")”. Their teams: \(held).")
      }
      var explanations: [PostExplanation] = []
      for post in posts { explanations.append(try await service.explanation(post: post.reference.id)) }
      if output.json {
        try Output.json(PersonJSON(person, explanations))
      } else {
        Output.result(ExplanationText.text(person, explanations))
      }
    }
  }
}

/// A person's figures with their working.
private struct PersonJSON: Encodable {
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
  struct Post: Encodable {
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

  let staffCode: String
  let name: String
  let casesHeld: Int
  let work: Int
  let available: String
  let percent: String?
  let leftOn: String?
  let standing: StandingJSON
  let posts: [Post]

  init(_ person: PractitionerPage, _ explanations: [PostExplanation]) {
    staffCode = person.staffCode
    name = person.name
    casesHeld = person.person.casesHeld
    work = person.person.work
    available = person.person.available.text(places: 2)
    percent = person.person.percent?.text(places: 1)
    leftOn = person.leftOn?.iso
    standing = StandingJSON(person.standing)
    posts = explanations.map(Post.init)
  }
}

extension PersonJSON.Post {
  init(_ explained: PostExplanation) {
    let explanation = explained.explanation
    self.init(
      post: PostJSON(explained.reference), units: explained.path.map(UnitJSON.init), work: explanation.figure.work,
      available: explanation.figure.available.text(places: 2), availableExact: explanation.figure.available.exactText,
      percent: explanation.figure.percent?.text(places: 1), percentExact: explanation.figure.percent?.exactText,
      notComputable: explained.notComputable,
      lines: explanation.work.map {
        PersonJSON.Line(
          kind: $0.kind.rawValue, label: $0.label, count: $0.count, pointsEach: $0.pointsEach, points: $0.points)
      },
      availability: explanation.availability.map {
        PersonJSON.Step(label: $0.label, points: $0.points.text(places: 2), pointsExact: $0.points.exactText)
      },
      leftOut: explanation.leftOut.map { PersonJSON.Left(what: $0.what, whoCanMend: $0.whoCanMend) },
      incumbent: PersonJSON.Incumbent(explained.incumbent), differences: explained.differences, rules: explanation.rules
    )
  }
}

extension PersonJSON.Incumbent {
  init(_ figure: IncumbentFigure) {
    self.init(
      grade: figure.grade, cases: figure.cases, totalPoints: figure.totalPoints,
      contractedHours: figure.contractedHours,
      availablePoints: figure.availablePoints, capacityPercent: figure.capacityPercent,
      shownPercent: figure.shownPercent)
  }
}
