import Casework
import HTTPTypes

/// Every pattern of the programming interface and of what watches over the server. `openapi.yaml` has the same, which a test compares.
enum APIRoute: String, CaseIterable {
  case index = "/api/v1"
  case document = "/api/v1/openapi.yaml"
  case units = "/api/v1/units"
  case unit = "/api/v1/units/{level}/{code}"
  case unitCases = "/api/v1/units/{level}/{code}/cases"
  case staffing = "/api/v1/units/{level}/{code}/staffing"
  case people = "/api/v1/units/{level}/{code}/people"
  case unallocated = "/api/v1/units/{level}/{code}/unallocated"
  case capacity = "/api/v1/units/{level}/{code}/capacity"
  case balance = "/api/v1/units/{level}/{code}/balance"
  case excesses = "/api/v1/units/{level}/{code}/excess"
  case excess = "/api/v1/excess/{id}"
  case quality = "/api/v1/units/{level}/{code}/data-quality"
  case findings = "/api/v1/data-quality/{kind}"
  case search = "/api/v1/search"
  case audit = "/api/v1/audit"
  case accounts = "/api/v1/accounts"
  case practitioner = "/api/v1/practitioners/{id}"
  case practitionerCases = "/api/v1/practitioners/{id}/cases"
  case hours = "/api/v1/practitioners/{id}/hours"
  case availability = "/api/v1/staff/{code}/availability"
  case explanation = "/api/v1/posts/{id}/explanation"
  case cases = "/api/v1/cases"
  case caseDetail = "/api/v1/cases/{crn}"
  case extracts = "/api/v1/extracts"
  case extract = "/api/v1/extracts/{id}"
  case records = "/api/v1/records/{sheet}"
  case record = "/api/v1/records/{sheet}/{key}"
  case ready = "/health/ready"
  case metrics = "/metrics"

  /// What may be asked of it.
  var methods: [HTTPRequest.Method] {
    switch self {
    case .records: [.post]
    case .record: [.get, .head, .patch]
    default: [.get, .head]
    }
  }

  /// Whether it shows the same to everybody.
  var isOpen: Bool {
    switch self {
    case .document, .ready: true
    default: false
    }
  }

  /// The fields of its query.
  var fields: Set<String> {
    switch self {
    case .units, .extracts, .accounts: ["page", "limit"]
    case .unallocated: ["page"]
    case .findings: ["level", "code", "page"]
    case .search: ["q", "page"]
    case .audit: ["crn", "staff", "account", "by", "action", "from", "until", "before"]
    case .unit: ["sort", "order"]
    case .cases, .unitCases, .practitionerCases:
      Set(["q", "sort", "order", "page", "limit"] + CaseAddress.filterNames)
    case .extract: ["page", "sheet"]
    default: []
    }
  }

  /// What an answer of it is.
  var mediaType: String {
    switch self {
    case .document: "application/yaml"
    case .metrics: "text/plain"
    default: "application/json"
    }
  }

  /// Between the slashes.
  fileprivate var segments: [Substring] { Self.bySegments[self] ?? [] }

  private static let bySegments = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.rawValue.dropFirst().split(separator: "/")) })

  /// Those that begin with a word, which is never one in braces. Every link of a page is compared with these: almost all of
  /// them part from what programs ask at the first word.
  fileprivate static func beginning(with word: String) -> [APIRoute] { byFirstWord[word] ?? [] }

  private static let byFirstWord = Dictionary(grouping: allCases) { String($0.segments.first ?? "") }
}

/// An address of the programming interface.
struct APIAddress: Sendable, Hashable {
  let route: APIRoute
  /// What stands in place of each name in braces: parts with commas between them, each percent-decoded.
  private let parts: [String: [String]]
  /// As written after the question mark.
  private let query: String

  /// Nil for an address that is not of this kind. Throws ``Address/Fault`` for one that is, and leads nowhere.
  init?(path: some StringProtocol, query: (some StringProtocol)?) throws(Address.Fault) {
    let first = path.utf8.dropFirst().prefix { $0 != UInt8(ascii: "/") }
    let routes = Address.decode(Substring(decoding: first, as: UTF8.self)).map(APIRoute.beginning) ?? []
    guard !routes.isEmpty else {
      if Self.owns(path) { throw .notFound }
      return nil
    }
    let segments = String(path).dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for route in routes {
      guard let parts = Self.match(segments, route.segments) else { continue }
      self.route = route
      self.parts = parts
      self.query = query.map { String($0) } ?? ""
      return
    }
    if Self.owns(path) { throw .notFound }
    return nil
  }

  /// Whether answers to a path are for programs, whatever they are.
  static func owns(_ path: some StringProtocol) -> Bool { path == "/api" || path.hasPrefix("/api/") }

  /// Nil where there is nothing for programs.
  init?(of request: HTTPRequest) {
    let parts = (request.path ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path.first == "/", let found = try? Self(path: path, query: parts.dropFirst().first)
    else { return nil }
    self = found
  }

  /// Whether a request is one of a program, wherever it leads.
  static func isAsked(by request: HTTPRequest) -> Bool {
    owns((request.path ?? "").prefix { $0 != "?" }) || APIAddress(of: request) != nil
  }

  /// A page of what has more than one.
  func page(_ number: Int) -> String {
    let pairs = query.split(separator: "&").filter { $0 != "page" && !$0.hasPrefix("page=") } + ["page=\(number)"]
    return "\(path)?\(pairs.joined(separator: "&"))"
  }

  var path: String {
    "/"
      + route.segments.map { segment in
        guard let name = Self.name(segment) else { return String(segment) }
        return (parts[name] ?? []).map(Address.encode).joined(separator: ",")
      }.joined(separator: "/")
  }

  var target: String { path + (query.isEmpty ? "" : "?\(query)") }

  /// What stands in place of a name in braces.
  subscript(name: String) -> String { (parts[name] ?? []).joined(separator: ",") }

  /// The parts of a record's key.
  var key: [String] { parts["key"] ?? [] }

  /// The fields of the query. Throws ``Address/Fault`` for a field that there is not and for one that is given twice: what
  /// narrows a list must not be passed over.
  var fields: [String: String] {
    get throws(Address.Fault) {
      let fields = try Address.fields(query)
      let given = query.split(separator: "&").count
      if let unknown = fields.keys.filter({ !route.fields.contains($0) }).sorted().first {
        throw .invalid("There is no field “\(unknown)” here.")
      }
      guard fields.count == given else { throw .invalid("A field of the query is given twice.") }
      return fields
    }
  }

  private static func match(_ segments: [String], _ pattern: [Substring]) -> [String: [String]]? {
    guard segments.count == pattern.count else { return nil }
    var parts: [String: [String]] = [:]
    for (segment, wanted) in zip(segments, pattern) {
      guard let name = name(wanted) else {
        guard segment == wanted || segment.contains("%") && Address.decode(segment[...]) == String(wanted) else {
          return nil
        }
        continue
      }
      let texts = segment.split(separator: ",", omittingEmptySubsequences: false).map { Address.decode($0) }
      guard !segment.isEmpty, !texts.contains(nil) else { return nil }
      parts[name] = texts.compactMap(\.self)
    }
    return parts
  }

  private static func name(_ segment: Substring) -> String? {
    segment.first == "{" && segment.last == "}" ? String(segment.dropFirst().dropLast()) : nil
  }
}

extension CaseAddress {
  /// What lists of cases can be narrowed by, as it stands in addresses.
  static var filterNames: [String] { CaseFilter.allCases.map(\.rawValue) }
}
