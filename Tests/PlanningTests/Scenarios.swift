import Foundation
import Rules
import TestSupport
import Testing

@testable import Planning

/// The shipped scenarios, and texts of scenarios that extend them.
enum Scenarios {
  private static let folders = RulePackFolders(executables: RulePackFolders.ofThisProcess.executables)

  static var names: [String] { ShippedScenarios.names(in: folders) }

  static func shipped(_ name: String) throws -> PlanScenario {
    try PlanScenarioFile.read(contents(name), path: name + ".yaml", others: contents)
  }

  /// A scenario that extends the baseline by some lines.
  static func extending(_ lines: String, base: String = "baseline") throws -> PlanScenario {
    try read("name: Tried\nabout: For a test.\nversion: \"1\"\nextends: \(base)\n" + lines)
  }

  static func read(_ text: String, path: String = "tried.yaml") throws -> PlanScenario {
    try PlanScenarioFile.read(Data(text.utf8), path: path, others: contents)
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try #require(contents(name)), as: UTF8.self)
  }

  static func history() throws -> PlanHistory {
    let path = try #require(ShippedScenarios.historyPath(in: folders))
    return try PlanHistoryFile.read(FileManager.default.contents(atPath: path), path: path)
  }

  private static func contents(_ name: String) -> Data? {
    ShippedScenarios.path(name, in: folders).flatMap(FileManager.default.contents(atPath:))
  }
}

/// Some lines of a number that take the place of the baseline's.
func number(_ id: String, _ value: Double, _ unit: String) -> String {
  "  \(id): { value: \(value), unit: \(unit), source: assumption }\n"
}
