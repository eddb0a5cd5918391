import ArgumentParser
import Casework
import Foundation
import JSONShapes
import Planning
import Rules

struct PlanGoalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goal", abstract: "How many officers a quarter it takes to meet a scenario's targets.")

  @Argument(help: "A scenario's file with targets, or the name of a shipped one.") var file: String
  @Option(help: "How likely the target is to be met, from 0.01 to 0.99.") var probability = 0.5
  @OptionGroup var runs: PlanRunOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Goal: Encodable {
      let target: String
      let measure: String
      let value: Double
      let probability: Double
      let officersAQuarter: Double?
      let reached: Double
      let p10: Double
      let median: Double
      let p90: Double
    }
    let basis: PlanBasis
    let goals: [Goal]
  }

  func validate() throws {
    guard (0.01...0.99).contains(probability) else {
      throw ValidationError("--probability takes a number from 0.01 to 0.99.")
    }
  }

  func run() async throws {
    try await reporting {
      let file = try NamedScenario(path: file)
      guard !file.scenario.targets.isEmpty else {
        throw PlanQuestionError("\(file.scenario.id) has no targets. Add some under “targets”.")
      }
      let progress = Output.progress()
      var goals: [GoalSeek] = []
      for target in file.scenario.targets {
        progress("Seeking: \(target.name)")
        goals.append(
          try await GoalSeek.find(file.scenario, target, probability: probability, runs.options))
      }
      let basis = PlanBasis(file, runs.options)
      if output.json {
        return try Output.json(
          Answer(
            basis: basis,
            goals: goals.map {
              .init(
                target: $0.target.name, measure: $0.target.measure, value: $0.target.value,
                probability: $0.probability, officersAQuarter: $0.officersAQuarter, reached: $0.chance.probability,
                p10: $0.chance.low, median: $0.chance.median, p90: $0.chance.high)
            }))
      }
      Output.result(([basis.stamp, ""] + goals.map(sentence)).joined(separator: "\n"))
    }
  }

  private func sentence(_ goal: GoalSeek) -> String {
    let reached =
      "then \(String(format: "%.1f", goal.chance.median)) (\(String(format: "%.1f", goal.chance.low)) to "
      + "\(String(format: "%.1f", goal.chance.high))), met in \(PlanText.percent(goal.chance.probability)) of replications"
    let what = "\(goal.target.name) (at most \(String(format: "%.1f", goal.target.value)))"
    return switch goal.officersAQuarter {
    case nil: "\(what): not even \(PlanText.whole(GoalSeek.most)) officers a quarter are enough; \(reached)."
    case 0?: "\(what): no further officers are needed; \(reached)."
    case let number?:
      "\(what): \(PlanText.whole(number.rounded(.up))) officers a quarter, hired directly beside those of the scenario; \(reached)."
    }
  }
}
