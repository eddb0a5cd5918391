import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct ConcernCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concern", abstract: "What practitioners reported of their own load, in confidence.",
    discussion: """
      Whoever has the machine's own terminal can read every concern; each reading is in the audit trail. Reporting and \
      answering are for the people themselves, on their pages.
      """,
    subcommands: [ConcernListCommand.self, ConcernShowCommand.self, ConcernPositionCommand.self])
}

struct ConcernListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every concern with whom it is with and by when an answer is due; no words.")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let list = try await service.concerns()
      let lines = list.others.sorted { $0.concern.id < $1.concern.id }
      if output.json { return try Output.json(lines.map { ConcernLineJSON($0, on: list.day) }) }
      guard !lines.isEmpty else { return Output.result("Nothing was reported.") }
      var table = TextTable([
        .figures("Number"), .words("Kind"), .words("Team"), .words("Reported"), .words("Level"), .words("With"),
        .words("Due"), .words("State"),
      ])
      for line in lines {
        let json = ConcernLineJSON(line, on: list.day)
        table.add(
          "\(json.id)", json.kind, json.team, json.reportedOn, json.level, json.with, json.due ?? "—", json.state)
      }
      Output.result(table.text)
    }
  }
}

struct ConcernShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One concern with everything that was said and decided.")

  @Argument(help: ArgumentHelp("The number of the concern.", valueName: "ID")) var id: Int
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let page = try await database.service().concern(id: id)
      let json = ConcernDetailJSON(page)
      if output.json { return try Output.json(json) }
      Output.result(ConcernText(json).text)
    }
  }
}

struct ConcernPositionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "position",
    abstract: "What somebody had reported by the end of a day, and what had been answered by then.")

  @Argument(help: ArgumentHelp("The staff code.", valueName: "STAFF")) var staff: String
  @Option(name: .customLong("on"), help: ArgumentHelp("The day; today when left out.", valueName: "YYYY-MM-DD"))
  var day: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard day.map({ LocalDate(iso: $0) != nil }) ?? true else {
      throw ValidationError("Give the day as 2026-11-22.")
    }
  }

  func run() async throws {
    try await reporting {
      let asked = day.flatMap { LocalDate(iso: $0) }
      let position = try await database.service().reportedPosition(of: staff, on: asked)
      let json = ReportedPositionJSON(position)
      if output.json { return try Output.json(json) }
      Output.result(text(json))
    }
  }

  private func text(_ position: ReportedPositionJSON) -> String {
    let night =
      position.night.map { night in
        let hours = night.hoursAWeek.map { ", \($0) hours a week" } ?? ""
        return "Night of \(night.date): \(night.cases) cases, \(night.points) points\(hours)"
      } ?? "No night up to this day had figures."
    let heading = "Reported position of \(position.staffCode) at the end of \(position.date)"
    let concerns = position.concerns.map { ConcernText($0).text }
    return ([heading, night] + (concerns.isEmpty ? ["Nothing was reported."] : concerns)).joined(separator: "\n\n")
  }
}

/// One concern as lines of text.
private struct ConcernText {
  let text: String

  init(_ concern: ConcernDetailJSON) {
    let line = concern.concern
    var lines = [
      "Concern \(line.id), \(line.kind), \(line.state)",
      "Reported \(line.reportedAt) by \(line.reporter) (\(line.staffCode))",
      "About: \(line.meanings.joined(separator: ", "))" + (line.crn.map { ", case \($0)" } ?? ""),
      "In their words: \(concern.words)", "Sent to: \(concern.sentTo)",
    ]
    lines += concern.climbs.map { "\($0.date) went to \($0.level)" }
    lines += concern.steps.map { step in
      let more = [step.words, step.nextStep ?? "", step.stops ?? "", step.requires ?? "", step.covers ?? ""]
      return "\(step.date) \(step.kind) by \(step.maker): \(more.filter { !$0.isEmpty }.joined(separator: "; "))"
    }
    text = lines.joined(separator: "\n")
  }
}
