import ArgumentParser
import Casework
import Exchange
import Foundation

struct DataCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a data folder with every check, and change nothing.",
    discussion: "Exits with 65 when there are problems. Without a database a delta is checked against nothing.")

  @Argument(help: "The folder, or a workbook with the same sheets.") var folder: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let report: DataImportReport
      if let service = try await database.serviceIfThere() {
        report = try await service.checkData(path: folder)
      } else {
        report = try Service.checkData(path: folder, by: try database.pack())
      }
      try DataReportText(report).show(json: output.json, verb: "Checked")
      if report.problemCount > 0 { throw ExitStatus.data }
    }
  }
}

struct DataImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in a data folder: all of it, or nothing. Tiers, lists, figures and findings follow.",
    discussion: """
      A full folder freezes the night of its day; after a delta the live figures follow, and headroom night run freezes them. \
      A folder that was written by export --all is restored as it is, into an empty database.
      """)

  @Argument(help: "The folder, or a workbook with the same sheets.") var folder: String
  @Flag(help: "Mark the database as holding a made-up service.") var sampleData = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service(creating: true)
      let report = try await service.importData(path: folder, progress: Output.progress())
      if sampleData, report.outcome == .accepted { try await service.markAsSample() }
      try DataReportText(report).show(json: output.json, verb: "Imported")
      if report.outcome == .refused { throw ExitStatus.data }
    }
  }
}

/// What came of a data folder, as text and as JSON.
struct DataReportText {
  let report: DataImportReport

  init(_ report: DataImportReport) { self.report = report }

  /// Problems that are printed; the rest are counted.
  private static let most = 100

  private struct Answer: Encodable {
    struct Problem: Encodable {
      let file: String
      let line: Int
      let column: String?
      let value: String?
      let kind: String
      let message: String
    }
    let outcome: String
    let kind: String
    let asOf: String
    let rows: [String: Int]
    let added: Int
    let changed: Int
    let removed: Int
    let tierChanges: Int
    let localChangesConfirmed: Int
    let localChangesContradicted: Int
    let localChangesSilent: Int
    let problemCount: Int
    let problems: [Problem]
  }

  private var outcome: String {
    switch report.outcome {
    case .accepted: "accepted"
    case .unchanged: "unchanged"
    case .refused: "refused"
    }
  }

  func show(json: Bool, verb: String) throws {
    if json {
      try Output.json(
        Answer(
          outcome: outcome, kind: report.manifest.kind.rawValue, asOf: report.manifest.asOf, rows: report.rows,
          added: report.added, changed: report.changed, removed: report.removed, tierChanges: report.tierChanges,
          localChangesConfirmed: report.confirmed, localChangesContradicted: report.contradicted,
          localChangesSilent: report.silent, problemCount: report.problemCount,
          problems: report.problems.map {
            .init(
              file: $0.file, line: $0.line, column: $0.column, value: $0.value, kind: $0.kind.rawValue,
              message: $0.message)
          }))
      return
    }
    switch report.outcome {
    case .unchanged: Output.result("These data were imported before. Nothing was changed.")
    case .accepted:
      let rows = report.rows.values.reduce(0, +)
      Output.result("\(verb) \(rows) rows, \(report.manifest.kind.rawValue), of \(report.manifest.asOf).")
      if verb == "Imported" {
        Output.result(
          "Added \(report.added), changed \(report.changed), removed \(report.removed); \(report.tierChanges) tiers given or changed."
        )
      }
      if report.confirmed + report.contradicted + report.silent > 0 {
        Output.result(
          "Changes made here: \(report.confirmed) confirmed, \(report.contradicted) contradicted, \(report.silent) without an answer."
        )
      }
    case .refused:
      let count = report.problemCount
      Output.error(
        "Nothing was changed: \(counted(count, "problem")) \(count == 1 ? "has" : "have") to be put right first.")
      for problem in report.problems.prefix(Self.most) {
        let place = [problem.column, problem.value.map { "“\($0)”" }].compactMap(\.self).joined(separator: " ")
        Output.error("\(problem.file) line \(problem.line)\(place.isEmpty ? "" : ", \(place)"): \(problem.message)")
      }
      if report.problemCount > Self.most { Output.error("and \(report.problemCount - Self.most) more") }
    }
  }
}
