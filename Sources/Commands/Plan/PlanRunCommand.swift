import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Planning
import Rules

struct PlanRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario: people, work, staff and fullness by quarter, with ranges.")

  @Argument(help: "A scenario's file, or the name of a shipped one.") var file: String
  @Option(help: "stock-flow, or person-walk: every person by themselves, for checking and detail.")
  var engine = PlanEngine.stockFlow
  @OptionGroup var runs: PlanRunOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let file = try NamedScenario(path: file)
      let run = try await engine.run(file.scenario, runs.options)
      let answer = try PlanRunJSON(run, PlanBasis(file, runs.options, engine: engine.rawValue))
      if output.json { try Output.json(answer) } else { Output.result(PlanText.run(run, answer)) }
    }
  }
}

struct PlanCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read a scenario with every check, and list its levers and assumptions. Runs nothing.")

  @Argument(help: "A scenario's file, or the name of a shipped one.") var file: String
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let file = try NamedScenario(path: file)
      let basis = PlanBasis(file, PlanOptions(replications: 1, seed: 1))
      if output.json {
        try Output.json(PlanCheckJSON(file.scenario, basis))
      } else {
        Output.result(PlanText.check(file.scenario, basis))
      }
    }
  }
}

struct PlanListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The scenarios that Headroom was shipped with.")

  @OptionGroup var output: OutputOptions

  private struct Line: Encodable {
    let id: String
    let name: String
    let about: String
  }

  func run() async throws {
    try await reporting {
      let lines = try ShippedScenarios.names().map { id in
        let scenario = try NamedScenario(path: id).scenario
        return Line(id: id, name: scenario.name, about: scenario.about)
      }
      if output.json { return try Output.json(lines) }
      var table = TextTable([.words("Name"), .words("What it is")])
      for line in lines { table.add(line.id, line.name) }
      Output.result(table.text)
    }
  }
}
