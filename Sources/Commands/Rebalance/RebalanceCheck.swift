import Allocation
import ArgumentParser
import Casework
import Foundation

struct RebalanceCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Recount a plan and print every rule that it breaks.",
    discussion: "Exit status 1 when a rule is broken or the plan states another cost than it has.")

  @Argument(help: "The instance, of format rebalance-instance/1.") var instance: String
  @Argument(help: "The plan: JSON with instance and assignment.") var plan: String
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let instance: String
    let isValid: Bool
    let objective: Decimal?
    let moves: Int
    let placements: Int
    let over110: Int
    let violations: [String]
  }

  func run() async throws {
    try await reporting {
      let problem = try RebalanceFiles.instance(instance)
      let proposed = try RebalanceFiles.plan(plan)
      guard proposed.instance == problem.name else {
        throw CaseworkRefusal.invalid(
          "\(plan) is a plan for “\(proposed.instance)”, and \(instance) is “\(problem.name)”. Check it against its own instance."
        )
      }
      guard proposed.assignment.count == problem.cases.count else {
        throw CaseworkRefusal.invalid(
          "\(plan) gives holders to \(proposed.assignment.count) cases, and \(instance) has \(problem.cases.count). It is a plan of "
            + "another instance of this name.")
      }
      let recount = PlanRecount(of: proposed.assignment, in: problem)
      let faults =
        recount.violations + proposed.misstatements(recount, problem)
        + (problem.receiverRules?.violations(of: proposed.assignment, in: problem) ?? [])
      let cost = ScaledCost.text(recount.scaledCost, scale: recount.scale)
      if output.json {
        try Output.json(
          Answer(
            instance: problem.name, isValid: faults.isEmpty, objective: Decimal(string: cost), moves: recount.moves,
            placements: recount.placements, over110: recount.people(above: 110, in: problem), violations: faults))
      } else {
        let summary =
          "\(problem.name): cost \(cost), \(recount.moves) handovers, \(recount.placements) first placements, "
          + "\(recount.people(above: 110, in: problem)) people over 110 %."
        let verdict = faults.isEmpty ? "The plan keeps every rule." : "The plan breaks \(faults.count) rules."
        Output.result((faults + [summary, verdict]).joined(separator: "\n"))
      }
      if !faults.isEmpty { throw ExitStatus.difference }
    }
  }
}
