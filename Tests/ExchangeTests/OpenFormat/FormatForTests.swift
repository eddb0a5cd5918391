import DataFormat
import Foundation

@testable import Exchange

/// What the tests of the open format share.
enum FormatForTests {
  /// A few entries of each table, under the names of England and Wales.
  static let lists = FieldLists(
    [
      .levels: ["nation", "region", "pdu", "team"], .grades: ["PO", "SPO", "PSO"],
      .caseTypes: [
        "community-order", "suspended-sentence-order", "pre-release", "licence", "post-sentence-supervision",
      ], .reductionReasons: ["union-facility-time", "phased-return", "other"],
      .workKinds: ["report-standard", "parole-report", "arms", "recall", "breach", "contact"],
    ], riskRegistrations: ["RVHR", "RHRH", "RMRH", "RLRH"])

  static let documentation: URL = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.appending(path: "Documentation")
  }()
  static let example = documentation.appending(path: "example-data").path

  static func read(
    _ folder: ThrowawayFolder, known: some KnownRows = NothingKnown(),
    _ sink: (Sheet, [FieldValue]) throws -> Void = { _, _ in }
  ) throws -> DataReport {
    try DataFolderReader(path: folder.path, lists: lists, known: known).read(sink)
  }
}

/// Rows by sheet, as a sink takes them.
final class CollectedRows {
  var rows: [String: [[FieldValue]]] = [:]
  func take(_ sheet: Sheet, _ values: [FieldValue]) { rows[sheet.name, default: []].append(values) }
}

/// A folder of the open format that is gone after the test.
final class ThrowawayFolder {
  let path: String

  /// - Parameter manifest: nil for a folder without one.
  init(kind: String? = "full") throws {
    path = NSTemporaryDirectory() + "headroom-open-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    if let kind {
      try write("manifest.csv", "name,value\nformat,headroom-data/1\nkind,\(kind)\nas_of,2026-11-22T02:14:09Z\n")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: path).appending(path: name), encoding: .utf8)
  }

  /// A copy of the example.
  static func example() throws -> ThrowawayFolder {
    let folder = try ThrowawayFolder(kind: nil)
    for name in try FileManager.default.contentsOfDirectory(atPath: FormatForTests.example) {
      try FileManager.default.copyItem(atPath: FormatForTests.example + "/" + name, toPath: folder.path + "/" + name)
    }
    return folder
  }
}

/// A problem without its words.
struct Place: Hashable, CustomStringConvertible {
  let file: String
  let line: Int
  let column: String?
  let kind: String
  var description: String { "\(file):\(line) \(column ?? "-") \(kind)" }

  init(_ file: String, _ line: Int, _ column: String?, _ kind: String) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
  }

  init(_ problem: DataProblem) { self.init(problem.file, problem.line, problem.column, problem.kind.rawValue) }
}
