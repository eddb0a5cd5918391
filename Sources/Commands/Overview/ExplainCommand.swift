import ArgumentParser
import Casework
import JSONShapes

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
