import ArgumentParser
import Casework
import Rules

struct TierSimulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Who would have another tier by other rules, and what that would do to work. Nothing is changed.")

  @Option(help: ArgumentHelp("The rule set to try, drafts included.", valueName: "ID")) var ruleSet: String
  @Option(help: ArgumentHelp("A folder of rules that has it, in place of the rules in force.", valueName: "FOLDER"))
  var draftRules: String?
  @Option(help: ArgumentHelp("The level of the organisation to report by.", valueName: "LEVEL")) var byLevel = "pdu"
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Unit: Encodable {
      let code: String
      let name: String
      let cases: Int
      let changed: Int
      let higher: Int
      let lower: Int
      let workNow: Int
      let workThen: Int

      init(_ unit: TierSimulation.Unit) {
        code = unit.code
        name = unit.name
        cases = unit.cases
        changed = unit.changed
        higher = unit.higher
        lower = unit.lower
        workNow = unit.workNow
        workThen = unit.workThen
      }
    }
    struct Move: Encodable {
      let from: String
      let to: String
      let cases: Int
    }
    let ruleSet: String
    let label: String
    let asOf: String
    let total: Unit
    let units: [Unit]
    let moves: [Move]
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let tiering = try draftRules.map { try RulePackReader.read(folder: $0) }?.tiering ?? service.pack.tiering
      guard let draft = tiering.ruleSet(id: ruleSet) else {
        let known = tiering.ruleSets.map(\.id).joined(separator: ", ")
        throw CaseworkRefusal.notFound("There is no rule set “\(ruleSet)”. The rule sets are \(known).")
      }
      let simulation = try await service.simulateTiers(draft, level: byLevel, progress: Output.progress())
      if output.json { try Output.json(answer(simulation)) } else { Output.result(text(simulation)) }
    }
  }

  private func answer(_ simulation: TierSimulation) -> Answer {
    Answer(
      ruleSet: simulation.ruleSet, label: simulation.label, asOf: simulation.asOf, total: .init(simulation.total),
      units: simulation.units.map(Answer.Unit.init),
      moves: simulation.moves.map { .init(from: $0.from, to: $0.to, cases: $0.cases) })
  }

  private func text(_ simulation: TierSimulation) -> String {
    var units = TextTable([
      .words("Unit"), .figures("Cases"), .figures("Changed"), .figures("Higher"), .figures("Lower"),
      .figures("Work now"), .figures("Work then"),
    ])
    for unit in simulation.units + [simulation.total] {
      units.add(
        unit.name, "\(unit.cases)", "\(unit.changed)", "\(unit.higher)", "\(unit.lower)", "\(unit.workNow)",
        "\(unit.workThen)")
    }
    var parts = [
      "\(simulation.label), tried out on the cases of \(simulation.asOf). Nothing was changed.", "", units.text,
    ]
    if !simulation.moves.isEmpty {
      var moves = TextTable([.words("From"), .words("To"), .figures("Cases")])
      for move in simulation.moves { moves.add(move.from, move.to, "\(move.cases)") }
      parts += ["", moves.text]
    }
    return parts.joined(separator: "\n")
  }
}
