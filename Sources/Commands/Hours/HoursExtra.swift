import ArgumentParser
import Caseload
import Casework

struct HoursExtra: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extra",
    abstract: "Cases that take more than the tool says: raise one, answer it, or list what was raised.",
    discussion:
      "With --raise a case is raised; with --accept or --decline what was raised is answered; else all are listed.")

  @Option(help: ArgumentHelp("The case that takes more.", valueName: "CRN")) var raise: String?
  @Option(help: ArgumentHelp("The number of what was raised, to accept it.", valueName: "ID")) var accept: Int?
  @Option(help: ArgumentHelp("The number of what was raised, to decline it.", valueName: "ID")) var decline: Int?
  @Option(help: ArgumentHelp("Minutes a month.", valueName: "MINUTES")) var minutes = 0
  @Option(help: ArgumentHelp("For how many months it counts.", valueName: "MONTHS")) var months = 3
  @Option(help: ArgumentHelp("Why, in words.", valueName: "WORDS")) var reason = ""
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Row: Encodable {
    let id: Int
    let crn: String
    let raisedOn: String
    let state: String
    let asked: Int
    let minutes: Int?
    let from: String?
    let until: String?
    let reason: String
    let answer: String?
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      if let raise { try await service.raiseExtraTime(crn: raise, minutes: minutes, reason: reason) }
      if let accept {
        try await service.decideExtraTime(accept, .accept(minutes: minutes, months: months, words: reason))
      }
      if let decline { try await service.decideExtraTime(decline, .decline(words: reason)) }
      let all = try await service.extraTime()
      if output.json {
        try Output.json(
          all.map {
            Row(
              id: $0.id, crn: $0.crn, raisedOn: $0.raisedOn.iso, state: $0.state.rawValue, asked: $0.asked,
              minutes: $0.minutes, from: $0.from?.iso, until: $0.until?.iso, reason: $0.reason, answer: $0.answer)
          })
        return
      }
      var table = TextTable([
        .figures("Number"), .words("Case"), .words("State"), .figures("Asked"), .figures("Accepted"), .words("Until"),
        .words("Why"),
      ])
      for item in all {
        table.add(
          "\(item.id)", item.crn, item.state.rawValue, "\(item.asked)", item.minutes.map(String.init) ?? "",
          item.until?.text ?? "", item.reason)
      }
      Output.result(all.isEmpty ? "Nothing was raised." : table.text)
    }
  }
}
