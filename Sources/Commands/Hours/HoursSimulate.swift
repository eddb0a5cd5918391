import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Rules

struct HoursSimulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "What draft time values would do to today's work: who goes over or under, by unit. Nothing is changed.")

  @Option(help: ArgumentHelp("The set of time values to try, drafts included.", valueName: "ID")) var draft: String
  @Option(help: ArgumentHelp("The level of the organisation to report by.", valueName: "LEVEL")) var byLevel = "pdu"
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let comparison = try await database.service().compareHours(draft: draft, level: byLevel)
      if output.json {
        try Output.json(HoursComparisonJSON(comparison))
      } else {
        Output.result(Self.text(comparison))
      }
    }
  }

  private static func text(_ comparison: HoursComparison) -> String {
    var table = TextTable([
      .words("Unit"), .figures("Posts"), .figures("Now"), .figures("Then"), .figures("Higher"), .figures("Lower"),
      .figures("Go over"), .figures("Come back"), .figures("Not computable"),
    ])
    for unit in comparison.units + [comparison.total] {
      table.add(
        unit.name, "\(unit.posts)", unit.percentNow.map { $0.text(places: 1) + " %" } ?? "",
        unit.percentThen.map { $0.text(places: 1) + " %" } ?? "", "\(unit.higher)", "\(unit.lower)", "\(unit.goOver)",
        "\(unit.goUnder)", "\(unit.notComputable)")
    }
    return """
      \(comparison.draft.label) beside \(comparison.inForce.label), on the work of \(comparison.asOf.text). Nothing was changed.

      \(table.text)
      """
  }
}
