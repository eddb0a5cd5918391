import ArgumentParser
import Casework
import JSONShapes

struct CaseShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Everything about one case: orders, tier with its working, risk, requirements, who held it when.")

  @Argument(help: "The case reference number.") var crn: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let detail = try await database.service().caseDetail(crn: crn)
      if output.json { try Output.json(CaseJSON(detail)) } else { Output.result(CaseText(detail).text) }
    }
  }
}
