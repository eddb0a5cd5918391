import ArgumentParser
import Caseload
import Exchange
import Foundation
import Planning
import Rules

/// A scenario with the files that it came from.
struct NamedScenario {
  let scenario: PlanScenario
  /// Name and SHA-256 of each file, the scenario's own first.
  let inputs: [(name: String, sha256: String)]

  /// Largest file that is read: a scenario is a few pages.
  private static let largest = 5_000_000

  /// - Parameter name: a path, or the name of a scenario that the program was shipped with.
  init(_ name: String) throws {
    var paths: [String] = []
    let isFile = FileManager.default.fileExists(atPath: name)
    let path = isFile ? name : ShippedScenarios.path(name) ?? name
    paths.append(path)
    let folder = (path as NSString).deletingLastPathComponent
    scenario = try PlanScenarioFile.read(Self.contents(path), path: path) { other in
      let beside = folder.isEmpty ? other + ".yaml" : "\(folder)/\(other).yaml"
      let found = FileManager.default.fileExists(atPath: beside) ? beside : ShippedScenarios.path(other)
      guard let found else { return nil }
      paths.append(found)
      return Self.contents(found)
    }
    inputs = try paths.map { (($0 as NSString).lastPathComponent, try FileFingerprint.sha256(path: $0)) }
  }

  private static func contents(_ path: String) -> Data? {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = facts?[.size] as? Int, size <= largest else { return nil }
    return FileManager.default.contents(atPath: path)
  }
}

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

/// What a plan's figures were reckoned from, beside every result.
struct PlanBasis: Encodable {
  struct Input: Encodable {
    let file: String
    let sha256: String
  }
  struct Assumption: Encodable {
    let name: String
    let source: String
  }

  let scenario: String
  let name: String
  let version: String
  let engine: String
  let model: String
  let seed: UInt64
  let replications: Int
  let availability: String
  let inputs: [Input]
  /// Numbers behind which there is no source.
  let assumptions: [Assumption]

  /// The version of the model, to be raised when the same scenario gives other figures.
  private static let modelVersion = "1"

  init(_ file: NamedScenario, _ options: PlanOptions, engine: PlanEngine = .stockFlow) {
    let scenario = file.scenario
    self.scenario = scenario.id
    name = scenario.name
    version = scenario.version
    self.engine = engine.rawValue
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
  var stamp: String {
    "\(name), version \(version). \(replications) replications, seed \(seed), model \(model), engine \(engine). "
      + "\(counted(assumptions.count, "assumption")), listed by headroom plan check \(scenario). "
      + "Time for cases: \(availability). Input \(inputs.first?.sha256.prefix(12) ?? "")."
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
