import ArgumentParser
import Caseload
import Casework
import JSONShapes

struct StaffingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staffing", abstract: "Funded posts beside people in post, by grade and by unit directly below.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      let page = try await service.staffing(level: reference.levelID, code: reference.code)
      if output.json { try Output.json(StaffingJSON(page)) } else { Output.result(text(page)) }
    }
  }

  private func text(_ page: StaffingPage) -> String {
    var parts = ["\(page.unit.name): staffing in full-time equivalents", page.standing.stamp, ""]
    parts.append(table("Grade", page.grades.map { ($0.grade, $0.line) } + [("All", page.total)]))
    if !page.units.isEmpty { parts += ["", table("Unit", page.units.map { ($0.unit.name, $0.line) })] }
    if page.total.incomplete > 0 {
      parts += [
        "",
        "\(counted(page.total.incomplete, "post")) without hours or with an unknown grade: not in what is in post. "
          + "\(page.completeTeams) of \(counted(page.teams, "team")) complete.",
      ]
    }
    return parts.joined(separator: "\n")
  }

  private func table(_ heading: String, _ lines: [(name: String, line: StaffingPage.Line)]) -> String {
    var table = TextTable([
      .words(heading), .figures("Funded"), .figures("In post"), .figures("Vacancy"), .figures("Trainees"),
      .figures("Posts"), .figures("Newly qualified"), .figures("Under a year"), .figures("Records missing"),
    ])
    for (name, line) in lines {
      table.add(
        name, line.funded.text(places: 1), line.inPost.text(places: 1), line.vacancy.text(places: 1),
        line.trainees.text(places: 1), "\(line.posts)", "\(line.newlyQualified)", "\(line.underAYear)",
        "\(line.incomplete)")
    }
    return table.text
  }
}
