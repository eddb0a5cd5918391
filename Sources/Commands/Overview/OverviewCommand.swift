import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Rules
import Workload

struct OverviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overview",
    abstract: "Caseload, work and available time of a unit and of everything directly below it.")

  @Argument(help: "A unit's code, level/code, or whole name; the nation when left out.") var unit: String?
  @Option(
    help: ArgumentHelp(
      "What to sort by: \(OverviewSort.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "COLUMN"))
  var sort = "name"
  @Flag(help: "The largest first.") var descending = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard OverviewSort(rawValue: sort) != nil else {
      throw ValidationError("--sort takes one of \(OverviewSort.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.unit(named: unit)
      let overview = try await service.overview(
        level: reference.levelID, code: reference.code, sort: OverviewSort(rawValue: sort) ?? .name,
        descending: descending)
      if output.json {
        try Output.json(OverviewJSON(overview, headline: service.pack.measures.headline))
      } else {
        Output.result(text(overview))
      }
    }
  }

  private func text(_ overview: Overview) -> String {
    var table = TextTable([
      .words("Name"), .words("Code"), .figures("Cases"), .figures("Work"), .figures("Available"), .figures("Workload"),
      .figures("Headroom"),
      .figures("Hours"), .figures("Reductions"), .figures("Not computable"),
    ])
    for row in overview.rows {
      let code =
        switch row.subject {
        case .unit(let unit): "\(unit.levelID)/\(unit.code)"
        case .post(let post): post.staffCode
        }
      add(row.name, code, row.totals, shown: row.shown, to: &table)
    }
    add("Total", "", overview.totals, shown: overview.totals.computable, to: &table)
    var lines = [
      "\(overview.unit.name) (\(overview.unit.levelID)/\(overview.unit.code))", overview.standing.stamp, "", table.text,
      "",
    ]
    lines.append("Workload compares work with available time, in points. It does not say how well anyone is doing.")
    let left = overview.totals.notComputable
    if left.posts > 0 {
      lines.append(
        "Not computable: \(left.posts) \(left.posts == 1 ? "post" : "posts") with \(left.casesHeld) cases and \(left.work) points of work, "
          + "in neither side of the percentage.")
    }
    if let hours = overview.hours, let percent = hours.percent {
      let left = hours.outPosts == 0 ? "" : " \(hours.outPosts) posts without available time are left out of it."
      lines.append(
        "In hours: \(hours.work.text(places: 0)) hours of work a week against \(hours.available.text(places: 0)) available, "
          + "\(percent.text(places: 1))%.\(left)")
    }
    return lines.joined(separator: "\n")
  }

  private func add(
    _ name: String, _ code: String, _ totals: UnitTotals, shown: UnitTotals.Part, to table: inout TextTable
  ) {
    table.add(
      name, code, "\(shown.casesHeld)", "\(shown.work)",
      totals.computable.posts > 0 ? totals.computable.available.text() : "—",
      totals.percent.map { $0.text(places: 1) + "%" } ?? "not computable", totals.headroom?.text() ?? "—",
      (totals.computable.contracted + totals.notComputable.contracted).text,
      (totals.computable.reduced + totals.notComputable.reduced).text,
      "\(totals.notComputable.posts)")
  }
}
