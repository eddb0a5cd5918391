import ArgumentParser
import Casework
import Conformance
import Foundation
import Rules

struct ConformanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance", abstract: "Compare these rules with what the incumbent systems calculate.",
    subcommands: [ConformanceRun.self])
}

struct ConformanceRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Try every line of one or more vector files, and list those that differ.",
    discussion:
      "A line is a JSON object with function (or model), input and expected. Exit status 1 when a line differs.")

  @Argument(help: "Files of one JSON object a line.") var files: [String]
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Function: Encodable {
      let name: String
      let passed: Int
      let failed: Int
      let retired: Int
    }
    struct Failure: Encodable {
      let file: String
      let line: Int
      let id: String?
      let function: String?
      let sentence: String
      let differences: [Difference]
    }
    struct Difference: Encodable {
      let place: String
      let expected: String
      let got: String
    }
    let passed: Int
    let failed: Int
    let retired: Int
    let retiredFunctions: [String]
    let unknownFunctions: [String]
    let functions: [Function]
    let failures: [Failure]
  }

  func run() async throws {
    try await reporting {
      var runner = ConformanceRunner(tiering: try RulePackReader.shipped().tiering)
      for file in files { try read(file) { number, line in runner.run(line, number: number, of: file) } }
      let report = runner.finish()
      if output.json { try Output.json(answer(report)) } else { Output.result(text(report)) }
      guard report.passed + report.failed + report.retired > 0 else {
        throw CaseworkRefusal.invalid("No line was found to try. Name a file with one JSON object a line.")
      }
      if report.failed > 0 { throw ExitStatus.difference }
    }
  }

  /// A vector file is a few megabytes; one that does not fit in memory is no vector file.
  private static let largestFile = 500_000_000

  private func read(_ path: String, _ line: (Int, String) -> Void) throws {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = facts?[.size] as? Int, size <= Self.largestFile,
      let data = FileManager.default.contents(atPath: path)
    else {
      throw CaseworkRefusal.invalid("\(path) cannot be read. Check the name; a vector file has one JSON object a line.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CaseworkRefusal.invalid("\(path) is not UTF-8 text. A vector file has one JSON object a line.")
    }
    for (index, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !content.allSatisfy(\.isWhitespace) {
      line(index + 1, String(content))
    }
  }

  private func answer(_ report: ConformanceReport) -> Answer {
    Answer(
      passed: report.passed, failed: report.failed, retired: report.retired, retiredFunctions: report.retiredFunctions,
      unknownFunctions: report.unknownFunctions,
      functions: report.functions.map {
        .init(name: $0.name, passed: $0.passed, failed: $0.failed, retired: $0.retired)
      },
      failures: report.failures.map { failure in
        .init(
          file: failure.file, line: failure.line, id: failure.id, function: failure.function,
          sentence: failure.sentence,
          differences: failure.differences.map { .init(place: $0.place, expected: $0.expected, got: $0.got) })
      })
  }

  private func text(_ report: ConformanceReport) -> String {
    var table = TextTable([.words("Function"), .figures("Passed"), .figures("Failed"), .figures("Retired")])
    for function in report.functions {
      table.add(function.name, "\(function.passed)", "\(function.failed)", "\(function.retired)")
    }
    var lines = [table.text, ""]
    for failure in report.failures {
      lines.append("\(failure.file):\(failure.line) \(failure.id ?? "without an id"): \(failure.sentence)")
    }
    if !report.retiredFunctions.isEmpty {
      lines.append("Retired rules, which count neither way: \(report.retiredFunctions.joined(separator: ", ")).")
    }
    if !report.unknownFunctions.isEmpty {
      lines.append("Unknown functions: \(report.unknownFunctions.joined(separator: ", ")).")
    }
    lines.append("\(report.passed) passed, \(report.failed) failed, \(report.retired) retired")
    return lines.joined(separator: "\n")
  }
}
