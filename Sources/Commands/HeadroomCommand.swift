public import ArgumentParser

/// The command line: `headroom <noun> <verb>`.
public struct HeadroomCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "headroom",
    abstract: "Caseload and workload of a probation service: measured honestly, every figure explained.",
    discussion: """
      Exit status: 0 done; 1 a check found a difference; 64 the command was not understood; 65 the input is wrong; \
      70 the program or the machine failed; 77 not allowed.
      """,
    version: "0.1.0",
    subcommands: [
      DataCommand.self, NightCommand.self, CaseCommand.self, TierCommand.self, StaffingCommand.self,
      AllocationCommand.self, BalanceCommand.self, CapacityCommand.self, ConcernCommand.self,
      ExcessCommand.self,
      ExtractCommand.self, HoursCommand.self, OverviewCommand.self, ExplainCommand.self, ServeCommand.self,
      PlanCommand.self,
      AccountCommand.self, AuditCommand.self, OutboxCommand.self, SubjectCommand.self, RetentionCommand.self,
      ConformanceCommand.self, RebalanceCommand.self, SampleCommand.self,
    ])

  public init() {}

  /// Runs the command that the process was started with, and ends the process with its exit status.
  public static func run(with drivers: Drivers) async {
    await Drivers.$current.withValue(drivers) { await main() }
  }
}
