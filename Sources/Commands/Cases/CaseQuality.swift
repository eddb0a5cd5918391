import ArgumentParser
import Casework
import JSONShapes

struct CaseQuality: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality", abstract: "Records that somebody should look at, counted by kind and by unit, or listed.",
    discussion: "The kinds are \(FindingKind.allCases.map(\.rawValue).joined(separator: ", ")).")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @Option(help: ArgumentHelp("List the records of this kind.", valueName: "KIND")) var kind: String?
  @OptionGroup var pages: PageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let kind, FindingKind(rawValue: kind) == nil {
      throw ValidationError("--kind takes one of \(FindingKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard kind != nil || pages.page == 1 else { throw ValidationError("--page goes with --kind.") }
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let reference = try await service.caseUnit(named: unit)
      if let kind = kind.flatMap(FindingKind.init) {
        let list = try await service.findings(
          kind, level: reference.levelID, code: reference.code, page: pages.page)
        if output.json { try Output.json(FindingsJSON(list)) } else { Output.result(text(list)) }
      } else {
        let overview = try await service.dataQuality(level: reference.levelID, code: reference.code)
        if output.json { try Output.json(QualityJSON(overview)) } else { Output.result(text(overview)) }
      }
    }
  }

  private func text(_ overview: QualityOverview) -> String {
    var kinds = TextTable([.words("Kind"), .words("What"), .figures("Records")])
    for line in overview.kinds where line.count > 0 { kinds.add(line.kind.rawValue, line.kind.title, "\(line.count)") }
    var units = TextTable([.words("Unit"), .figures("Records")])
    for line in overview.units { units.add(line.unit?.name ?? "No unit below", "\(line.count)") }
    var parts = [
      "\(overview.unit.name): \(counted(overview.total, "record")) to look at", overview.standing.stamp, "", kinds.text,
    ]
    if !overview.units.isEmpty { parts += ["", units.text] }
    return parts.joined(separator: "\n")
  }

  private func text(_ list: FindingList) -> String {
    var table = TextTable([.words("Case"), .words("Name"), .words("Staff"), .words("Unit"), .words("Detail")])
    for case .some(let finding) in list.findings {
      table.add(
        finding.crn ?? "", finding.name ?? "", finding.staff.map { "\($0.name) (\($0.staffCode))" } ?? "",
        finding.unit ?? "", finding.detail ?? "")
    }
    let hidden = list.findings.count { $0 == nil }
    let notes = [
      hidden > 0 ? "\(counted(hidden, "restricted case")) of this page not shown." : nil,
      pageNote(list.page, of: list.pages),
    ].compactMap(\.self)
    return
      ([
        "\(list.kind.title), \(list.unit.name): \(list.total)", list.kind.meaning, list.kind.effect,
        list.standing.stamp, "", table.text,
      ] + notes).joined(separator: "\n")
  }
}
