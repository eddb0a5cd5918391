import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Rules
import Workload

struct BalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "How caseloads and work lie on people and units.",
    subcommands: [BalanceShowCommand.self])
}

struct BalanceShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "People by caseload, those with more work than time, and how evenly work lies, in a unit and below it.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let balance = try await service.balance(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(BalanceJSON(balance)) } else { Output.result(text(balance)) }
    }
  }

  private func text(_ balance: Balance) -> String {
    let bands = balance.lines.bands
    let names =
      ["Under \(bands.first ?? 0)"]
      + bands.indices.map { $0 + 1 < bands.count ? "\(bands[$0])–\(bands[$0 + 1] - 1)" : "\(bands[$0]) and over" }
    var table = TextTable(
      [.words("Unit"), .figures("People"), .figures("Over \(balance.limits.fullPercent)%"), .figures("For a post")]
        + names.map { .figures($0) })
    for line in [balance.line] + balance.units {
      let figures =
        line.isKeptBack
        ? Array(repeating: "kept back", count: 3 + line.bands.count)
        : ["\(line.people)", line.over.map { "\($0)" } ?? "kept back", line.perPost?.text(places: 1) ?? "—"]
          + line.bands.map { $0.map { "\($0)" } ?? "kept back" }
      table.add([line.unit.name] + figures)
    }
    var lines = [
      "\(balance.unit.name): \(counted(balance.line.cases, "case")) over \(balance.line.fte.text(places: 2)) full-time posts.",
      balance.standing.stamp, "", table.text, "",
    ]
    for between in balance.between {
      let spread = between.spread
      let word = spread.isUnbalanced(from: balance.comparison.unbalancedPercent) ? "unbalanced" : "balanced"
      lines.append(
        "Between \(between.kind.rawValue): \(spread.percent.text(places: 1))% of the work would have to change hands; \(word)."
      )
    }
    lines.append(
      "Left out: \(balance.line.leftOut == 1 ? "1 person" : "\(balance.line.leftOut) people") without a figure.")
    return lines.joined(separator: "\n")
  }
}
