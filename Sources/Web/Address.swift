import Caseload
import Casework

/// Every address of the site. Paths are built and read here and nowhere else.
enum Address: Sendable, Hashable {
  case home
  case unit(level: String, code: String, sort: OverviewSort? = nil, descending: Bool = false)
  case overviewFile(level: String, code: String, sort: OverviewSort? = nil, descending: Bool = false)
  case caseload(level: String, code: String)
  case caseloadFile(level: String, code: String)
  case practitioner(Int, showsWorkload: Bool = false)
  case explanation(post: Int)
  case changes(practitioner: Int, from: LocalDate? = nil, to: LocalDate? = nil)
  case extracts
  case extract(Int, sheet: String? = nil, page: Int = 1)
  case search(String = "", page: Int = 1)
  case cases(CaseAddress)
  case records(RecordAddress)
  case audit(AuditAddress)
  case signIn(SignInAddress)
  case accounts(AccountsAddress)
  case sharing(SharingAddress)
  case guidePart(GuidePart)
  case ties(TiesAddress)
  case hours(HoursAddress)
  case subjects(SubjectsAddress)
  case availability(AvailabilityAddress)
  case load(LoadAddress)
  case upkeep(UpkeepAddress)
  case allocation(AllocationAddress)
  case concerns(ConcernAddress)
  case plans(PlansAddress)
  case guide, rules, accessibility, health
  /// For programs, and for what watches over the server.
  case api(APIAddress)
  case asset(String)

  /// Path and query as they stand in a link, percent-encoded.
  var target: String {
    switch self {
    case .home: "/"
    case .unit(let level, let code, let sort, let descending):
      "/units/\(Self.encode(level))/\(Self.encode(code))" + Self.query(sort, descending)
    case .overviewFile(let level, let code, let sort, let descending):
      "/units/\(Self.encode(level))/\(Self.encode(code))/overview.csv" + Self.query(sort, descending)
    case .caseload(let level, let code): "/units/\(Self.encode(level))/\(Self.encode(code))/caseload"
    case .caseloadFile(let level, let code): "/units/\(Self.encode(level))/\(Self.encode(code))/caseload.csv"
    case .practitioner(let id, let shows): "/practitioners/\(id)" + (shows ? "?workload=show" : "")
    case .explanation(let post): "/posts/\(post)/explanation"
    case .changes(let id, let from, let to):
      "/practitioners/\(id)/changes" + Self.query([("from", from?.iso), ("to", to?.iso)])
    case .extracts: "/extracts"
    case .extract(let id, let sheet, let page):
      "/extracts/\(id)" + Self.query([("sheet", sheet), ("page", page > 1 ? String(page) : nil)])
    case .search(let query, let page):
      "/search" + Self.query([("q", query.isEmpty ? nil : query), ("page", page > 1 ? String(page) : nil)])
    case .cases(let address): address.target
    case .records(let address): address.target
    case .audit(let address): address.target
    case .signIn(let address): address.target
    case .accounts(let address): address.target
    case .sharing(let address): address.target
    case .guide: "/guide"
    case .guidePart(let part): "/guide/\(part.rawValue)"
    case .ties(let address): address.target
    case .availability(let address): address.target
    case .hours(let address): address.target
    case .subjects(let address): address.target
    case .load(let address): address.target
    case .upkeep(let address): address.target
    case .allocation(let address): address.target
    case .concerns(let address): address.target
    case .plans(let address): address.target
    case .rules: "/rules"
    case .accessibility: "/accessibility"
    case .health: "/health"
    case .api(let address): address.target
    case .asset(let name): "/assets/\(Self.encode(name))"
    }
  }

  /// The path as a pattern, for logs and lists: no code, no identifier, no name.
  var shape: String {
    switch self {
    case .home: "/"
    case .unit: "/units/{level}/{code}"
    case .overviewFile: "/units/{level}/{code}/overview.csv"
    case .caseload: "/units/{level}/{code}/caseload"
    case .caseloadFile: "/units/{level}/{code}/caseload.csv"
    case .practitioner: "/practitioners/{id}"
    case .explanation: "/posts/{id}/explanation"
    case .changes: "/practitioners/{id}/changes"
    case .extracts: "/extracts"
    case .extract: "/extracts/{id}"
    case .search: "/search"
    case .cases(let address): address.shape
    case .records(let address): address.shape
    case .audit(let address): address.shape
    case .signIn(let address): address.path
    case .accounts(let address): address.shape
    case .sharing(let address): address.shape
    case .guide, .guidePart, .rules, .accessibility, .health: target
    case .api(let address): address.route.rawValue
    case .ties(let address): address.shape
    case .hours(let address): address.shape
    case .subjects(let address): address.shape
    case .availability: AvailabilityAddress.shape
    case .load(let address): address.shape
    case .upkeep(let address): address.shape
    case .allocation(let address): address.shape
    case .concerns(let address): address.shape
    case .plans(let address): address.shape
    case .asset: "/assets/{name}"
    }
  }

  static func unit(_ unit: UnitReference) -> Address { .unit(level: unit.levelID, code: unit.code) }
}

extension Address {
  /// Why a target is no address of the site.
  enum Fault: Error {
    /// Nothing is there.
    case notFound
    /// The path is known and its query is not; a sentence says what to do.
    case invalid(String)
  }

  /// Reads the target of a request, path and query.
  init(target: String) throws(Fault) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path.first == "/" else { throw .notFound }
    if let address = try APIAddress(path: path, query: parts.count > 1 ? parts[1] : nil) {
      self = .api(address)
      return
    }
    var segments: [String] = []
    for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let plain = Self.decode(segment) else { throw .notFound }
      segments.append(plain)
    }
    let fields = parts.count > 1 ? try Self.fields(parts[1]) : [:]
    guard segments.count <= 4 else { throw .notFound }
    if let address = try CaseAddress(segments: segments, fields: fields) {
      self = .cases(address)
      return
    }
    if let address = try RecordAddress(segments: segments, fields: fields) {
      self = .records(address)
      return
    }
    if let address = try AuditAddress(segments: segments, fields: fields) {
      self = .audit(address)
      return
    }
    if let address = SignInAddress(segments: segments, fields: fields) {
      self = .signIn(address)
      return
    }
    if let address = try AccountsAddress(segments: segments, fields: fields) {
      self = .accounts(address)
      return
    }
    if let address = try LoadAddress(segments: segments, fields: fields) {
      self = .load(address)
      return
    }
    if let address = UpkeepAddress(segments: segments, fields: fields) {
      self = .upkeep(address)
      return
    }
    if let address = try AllocationAddress(segments: segments, fields: fields) {
      self = .allocation(address)
      return
    }
    if let address = try ConcernAddress(segments: segments, fields: fields) {
      self = .concerns(address)
      return
    }
    if let address = PlansAddress(segments: segments, fields: fields) {
      self = .plans(address)
      return
    }
    if let address = try SubjectsAddress(segments: segments) {
      self = .subjects(address)
      return
    }
    if let address = AvailabilityAddress(segments: segments, fields: fields) {
      self = .availability(address)
      return
    }
    if let address = TiesAddress(segments: segments, fields: fields) {
      self = .ties(address)
      return
    }
    if let address = try HoursAddress(segments: segments, fields: fields) {
      self = .hours(address)
      return
    }
    if let address = try SharingAddress(segments: segments, fields: fields) {
      self = .sharing(address)
      return
    }
    func segment(_ index: Int) -> String? { segments.indices.contains(index) ? segments[index] : nil }
    switch (segment(0), segment(1), segment(2), segment(3)) {
    case ("", nil, nil, nil): self = .home
    case ("units", let level?, let code?, nil):
      let (sort, descending) = try Self.order(fields)
      self = .unit(level: level, code: code, sort: sort, descending: descending)
    case ("units", let level?, let code?, "overview.csv"):
      let (sort, descending) = try Self.order(fields)
      self = .overviewFile(level: level, code: code, sort: sort, descending: descending)
    case ("units", let level?, let code?, "caseload"): self = .caseload(level: level, code: code)
    case ("units", let level?, let code?, "caseload.csv"): self = .caseloadFile(level: level, code: code)
    case ("practitioners", let id?, nil, nil):
      self = .practitioner(try Self.identifier(id), showsWorkload: fields["workload"] == "show")
    case ("practitioners", let id?, "changes", nil):
      self = .changes(
        practitioner: try Self.identifier(id), from: try Self.day(fields, "from"), to: try Self.day(fields, "to"))
    case ("posts", let id?, "explanation", nil): self = .explanation(post: try Self.identifier(id))
    case ("extracts", nil, nil, nil): self = .extracts
    case ("extracts", let id?, nil, nil):
      let sheet = fields["sheet"].flatMap { $0.isEmpty ? nil : $0 }
      self = .extract(try Self.identifier(id), sheet: sheet, page: try Self.page(fields))
    case ("search", nil, nil, nil): self = .search(fields["q"] ?? "", page: try Self.page(fields))
    case ("guide", nil, nil, nil): self = .guide
    case ("guide", let name?, nil, nil):
      guard let part = GuidePart(rawValue: name) else { throw .notFound }
      self = .guidePart(part)
    case ("rules", nil, nil, nil): self = .rules
    case ("accessibility", nil, nil, nil): self = .accessibility
    case ("health", nil, nil, nil): self = .health
    case ("assets", let name?, nil, nil): self = .asset(name)
    default: throw .notFound
    }
  }

  /// The order that a query asks for; no column when it asks for none.
  private static func order(_ fields: [String: String]) throws(Fault) -> (OverviewSort?, Bool) {
    let columns = OverviewSort.allCases.map(\.rawValue).joined(separator: ", ")
    guard fields["sort"] != nil || fields["order"] != nil else { return (nil, false) }
    guard let sort = OverviewSort(rawValue: fields["sort"] ?? OverviewSort.name.rawValue) else {
      throw .invalid("Choose one of these to sort by: \(columns).")
    }
    switch fields["order"] ?? "ascending" {
    case "ascending": return (sort, false)
    case "descending": return (sort, true)
    default: throw .invalid("Choose ascending or descending order.")
    }
  }

  static func identifier(_ text: String) throws(Fault) -> Int {
    guard let number = wholeNumber(text) else { throw .notFound }
    return number
  }

  static func page(_ fields: [String: String]) throws(Fault) -> Int {
    guard let text = fields["page"] else { return 1 }
    guard let number = wholeNumber(text), number > 0 else { throw .invalid("Enter a page number from 1 upwards.") }
    return number
  }

  /// Up to nine digits and nothing else: no sign, no space, one way to write each number.
  private static func wholeNumber(_ text: String) -> Int? {
    let digits = text.utf8
    guard (1...9).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
      digits.count == 1 || digits.first != 48
    else { return nil }
    return Int(text)
  }
}
