import ArgumentParser
import Foundation
import Planning
import Rules

/// `--replications`, `--seed` and `--threads`.
struct PlanRunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How often the scenario is run with drawn numbers.", valueName: "NUMBER"))
  var replications = 2_000
  @Option(help: "Any number; the same seed gives the same figures.") var seed: UInt64 = 1
  @Option(help: ArgumentHelp("Parts that run side by side; does not change a figure.", valueName: "NUMBER"))
  var threads: Int?

  func validate() throws {
    guard (1...1_000_000).contains(replications) else {
      throw ValidationError("--replications takes a number from 1 to 1000000.")
    }
    guard (1...256).contains(threads ?? 1) else { throw ValidationError("--threads takes a number from 1 to 256.") }
  }

  /// As the engines take them.
  var options: PlanOptions {
    PlanOptions(
      replications: replications, seed: seed, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }
}

/// Which engine reckons people.
enum PlanEngine: String, CaseIterable, ExpressibleByArgument {
  case stockFlow = "stock-flow"
  case personWalk = "person-walk"

  func run(_ scenario: PlanScenario, _ options: PlanOptions) async throws -> PlanRun {
    switch self {
    case .stockFlow: await PlanRun.stockFlow(scenario, options)
    case .personWalk: try await PlanRun.personWalk(scenario, options)
    }
  }
}
