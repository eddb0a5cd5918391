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
      if output.json { try Output.json(UnallocatedJSON(queue)) } else { Output.result(text(queue)) }
    }
  }

  private func text(_ queue: UnallocatedQueue) -> String {
    var table = TextTable([
      .words("CRN"), .words("Name"), .words("Tier"), .words("Type"), .words("Team"), .figures("Days"), .words("Due"),
    ])
    for case .some(let entry) in queue.entries {
      table.add(
        entry.row.crn, entry.row.name, entry.row.tierText, entry.row.type ?? "not recorded",
        entry.row.team ?? "no team",
        entry.row.days.map(String.init) ?? "", (entry.due?.iso ?? "") + (entry.isLate ? " late" : ""))
    }
    let hidden = queue.entries.count { $0 == nil }
    let notes = [
      hidden > 0 ? "\(counted(hidden, "restricted case")) of this page not shown." : nil,
      pageNote(queue.page, of: queue.pages),
    ].compactMap(\.self)
    let summary =
      "\(queue.unit.name): \(counted(queue.total, "unallocated case")), \(queue.late) late"
      + (queue.longest.map { ", the longest waiting \(counted($0, "day"))" } ?? "")
    return ([summary, queue.standing.stamp, "", table.text] + notes).joined(separator: "\n")
  }
}
