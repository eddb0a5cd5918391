import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Planning
import Rules

struct PlanCompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Set scenarios beside the first: what each changes, with its range, by the same random numbers.")

  @Argument(help: "The scenario to compare with, then one or more others of the same opening day.") var files: [String]
  @OptionGroup var runs: PlanRunOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Scenario: Encodable {
      let basis: PlanBasis
      /// Scenario less the first, replication by replication.
      let differences: [PlanRunJSON.Measure]
    }
    let base: PlanBasis
    let measures: [PlanRunJSON.Measure]
    let scenarios: [Scenario]
  }

  private static let shown: [PlanMeasure] = [
    .people, .work, .capacity, .utilisation, .officersPublished, .officerCaseload, .capPosts,
  ]

  func validate() throws {
    guard files.count > 1 else { throw ValidationError("Name two scenarios or more.") }
  }

  func run() async throws {
    try await reporting {
      let loaded = try files.map { try NamedScenario(path: $0) }
      let options = runs.options
      for file in loaded.dropFirst() where file.scenario.from != loaded[0].scenario.from {
        throw PlanQuestionError(
          "\(file.scenario.id) begins on \(file.scenario.from.iso) and \(loaded[0].scenario.id) on \(loaded[0].scenario.from.iso). Compare scenarios of one opening day."
        )
      }
      let base = await PlanRun.stockFlow(loaded[0].scenario, options)
      var scenarios: [Answer.Scenario] = []
      var lines = ["Beside \(PlanBasis(loaded[0], options).stamp)"]
      for file in loaded.dropFirst() {
        let run = await PlanRun.stockFlow(file.scenario, options)
        let basis = PlanBasis(file, options)
        scenarios.append(
          .init(basis: basis, differences: PlanMeasure.allCases.map { .init(run.fan($0, less: base)) }))
        lines += ["", basis.stamp, "Difference: median, and in brackets the middle 80 %."]
        lines.append(PlanText.fans(Self.shown.map { run.fan($0, less: base) }, everyYear: run.quarters > 8))
      }
      if output.json {
        try Output.json(
          Answer(
            base: PlanBasis(loaded[0], options), measures: PlanMeasure.allCases.map { .init(base.fan($0)) },
            scenarios: scenarios))
      } else {
        Output.result(lines.joined(separator: "\n"))
      }
    }
  }
}
