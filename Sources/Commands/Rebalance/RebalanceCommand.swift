import ArgumentParser

struct RebalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebalance",
    abstract: "Plan who gives what to whom, with the fewest handovers, and say how good the plan is.",
    subcommands: [RebalancePlan.self, RebalanceExport.self, RebalanceCheck.self])
}
