package import Casework
package import Planning
import Caseload
import Rules

/// What a plan's figures were reckoned from, beside every result.
package struct PlanBasis: Encodable {
  package struct Input: Encodable {
    package let file: String
    package let sha256: String
  }
  package struct Assumption: Encodable {
    package let name: String
    package let source: String
  }

  package let scenario: String
  package let name: String
  package let version: String
  package let engine: String
  package let model: String
  package let seed: UInt64
  package let replications: Int
  package let availability: String
  package let inputs: [Input]
  /// Numbers behind which there is no source.
  package let assumptions: [Assumption]

  /// The version of the model, to be raised when the same scenario gives other figures.
  private static let modelVersion = "1"

  /// - Parameter engine: `stock-flow` or `person-walk`.
  package init(_ file: NamedScenario, _ options: PlanOptions, engine: String = "stock-flow") {
    let scenario = file.scenario
    self.scenario = scenario.id
    name = scenario.name
    version = scenario.version
    self.engine = engine
    model = Self.modelVersion
    seed = options.seed
    replications = options.replications
    availability = scenario.availability.rawValue
    inputs = file.inputs.map { Input(file: $0.name, sha256: $0.sha256) }
    let cohorts = scenario.cohorts.filter { $0.source.lowercased().contains("assumption") }
    assumptions =
      scenario.drawn.filter(\.isAssumption).map { Assumption(name: $0.id, source: $0.source) }
      + cohorts.map { Assumption(name: "cohort of \($0.on.iso)", source: $0.source) }
  }

  /// One line for a terminal.
  package var stamp: String {
    "\(name), version \(version). \(replications) replications, seed \(seed), model \(model), engine \(engine). "
      + "\(assumptions.count) \(assumptions.count == 1 ? "assumption" : "assumptions"), listed by headroom plan check \(scenario). "
      + "Time for cases: \(availability). Input \(inputs.first?.sha256.prefix(12) ?? "")."
  }
}
