import Workload

/// The points configurations that lines name: of the line's own file, of the other files of the run, and the two real
/// defaults.
struct PointsConfigurations: Sendable {
  /// The real defaults, under the names that vector files give them. Source: the incumbent's rules, section 6.
  static let builtIn: [String: WMT.PointsConfiguration] = ["seed-standard": .seedStandard, "seed-t2a": .seedT2A]

  private var byFile: [String: [String: WMT.PointsConfiguration]] = [:]
  private var byName: [String: WMT.PointsConfiguration] = builtIn
  /// The file whose lines are being tried.
  var file = ""

  /// Keys of `input` that name a configuration.
  static let keys = ["pointsConfig", "t2aPointsConfig"]

  /// Notes a configuration of the current file. The last one under a name stands.
  mutating func note(_ name: String, _ configuration: WMT.PointsConfiguration) {
    byFile[file, default: [:]][name] = configuration
    byName[name] = configuration
  }

  /// Whether the current file has already given every configuration that an input names.
  func hasAll(namedBy input: JSONObject) -> Bool {
    Self.keys.allSatisfy { key in
      guard case .string(let name) = input[key] else { return true }
      return byFile[file]?[name] != nil
    }
  }

  func named(by key: String, in input: RuleInput) throws(ConformanceProblem) -> WMT.PointsConfiguration {
    let name = try input.string(key)
    guard let configuration = byFile[file]?[name] ?? byName[name] else {
      throw ConformanceProblem("No line of the run gives the points configuration “\(name)”.")
    }
    return configuration
  }
}
