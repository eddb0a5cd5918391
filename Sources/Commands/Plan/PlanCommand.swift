import ArgumentParser

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Demand, staff, and when probation is full, with ranges. Scenarios are files; nothing here touches live data.",
    discussion: """
      A scenario is a YAML file, or the name of one that Headroom was shipped with (headroom plan list). The same file, \
      seed and number of replications give the same figures.
      """,
    subcommands: [
      PlanRunCommand.self, PlanCheckCommand.self, PlanListCommand.self, PlanCompareCommand.self,
      PlanTornadoCommand.self, PlanGoalCommand.self, PlanHindcastCommand.self,
    ])
}
