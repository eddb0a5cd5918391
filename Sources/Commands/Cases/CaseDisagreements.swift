import ArgumentParser
import Casework
import JSONShapes

struct CaseDisagreements: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disagreements",
    abstract: "Changes made here that the case system contradicted or stayed silent about, newest first.")

  @OptionGroup var pages: PageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let changes: [LocalChangeJSON]
    let total: Int
    let restricted: Int
    let silentDays: Int
    let page: Int
    let pages: Int
    let standing: CaseStandingJSON
  }

  func run() async throws {
    try await reporting {
      let list = try await database.service().disagreements(page: pages.page)
      if output.json {
        try Output.json(
          Answer(
            changes: list.changes.map(LocalChangeJSON.init), total: list.total, restricted: list.restricted,
            silentDays: list.silentDays, page: list.page, pages: list.pages, standing: CaseStandingJSON(list.standing)))
        return
      }
      var parts = [counted(list.total, "disagreement") + " with the case system", list.standing.stamp]
      if !list.changes.isEmpty { parts += ["", list.changes.table] }
      if list.restricted > 0 { parts.append("\(list.restricted) more about restricted cases, not shown.") }
      if let note = pageNote(list.page, of: list.pages) { parts.append(note) }
      Output.result(parts.joined(separator: "\n"))
    }
  }
}
