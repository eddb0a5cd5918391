import Casework

/// The addresses of the pages about cases, people in post and their records.
enum CaseAddress: Sendable, Hashable {
  case list(CaseListQuery)
  case file(CaseListQuery)
  case detail(crn: String)
  /// Where a restricted case is opened with a reason.
  case opening(crn: String)
  case unallocated(Place?, page: Int = 1)
  /// Who may take a case, of a unit or, for nil, of the one above its team. - Parameter all: whether everybody is listed.
  case choosing(crn: String, Place? = nil, all: Bool = false)
  /// Some of those who may or may not take a case, side by side, each as `staff code/team`.
  case comparing(crn: String, posts: [String] = [], Place? = nil)
  /// How cases lie with the practitioners of a unit.
  case review(Place?)
  case reviewFile(Place?)
  case quality(Place?)
  case findings(FindingKind, Place?, page: Int = 1)
  case disagreements(page: Int = 1)
  case staffing(Place?)
  case people(Place?)

  /// A unit by level and code; the whole service is no place.
  struct Place: Sendable, Hashable {
    let level: String
    let code: String
  }

  var target: String {
    switch self {
    case .list(let query): Self.path(query.scope) + Address.query(Self.fields(query))
    case .file(let query): Self.path(query.scope) + ".csv" + Address.query(Self.fields(query))
    case .detail(let crn): "/cases/\(Address.encode(crn))"
    case .opening(let crn): "/cases/\(Address.encode(crn))/open"
    case .unallocated(let place, let page): Self.prefix(place) + "/unallocated" + Address.query([Self.page(page)])
    case .choosing(let crn, let place, let all):
      "/cases/\(Address.encode(crn))/practitioners"
        + Address.query([("level", place?.level), ("code", place?.code), ("all", all ? "yes" : nil)])
    case .comparing(let crn, let posts, let place):
      "/cases/\(Address.encode(crn))/practitioners/compare"
        + Address.query(
          posts.enumerated().map { (Self.postField($0 + 1), $1) } + [("level", place?.level), ("code", place?.code)])
    case .review(let place): Self.prefix(place) + "/allocation"
    case .reviewFile(let place): Self.prefix(place) + "/allocation.csv"
    case .quality(let place): Self.prefix(place) + "/data-quality"
    case .findings(let kind, let place, let page):
      "/data-quality/\(kind.rawValue)"
        + Address.query([("level", place?.level), ("code", place?.code), Self.page(page)])
    case .disagreements(let page): "/disagreements" + Address.query([Self.page(page)])
    case .staffing(let place): Self.prefix(place) + "/staffing"
    case .people(let place): Self.prefix(place) + "/people"
    }
  }

  var shape: String {
    switch self {
    case .list(let query): Self.shape(query.scope)
    case .file(let query): Self.shape(query.scope) + ".csv"
    case .detail: "/cases/{crn}"
    case .opening: "/cases/{crn}/open"
    case .unallocated(let place, _): Self.shape(place) + "/unallocated"
    case .choosing: "/cases/{crn}/practitioners"
    case .comparing: "/cases/{crn}/practitioners/compare"
    case .review(let place): Self.shape(place) + "/allocation"
    case .reviewFile(let place): Self.shape(place) + "/allocation.csv"
    case .quality(let place): Self.shape(place) + "/data-quality"
    case .findings: "/data-quality/{kind}"
    case .disagreements: "/disagreements"
    case .staffing(let place): Self.shape(place) + "/staffing"
    case .people(let place): Self.shape(place) + "/people"
    }
  }

  /// Where the form of a list leads: the list without its query.
  static func form(_ scope: CaseListQuery.Scope) -> Address { .cases(.list(CaseListQuery(scope))) }

  /// Nil when the segments are of another address.
  init?(segments: [String], fields: [String: String]) throws(Address.Fault) {
    func segment(_ index: Int) -> String? { segments.indices.contains(index) ? segments[index] : nil }
    switch (segment(0), segment(1), segment(2), segment(3)) {
    case ("cases", nil, nil, nil): self = .list(try Self.query(.service, fields))
    case ("cases.csv", nil, nil, nil): self = .file(try Self.query(.service, fields))
    case ("cases", let crn?, nil, nil) where !crn.isEmpty: self = .detail(crn: crn)
    case ("cases", let crn?, "open", nil) where !crn.isEmpty: self = .opening(crn: crn)
    case ("cases", let crn?, "practitioners", nil) where !crn.isEmpty:
      self = .choosing(crn: crn, Self.place(fields), all: fields["all"] == "yes")
    case ("cases", let crn?, "practitioners", "compare") where !crn.isEmpty:
      self = .comparing(crn: crn, posts: Self.posts(fields), Self.place(fields))
    case ("units", let level?, let code?, "cases"):
      self = .list(try Self.query(.unit(level: level, code: code), fields))
    case ("units", let level?, let code?, "cases.csv"):
      self = .file(try Self.query(.unit(level: level, code: code), fields))
    case ("practitioners", let id?, "cases", nil):
      self = .list(try Self.query(.practitioner(try Address.identifier(id)), fields))
    case ("practitioners", let id?, "cases.csv", nil):
      self = .file(try Self.query(.practitioner(try Address.identifier(id)), fields))
    case ("unallocated", nil, nil, nil): self = .unallocated(nil, page: try Address.page(fields))
    case ("units", let level?, let code?, "unallocated"):
      self = .unallocated(Place(level: level, code: code), page: try Address.page(fields))
    case ("allocation", nil, nil, nil): self = .review(nil)
    case ("allocation.csv", nil, nil, nil): self = .reviewFile(nil)
    case ("units", let level?, let code?, "allocation"): self = .review(Place(level: level, code: code))
    case ("units", let level?, let code?, "allocation.csv"): self = .reviewFile(Place(level: level, code: code))
    case ("data-quality", nil, nil, nil): self = .quality(nil)
    case ("units", let level?, let code?, "data-quality"): self = .quality(Place(level: level, code: code))
    case ("data-quality", let kind?, nil, nil):
      guard let kind = FindingKind(rawValue: kind) else { throw .notFound }
      self = .findings(kind, Self.place(fields), page: try Address.page(fields))
    case ("disagreements", nil, nil, nil): self = .disagreements(page: try Address.page(fields))
    case ("staffing", nil, nil, nil): self = .staffing(nil)
    case ("units", let level?, let code?, "staffing"): self = .staffing(Place(level: level, code: code))
    case ("people", nil, nil, nil): self = .people(nil)
    case ("units", let level?, let code?, "people"): self = .people(Place(level: level, code: code))
    default: return nil
    }
  }

  /// The field of the form of candidates that stands for the one in this place. - Parameter place: from 1.
  static func postField(_ place: Int) -> String { "p\(place)" }

  /// Posts that were marked, in the order of their fields, each once.
  private static func posts(_ fields: [String: String]) -> [String] {
    let marked = fields.compactMap { name, post -> (Int, String)? in
      guard name.hasPrefix("p"), let place = Int(name.dropFirst()), !post.isEmpty else { return nil }
      return (place, post)
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    return marked.enumerated().filter { !marked[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// The unit that a query names; nil without both its level and its code.
  private static func place(_ fields: [String: String]) -> Place? {
    guard let level = fields["level"], let code = fields["code"] else { return nil }
    return Place(level: level, code: code)
  }

  private static func path(_ scope: CaseListQuery.Scope) -> String {
    switch scope {
    case .service: "/cases"
    case .unit(let level, let code): prefix(Place(level: level, code: code)) + "/cases"
    case .practitioner(let id): "/practitioners/\(id)/cases"
    }
  }

  private static func shape(_ scope: CaseListQuery.Scope) -> String {
    switch scope {
    case .service: "/cases"
    case .unit: "/units/{level}/{code}/cases"
    case .practitioner: "/practitioners/{id}/cases"
    }
  }

  private static func prefix(_ place: Place?) -> String {
    place.map { "/units/\(Address.encode($0.level))/\(Address.encode($0.code))" } ?? ""
  }

  private static func shape(_ place: Place?) -> String { place == nil ? "" : "/units/{level}/{code}" }

  private static func page(_ page: Int) -> (String, String?) { ("page", page > 1 ? String(page) : nil) }

  /// The query of a list in one order, so that a list has one address.
  private static func fields(_ query: CaseListQuery) -> [(String, String?)] {
    let isUsual = query.sort == .name && !query.descending
    return [("q", query.text.isEmpty ? nil : query.text)]
      + CaseFilter.allCases.map { ($0.rawValue, query.filters[$0]) }
      + [
        ("sort", isUsual ? nil : query.sort.rawValue), ("order", query.descending ? "descending" : nil),
        page(query.page),
      ]
  }

  private static func query(_ scope: CaseListQuery.Scope, _ fields: [String: String]) throws(Address.Fault)
    -> CaseListQuery
  {
    var query = CaseListQuery(scope)
    query.text = fields["q"] ?? ""
    for filter in CaseFilter.allCases {
      if let value = fields[filter.rawValue], !value.isEmpty { query.filters[filter] = value }
    }
    if let name = fields["sort"], !name.isEmpty {
      guard let sort = CaseSort(rawValue: name) else {
        let names = CaseSort.allCases.map(\.rawValue).joined(separator: ", ")
        throw .invalid("Choose one of these to sort by: \(names).")
      }
      query.sort = sort
    }
    switch fields["order"] ?? "ascending" {
    case "ascending": query.descending = false
    case "descending": query.descending = true
    default: throw .invalid("Choose ascending or descending order.")
    }
    query.page = try Address.page(fields)
    return query
  }
}

extension UnitReference {
  /// The unit as an address names it; nil for the widest, which is the whole service.
  var place: CaseAddress.Place? { level == 0 ? nil : CaseAddress.Place(level: levelID, code: code) }

  /// Its list of cases.
  var caseScope: CaseListQuery.Scope { level == 0 ? .service : .unit(level: levelID, code: code) }
}
