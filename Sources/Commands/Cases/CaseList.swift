import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Rules

struct CaseList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Current cases of a unit or of a practitioner, one page of them.")

  @Argument(help: "A unit's code, level/code, or whole name; the whole service when left out.") var unit: String?
  @Option(help: ArgumentHelp("The cases of a practitioner, by staff code.", valueName: "CODE")) var practitioner:
    String?
  @Flag(help: "Only cases that nobody holds.") var unallocated = false
  @Option(help: ArgumentHelp("Only this tier.", valueName: "TIER")) var tier: String?
  @Option(help: ArgumentHelp("Only this type, for instance licence.", valueName: "TYPE")) var type: String?
  @Option(help: ArgumentHelp("Only this location.", valueName: "LOCATION")) var location: String?
  @Option(help: ArgumentHelp("Only this risk of serious harm, or none.", valueName: "BAND")) var rosh: String?
  @Option(help: ArgumentHelp("Every word must occur in the name or the CRN.", valueName: "WORDS")) var text = ""
  @Option(
    help: ArgumentHelp(
      "What to sort by: \(CaseSort.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "COLUMN"))
  var sort = CaseSort.name.rawValue
  @Flag(help: "The other way round.") var descending = false
  @OptionGroup var pages: PageOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard CaseSort(rawValue: sort) != nil else {
      throw ValidationError("--sort takes one of \(CaseSort.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard unit == nil || practitioner == nil else { throw ValidationError("Name a unit or a practitioner, not both.") }
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let list = try await service.caseList(try await query(service))
      if output.json { try Output.json(CaseListJSON(list)) } else { Output.result(text(list)) }
    }
  }

  private func query(_ service: Service) async throws -> CaseListQuery {
    var query: CaseListQuery
    if let practitioner {
      query = CaseListQuery(.practitioner(try await service.practitioner(named: practitioner).id))
    } else {
      let unit = try await service.caseUnit(named: unit)
      query = CaseListQuery(unit.level == 0 ? .service : .unit(level: unit.levelID, code: unit.code))
    }
    query.text = text
    if unallocated { query.filters[.holder] = CaseFilter.none }
    let known: [(CaseFilter, String?, [String])] = [
      (.tier, tier, service.pack.tiers.map(\.id)), (.type, type, service.pack.caseTypes.map(\.id) + [CaseFilter.none]),
      (.location, location, service.pack.locations.map(\.id) + [CaseFilter.none]),
      (.rosh, rosh, ["low", "medium", "high", "very-high", CaseFilter.none]),
    ]
    for (filter, value, values) in known {
      guard let value else { continue }
      guard let value = values.first(where: { $0.lowercased() == value.lowercased() }) else {
        throw CaseworkRefusal.invalid(
          "There is no \(filter.rawValue) “\(value)”. There are \(values.joined(separator: ", ")).")
      }
      query.filters[filter] = value
    }
    query.sort = CaseSort(rawValue: sort) ?? .name
    query.descending = descending
    query.page = pages.page
    return query
  }

  private func text(_ list: CaseListPage) -> String {
    let subject =
      switch list.subject {
      case .unit(let unit): unit.name
      case .practitioner(_, let staffCode, let name): "\(name) (\(staffCode))"
      }
    var table = TextTable([
      .words("CRN"), .words("Name"), .words("Tier"), .words("Type"), .words("Location"), .words("Harm"),
      .words("Held by"), .words("Since"), .words("Expected end"),
    ])
    for case .shown(let row) in list.rows {
      table.add(
        row.crn + (row.hasWaitingChange ? " *" : ""), row.name, row.tierText, row.type ?? "not recorded",
        row.location ?? "", row.rosh ?? "", row.holder?.name ?? "nobody", row.since?.iso ?? "",
        (row.expectedEnd?.iso ?? "") + (row.isOverEnd ? " passed" : ""))
    }
    let hidden = list.rows.count { $0 == .restricted }
    let notes = [
      hidden > 0 ? "\(counted(hidden, "restricted case")) of this page not shown." : nil,
      pageNote(list.page, of: list.pages),
    ].compactMap(\.self)
    return (["\(subject): \(counted(list.total, "case"))", list.standing.stamp, "", table.text] + notes)
      .joined(separator: "\n")
  }
}
