import Foundation
import Testing

/// The vector files that are copied beside these tests.
enum VectorFiles {
  static let names = ["wmt-points", "hmpps-workload"]

  static func lines(_ name: String) throws -> [String] {
    let folder = try #require(Bundle.module.resourceURL?.appending(path: "Vectors"))
    let text = try String(contentsOf: folder.appending(path: "\(name).jsonl"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init)
  }
}
