import ArgumentParser
import Casework
import Foundation
import JSONShapes

struct RebalanceExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a unit's posts and cases as an instance, to be planned and checked elsewhere.",
    discussion: """
      Format rebalance-instance/1, with the rules about receivers, which rebalance check then applies. Staff codes and case \
      reference numbers stand in the file.
      """)

  @Argument(help: "A team or PDU: its code, level/code, or whole name.") var unit: String
  @Argument(help: "The file to write; one that is there is not overwritten.") var file: String
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let place = try await service.caseUnit(named: unit)
      let live = try await service.rebalanceFile(level: place.levelID, code: place.code)
      let text = try JSONText.of(LiveInstanceJSON(live), isPretty: false)
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
      } catch {
        throw CaseworkRefusal.invalid(
          "\(file) cannot be written: it is there already, or its folder is not. Name another.")
      }
      Output.result(
        "\(file): \(counted(live.posts.count, "post")), \(counted(live.crns.count, "case")) of \(place.name).")
    }
  }
}
