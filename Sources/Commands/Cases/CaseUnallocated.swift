import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct CaseUnallocated: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unallocated",
    abstract: "Current cases that nobody holds: what is due first, then the longest waiting.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var pages: PageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let queue = try await service.unallocated(level: reference.levelID, code: reference.code, page: pages.page)
      if output.json { try Output.json(UnallocatedJSON(queue)) } else { Output.result(QueueText(queue: queue).text) }
    }
  }
}
