import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct ExcessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "excess", abstract: "Too much work for weeks in a row, and what is done about it.",
    subcommands: [ExcessListCommand.self])
}

struct ExcessListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Periods of too much work: those awaiting a management response first.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.unit(named: unit)
      let list = try await service.excesses(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(ExcessListJSON(list)) } else { Output.result(text(list)) }
    }
  }

  private func periods(_ list: ExcessList) -> [(excess: Excess, response: String)] {
    list.awaited.map { ($0, $0.isOverdue(on: list.day) ? "overdue" : "awaited") } + list.later.map { ($0, "put off") }
      + list.answered.map { ($0, "answered") }
  }

  private func text(_ list: ExcessList) -> String {
    let settled = list.settledTo.map { "Weeks to \($0.text)." } ?? "No week is settled yet."
    guard !periods(list).isEmpty else { return "\(list.unit.name): no period of too much work. \(settled)" }
    var table = TextTable([
      .words("Name"), .words("Team"), .words("What"), .figures("Weeks"), .figures("Figure"), .words("Since"),
      .words("Due"), .words("Response"),
    ])
    for (excess, response) in periods(list) {
      table.add(
        excess.name, excess.teamName, excess.kind.rawValue, excess.weeks == 0 ? "—" : "\(excess.weeks)",
        excess.figure.text(places: 1) + (excess.kind == .caseload ? "" : "%"), excess.began.iso, excess.dueOn.iso,
        response)
    }
    return [
      "\(list.unit.name): \(counted(list.awaited.count, "period")) awaiting a management response", settled, "",
      table.text,
    ].joined(separator: "\n")
  }
}
