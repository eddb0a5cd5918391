import Casework
import HTTPTypes
import JSONShapes
import Rules

extension APIVisit {
  private struct Index: Encodable {
    let name: String
    let rules: String
    let document: String
    let standing: StandingJSON?
    let cases: CaseStandingJSON?
  }

  func index() async throws -> Answer {
    try read(
      Index(
        name: "Headroom", rules: use.pack.titleAndVersion, document: APIRoute.document.rawValue,
        standing: try await use.standing().map(StandingJSON.init),
        cases: try await use.caseStanding().map(CaseStandingJSON.init)))
  }

  private struct Units: Encodable {
    struct Unit: Encodable {
      let level: String
      let code: String
      let name: String
      let parent: String?
    }
    let units: [Unit]
    let total: Int
    let page: Int
    let pages: Int
  }

  func units(_ fields: [String: String]) async throws -> Answer {
    let page = try APIPage(fields, usual: APIPage.largest)
    let all = try await use.unitsInReach()
    let shown = try page.of(all).map {
      Units.Unit(level: $0.unit.levelID, code: $0.unit.code, name: $0.unit.name, parent: $0.parent)
    }
    let pages = page.pages(of: all.count)
    return try read(
      Units(units: shown, total: all.count, page: page.number, pages: pages),
      links: page.links(address, pages: pages))
  }

  func unit(_ fields: [String: String]) async throws -> Answer {
    let sort = try fields["sort"].map { name in
      guard let sort = OverviewSort(rawValue: name) else {
        throw Address.Fault.invalid("Sort by one of \(OverviewSort.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return sort
    }
    let overview = try await use.overview(
      level: address["level"], code: address["code"], sort: sort ?? .name, descending: try isDescending(fields))
    return try read(OverviewJSON(overview, headline: use.pack.measures.headline))
  }

  func practitioner() async throws -> Answer {
    try read(PractitionerJSON(try await use.practitioner(id: try identifier())))
  }

  func explanation() async throws -> Answer {
    try read(ExplanationJSON(try await use.explanation(post: try identifier())))
  }

  func cases(_ scope: CaseListQuery.Scope, _ fields: [String: String]) async throws -> Answer {
    let page = try APIPage(fields, usual: Service.casesAPage)
    var query = CaseListQuery(scope)
    query.text = fields["q"] ?? ""
    for filter in CaseFilter.allCases {
      guard let value = fields[filter.rawValue] else { continue }
      guard !value.isEmpty else { throw Address.Fault.invalid("Say which \(filter.rawValue) is asked for.") }
      if let known = known(filter), !known.contains(value) {
        throw Address.Fault.invalid("There is no such \(filter.rawValue). There are \(known.joined(separator: ", ")).")
      }
      query.filters[filter] = value
    }
    if let name = fields["sort"] {
      guard let sort = CaseSort(rawValue: name) else {
        throw Address.Fault.invalid("Sort by one of \(CaseSort.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      query.sort = sort
    }
    query.descending = try isDescending(fields)
    query.page = page.number
    query.pageSize = page.size
    let list = try await use.caseList(query)
    try page.check(pages: list.pages)
    return try read(CaseListJSON(list), links: page.links(address, pages: list.pages))
  }

  /// Values that a filter can have; nil where they are not of the rules. A mistyped one must not look like an empty list.
  private func known(_ filter: CaseFilter) -> [String]? {
    let pack = use.pack
    switch filter {
    case .tier: return pack.tiers.map(\.id)
    case .type: return pack.caseTypes.map(\.id) + [CaseFilter.none]
    case .location: return pack.locations.map(\.id) + [CaseFilter.none]
    case .rosh: return ["low", "medium", "high", "very-high", CaseFilter.none]
    case .provisional, .overEnd: return ["yes", "no"]
    case .mappa, .holder: return nil
    }
  }

  private struct Extracts: Encodable {
    let extracts: [ExtractRowJSON]
    let total: Int
    let page: Int
    let pages: Int
  }

  func extracts(_ fields: [String: String]) async throws -> Answer {
    let page = try APIPage(fields, usual: 50)
    let all = try await use.extracts()
    let pages = page.pages(of: all.count)
    return try read(
      Extracts(
        extracts: try page.of(all).map(ExtractRowJSON.init), total: all.count, page: page.number, pages: pages),
      links: page.links(address, pages: pages))
  }

  func extract(_ fields: [String: String]) async throws -> Answer {
    let page = try APIPage(fields, usual: Service.problemsAPage)
    let detail = try await use.extract(id: try identifier(), sheet: fields["sheet"], page: page.number)
    try page.check(pages: detail.pages)
    return try read(ExtractDetailJSON(detail), links: page.links(address, pages: detail.pages))
  }

  private func isDescending(_ fields: [String: String]) throws -> Bool {
    switch fields["order"] ?? "ascending" {
    case "ascending": return false
    case "descending": return true
    default: throw Address.Fault.invalid("Choose ascending or descending order.")
    }
  }
}
