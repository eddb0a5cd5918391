import ArgumentParser
import Casework
import JSONShapes

struct ExtractProblems: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "problems", abstract: "List what was odd about an extract, row by row, and what was done about it.")

  @Argument(help: "The extract's number; the newest when left out.") var extract: Int?
  @Option(help: ArgumentHelp("Only this sheet.", valueName: "NAME")) var sheet: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      guard let id = try await extract.asyncOr({ try await service.extracts().first?.id }) else {
        throw CaseworkRefusal.noFigures
      }
      var problems: [StoredProblem] = []
      var page = 1
      while true {
        let detail = try await service.extract(id: id, sheet: sheet, page: page)
        problems += detail.problems
        guard page < detail.pages else { break }
        page += 1
      }
      if output.json {
        try Output.json(problems.map(ProblemJSON.init))
      } else if problems.isEmpty {
        Output.result("No problems.")
      } else {
        for problem in problems {
          Output.result(
            ExtractText.line(
              problem.severity, problem.sheet, problem.row, problem.column, problem.value, problem.message, problem.done
            ))
        }
      }
    }
  }
}

extension Optional where Wrapped: Sendable {
  fileprivate func asyncOr(_ other: () async throws -> Wrapped?) async rethrows -> Wrapped? {
    if let self { return self }
    return try await other()
  }
}
