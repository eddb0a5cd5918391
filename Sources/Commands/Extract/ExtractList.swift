import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct ExtractList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the extracts that arrived, newest first.")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let extracts = try await database.service().extracts()
      if output.json {
        try Output.json(extracts.map(ExtractRowJSON.init))
        return
      }
      var table = TextTable([
        .figures("Extract"), .words("Date"), .words("State"), .figures("Practitioners"), .figures("Cases"),
        .figures("Problems"),
        .words("Received (UTC)"), .words("File"),
      ])
      for extract in extracts {
        table.add(
          "\(extract.id)", extract.date?.shortText ?? "not known",
          extract.state.rawValue + (extract.isCurrent ? ", shown" : ""),
          "\(extract.owners)", "\(extract.cases)", "\(extract.problems)", extract.receivedAt, extract.fileName)
      }
      Output.result(extracts.isEmpty ? "No extract has arrived yet." : table.text)
      for extract in extracts { if let reason = extract.reason { Output.result("Extract \(extract.id): \(reason)") } }
    }
  }
}
