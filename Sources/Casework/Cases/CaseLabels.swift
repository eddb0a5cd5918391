import Rules

/// What the identifiers in a case are called, by the rule pack.
struct CaseLabels {
  private let tiers: [String: Tier]
  private let types: [String: String]
  private let locations: [String: String]
  /// Filters with every value that the rules know, for a list too long to count.
  let facetsWithoutCounts: [CaseListPage.Facet]
  private let orders: [CaseFilter: [String: Int]]

  init(_ pack: RulePack) {
    tiers = Dictionary(pack.tiers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    types = Dictionary(pack.caseTypes.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    locations = Dictionary(pack.locations.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    func places(_ ids: [String]) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let untieredLast = pack.tiers.filter { !$0.isUntiered } + pack.tiers.filter(\.isUntiered)
    orders = [
      .tier: places(untieredLast.map(\.id)), .type: places(pack.caseTypes.map(\.id)),
      .location: places(pack.locations.map(\.id)), .rosh: places(["low", "medium", "high", "very-high"]),
      .provisional: places(["yes", "no"]), .overEnd: places(["yes", "no"]),
    ]
    func facet(_ filter: CaseFilter, _ choices: [(String, String)]) -> CaseListPage.Facet {
      CaseListPage.Facet(
        filter: filter,
        choices: choices.map { CaseListPage.Facet.Choice(value: $0.0, label: $0.1, cases: nil) })
    }
    let yesNo = [("yes", "Yes"), ("no", "No")]
    facetsWithoutCounts = [
      facet(.tier, untieredLast.map { ($0.id, $0.label) }), facet(.type, pack.caseTypes.map { ($0.id, $0.label) }),
      facet(.location, pack.locations.map { ($0.id, $0.label) }),
      facet(.rosh, ["low", "medium", "high", "very-high"].map { ($0, Self.band($0)) }), facet(.provisional, yesNo),
      facet(.overEnd, yesNo), facet(.holder, [(CaseFilter.none, "Nobody yet")]),
    ]
  }

  func tier(_ id: String) -> String { tiers[id]?.label ?? id }
  func isUntiered(_ id: String) -> Bool { tiers[id]?.isUntiered ?? (id == "untiered") }
  func type(_ id: String) -> String { types[id] ?? id }
  func location(_ id: String) -> String { locations[id] ?? id }

  /// What a filter is called.
  func name(_ filter: CaseFilter) -> String {
    switch filter {
    case .tier: "Tier"
    case .type: "Type"
    case .location: "Location"
    case .rosh: "Risk of serious harm"
    case .mappa: "MAPPA"
    case .provisional: "Tier is provisional"
    case .overEnd: "Past the expected end"
    case .holder: "Held by"
    }
  }

  /// What a value of a filter is called. - Parameter name: of the holder, where one is known.
  func label(_ filter: CaseFilter, _ value: String, name: String) -> String {
    switch filter {
    case .tier: return tier(value)
    case .holder where value == CaseFilter.none: return "Nobody yet"
    case .holder: return name.isEmpty ? value : name
    case .provisional, .overEnd: return value == "yes" ? "Yes" : "No"
    case .type where value != CaseFilter.none: return type(value)
    case .location where value != CaseFilter.none: return location(value)
    case .rosh where value != CaseFilter.none: return Self.band(value)
    case .mappa where value != CaseFilter.none: return value.prefix(1).uppercased() + value.dropFirst()
    case .mappa: return "Not MAPPA"
    case .type, .location, .rosh: return "Not recorded"
    }
  }

  /// `very-high` as `Very high`.
  static func band(_ id: String) -> String {
    let words = id.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The choices of a filter in the rule pack's order, or by name; what is not recorded comes last, nobody first.
  func ordered(_ filter: CaseFilter, _ choices: [CaseListPage.Facet.Choice]) -> [CaseListPage.Facet.Choice] {
    let places = orders[filter] ?? [:]
    func place(_ choice: CaseListPage.Facet.Choice) -> Int {
      if choice.value == CaseFilter.none { return filter == .holder ? -1 : Int.max }
      return places[choice.value] ?? places.count
    }
    return choices.sorted { (place($0), $0.label, $0.value) < (place($1), $1.label, $1.value) }
  }
}
