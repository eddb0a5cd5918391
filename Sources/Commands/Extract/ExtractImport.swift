import ArgumentParser
import Casework
import Exchange

struct ExtractImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a workbook: work out and keep everyone's figures, all of it or nothing.")

  @Argument(help: "The workbook.") var file: String
  @Flag(help: "Accept it although it lost more practitioners or cases than the rules allow.") var acceptDrop = false
  @Flag(help: "Accept it although it is older than the newest accepted extract.") var acceptOlder = false
  @Flag(help: "Say on every page that this database holds a made-up service.") var sampleData = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      // A misspelt file name is said before a database is made for it.
      _ = try FileFingerprint.sha256(path: file)
      let service = try await database.service(creating: true)
      if sampleData { try await service.markAsSample() }
      let report: ImportReport
      do {
        report = try await service.importExtract(
          path: file, decisions: ImportDecisions(acceptDrop: acceptDrop, acceptOlder: acceptOlder),
          progress: Output.progress())
      } catch let refusal as ExtractRefusal {
        if output.json { try Output.json(ExtractJSON(refusal: refusal)) }
        throw refusal
      }
      if output.json { try Output.json(ExtractJSON(report)) } else { Output.result(ExtractText.report(report)) }
      if case .waiting = report.outcome { throw ExitStatus.data }
    }
  }
}
