import Exchange
import FoundationEssentials
public import Rules

/// A scenario with the files that it came from.
public struct NamedScenario: Sendable {
  /// A file that a scenario was read from.
  public struct Input: Sendable, Hashable {
    public let name: String
    /// As 64 hexadecimal digits.
    public let sha256: String
  }

  public let scenario: PlanScenario
  /// Each file with its fingerprint, the scenario's own first.
  public let inputs: [Input]

  /// Largest file that is read, in bytes: a scenario is a few pages.
  private static let largest = 5_000_000

  init(scenario: PlanScenario, inputs: [Input]) {
    self.scenario = scenario
    self.inputs = inputs
  }

  /// Throws ``PlanFileError`` with every fault found.
  ///
  /// - Parameter name: a path, or the name of a scenario that the program was shipped with. For whoever has the machine's own
  ///   terminal: pages name shipped ones alone.
  public init(path name: String) throws {
    let isFile = FileManager.default.fileExists(atPath: name)
    try self.init(reading: isFile ? name : ShippedScenarios.path(name) ?? name)
  }

  /// A scenario that the program was shipped with; nil where none has the name.
  public init?(shipped name: String) throws {
    guard ShippedScenarios.names().contains(name), let path = ShippedScenarios.path(name) else { return nil }
    try self.init(reading: path)
  }

  private init(reading path: String) throws {
    var paths = [path]
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    scenario = try PlanScenarioFile.read(Self.contents(path), path: path) { other in
      let beside = folder.isEmpty ? other + ".yaml" : "\(folder)/\(other).yaml"
      let found = FileManager.default.fileExists(atPath: beside) ? beside : ShippedScenarios.path(other)
      guard let found else { return nil }
      paths.append(found)
      return Self.contents(found)
    }
    inputs = try paths.map { path in
      Input(
        name: path.split(separator: "/").last.map(String.init) ?? path, sha256: try FileFingerprint.sha256(path: path))
    }
  }

  private static func contents(_ path: String) -> Data? {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = facts?[.size] as? Int, size <= largest else { return nil }
    return FileManager.default.contents(atPath: path)
  }
}
