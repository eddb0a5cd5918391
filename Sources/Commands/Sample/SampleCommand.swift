import ArgumentParser
import Caseload
import Casework
import Samples

struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "Made-up services, for a demonstration or a test.",
    subcommands: [SampleWorkbookCommand.self, SampleData.self])
}

struct SampleWorkbookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Write a made-up nightly workbook. The same size, seed, date and faults give the same service.")

  @Option(
    help: ArgumentHelp("How large: \(SampleSize.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "SIZE"))
  var size = SampleSize.team.rawValue
  @Option(help: "Any number; another seed is another service.") var seed: UInt64 = 1
  @Option(help: ArgumentHelp("The night of the extract; today when left out.", valueName: "YYYY-MM-DD")) var date:
    String?
  @Option(help: "Share of rows with a fault of each kind, from 0 to 1.") var faults = 0.0
  @Option(
    help: ArgumentHelp("Also write contracted hours and reductions here, for headroom hours import.", valueName: "CSV"))
  var hours: String?
  @Argument(help: "The workbook to write.") var file: String
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let file: String
    let hours: String?
    let size: String
    let seed: UInt64
    let date: String
    let practitionersInTeams: Int
    let plantedFaults: Int
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
      let night = date.flatMap { LocalDate(iso: $0) } ?? WallClock.system.today
      let service = SampleService(size: SampleSize(rawValue: size) ?? .team, seed: seed, date: night, faults: faults)
      do {
        try SampleWorkbook.write(service, to: file, progress: Output.progress())
        if let hours { try SampleWorkbook.writeHours(service, to: hours) }
      } catch let error as SampleFileError {
        throw CaseworkRefusal.invalid("\(error)")
      }
      if output.json {
        try Output.json(
          Answer(
            file: file, hours: hours, size: size, seed: seed, date: night.iso,
            practitionersInTeams: service.posts.count,
            plantedFaults: service.plantedFaults.count))
      } else {
        Output.result("Wrote \(file): \(service.posts.count) practitioners in teams, night of \(night.text).")
      }
    }
  }
}
