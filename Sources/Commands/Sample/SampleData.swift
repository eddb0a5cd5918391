import ArgumentParser
import Caseload
import Casework
import DataFormat
import Exchange
import Samples

struct SampleData: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract:
      "Write a made-up service case by case, as a data folder. The same size, seed and date give the same service.")

  @Option(
    help: ArgumentHelp("How large: \(SampleSize.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "SIZE"))
  var size = SampleSize.team.rawValue
  @Option(help: "Any number; another seed is another service.") var seed: UInt64 = 1
  @Option(help: ArgumentHelp("The day of the data; today when left out.", valueName: "YYYY-MM-DD")) var date: String?
  @Option(help: "Share of records that somebody should look at, from 0 to 1.") var faults = 0.0
  @Flag(help: "Write what changes in the night after that day, as a delta.") var delta = false
  @Argument(help: "The folder to write; it must not be there yet, or be empty.") var folder: String
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let folder: String
    let size: String
    let seed: UInt64
    let date: String
    let rows: [String: Int]
  }

  func validate() throws {
    guard SampleSize(rawValue: size) != nil else {
      throw ValidationError("--size takes one of \(SampleSize.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard (0...1).contains(faults) else { throw ValidationError("--faults takes a share from 0 to 1.") }
    if let date, LocalDate(iso: date) == nil { throw ValidationError("--date takes a day such as 2026-11-22.") }
  }

  func run() async throws {
    try await reporting {
      let day = date.flatMap { LocalDate(iso: $0) } ?? WallClock.system.today
      let world = SampleWorld(size: SampleSize(rawValue: size) ?? .team, seed: seed, date: day, faults: faults)
      let progress = Output.progress()
      let asOf = (delta ? day + 1 : day).iso + "T03:00:00Z"
      let writer = try DataFolderWriter(
        path: folder, manifest: DataManifest(kind: delta ? .delta : .full, asOf: asOf, note: "made-up service"))
      var rows: [String: Int] = [:]
      for sheet in DataSheets.all {
        if !delta { try writer.begin(sheet) }
        var count = 0
        let write = { (values: [FieldValue]) in
          try writer.write(sheet, values)
          count += 1
        }
        if delta { try SampleDelta(world).rows(of: sheet, write) } else { try world.rows(of: sheet, write) }
        rows[sheet.name] = count
        progress("Wrote \(count) rows of \(sheet.name)")
      }
      try writer.finish()
      if output.json {
        try Output.json(Answer(folder: folder, size: size, seed: seed, date: day.iso, rows: rows))
      } else {
        Output.result("Wrote \(rows.values.reduce(0, +)) rows to \(folder), as of \(asOf).")
      }
    }
  }
}
