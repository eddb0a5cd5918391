import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Rules
import Workload

struct CapacityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "How much work can lawfully be held, how much is, and what is short.",
    subcommands: [CapacityShowCommand.self])
}

struct CapacityShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The capacity statement of a unit: full, nearly full or room, with the arithmetic.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let statement = try await service.capacity(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(CapacityJSON(statement)) } else { Output.result(text(statement)) }
    }
  }

  private func text(_ statement: CapacityStatement) -> String {
    var table = TextTable([
      .words("Grade"), .figures("Posts"), .figures("Cases"), .figures("Available"), .figures("In use"),
      .figures("Headroom"), .figures("Full-time posts"),
    ])
    for line in statement.grades {
      table.add(
        line.grade.label, "\(line.posts)", "\(line.cases)", line.available.text(), "\(line.work)", line.headroom.text(),
        line.fullTimePosts?.text(places: 2) ?? "—")
    }
    var lines = ["\(statement.unit.name): \(statement.sentence)", statement.standing.stamp, ""]
    if statement.kept == .nothing, let growth = statement.sums.growth(limitPercent: statement.limits.highPercent) {
      lines.append("What bounds it: \(CapacityStatement.name(of: growth.bound)).")
    }
    lines += statement.shortages.map { line in
      "\(statement.arithmetic(of: line)) = \(line.fullTimePosts?.text(places: 2) ?? "not computable")."
    }
    if let hours = statement.hoursPerPerson {
      lines.append("Time for each person on probation: \(hours.text(places: 1)) hours a month.")
    }
    for line in statement.months.lines.prefix(1) {
      for figure in line.figures {
        lines.append("\(figure.month.text): \(figure.hoursPerPerson?.text(places: 1) ?? "—") hours for each person.")
      }
    }
    lines += ["", table.text, "", "Grades are not set against each other."]
    if statement.leftOutPosts > 0 {
      lines.append(
        "Left out: \(counted(statement.leftOutPosts, "post")) without a figure, with \(counted(statement.leftOutCases, "case"))."
      )
    }
    return lines.joined(separator: "\n")
  }
}
