import ArgumentParser
import Casework
import Exchange

struct HoursCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours",
    abstract:
      "Work in hours by time values; contracted hours and reductions, which the nightly workbook does not hold.",
    subcommands: [HoursExplain.self, HoursAhead.self, HoursSimulate.self, HoursExtra.self, HoursImport.self])
}

struct HoursImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Record contracted hours and reductions from a CSV file; they count from the next accepted extract.",
    discussion: "Columns: \(HoursFile.columns.joined(separator: ",")). All rows are recorded, or none.")

  @Argument(help: "The CSV file.") var file: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let posts: Int
    let reductions: Int
  }

  func run() async throws {
    try await reporting {
      let report = try await database.service(creating: true).importHours(path: file)
      if output.json {
        try Output.json(Answer(posts: report.posts, reductions: report.reductions))
      } else {
        Output.result(
          "Recorded hours of \(report.posts) posts with \(report.reductions) reductions. They count from the next accepted extract."
        )
      }
    }
  }
}
