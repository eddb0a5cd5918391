import Conformance
import Foundation
import Rules
import TestSupport
import Testing

/// The vector files that are copied beside these tests.
enum VectorFiles {
  static let names = ["wmt-points", "hmpps-workload", "tier", "planning"]

  static func lines(_ name: String) throws -> [String] {
    let folder = try #require(Bundle.module.resourceURL?.appending(path: "Vectors"))
    let text = try String(contentsOf: folder.appending(path: "\(name).jsonl"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init)
  }
}

extension ConformanceRunner {
  /// A runner with the rule sets for tiers that the program is shipped with.
  static func shipped() throws -> ConformanceRunner { ConformanceRunner(tiering: try englandAndWales().tiering) }
}
