import ArgumentParser
import Casework

struct DataExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the data to a new folder.",
    discussion: "Restricted cases are part of an export. Keep the folder as safe as the database.")

  @Argument(help: "A folder that is not there yet, or is empty.") var folder: String
  @Flag(help: "Everything, with history, frozen figures and decisions, to move a service to another database.")
  var all = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let folder: String
    let asOf: String
    let rows: [String: Int]
  }

  func run() async throws {
    try await reporting {
      let report = try await database.service().exportData(path: folder, all: all, progress: Output.progress())
      if output.json {
        try Output.json(Answer(folder: folder, asOf: report.asOf, rows: report.rows))
      } else {
        Output.result("Wrote \(report.rows.values.reduce(0, +)) rows to \(folder), as of \(report.asOf).")
      }
    }
  }
}

struct DataHash: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash", abstract: "Print a SHA-256 of each table: equal contents have equal digests on every database."
  )

  @Flag(help: "Every table but the log of imports, not only those of the sheets.") var all = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable { let tables: [String: String] }

  func run() async throws {
    try await reporting {
      let digests = try await database.service().dataDigests(all: all)
      if output.json {
        try Output.json(Answer(tables: Dictionary(uniqueKeysWithValues: digests.map { ($0.table, $0.digest) })))
      } else {
        for (table, digest) in digests { Output.result("\(digest)  \(table)") }
      }
    }
  }
}
