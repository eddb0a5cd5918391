/// Which current cases a list shows, and in which order.
public struct CaseListQuery: Sendable, Hashable {
  /// Where the cases are.
  public enum Scope: Sendable, Hashable {
    /// The whole service.
    case service
    case unit(level: String, code: String)
    /// By the identifier of the practitioner's page.
    case practitioner(Int)
  }

  public var scope: Scope
  /// Every word must occur in the name or the case reference number; empty for all cases.
  public var text = ""
  /// The chosen value of each filter; see ``CaseFilter`` for what they mean.
  public var filters: [CaseFilter: String] = [:]
  public var sort = CaseSort.name
  public var descending = false
  /// Counts from 1.
  public var page = 1
  /// Rows on a page. Not part of an address: a page of the site has ``Service/casesAPage``, a file many more.
  public var pageSize = Service.casesAPage

  public init(_ scope: Scope) { self.scope = scope }

  /// Whether it is asked for as a file, which is an export.
  public var isFile = false

  /// Whether anything narrows the list. Restricted cases are then left out: their place in it would tell about them.
  public var isNarrowed: Bool { !filters.isEmpty || isSearched }

  /// Whether words are looked for.
  public var isSearched: Bool { text.contains { !$0.isWhitespace } }

  /// The same list with a filter set, or taken away for nil, from its first page on.
  public func with(_ filter: CaseFilter, _ value: String?) -> CaseListQuery {
    var query = self
    query.filters[filter] = value
    query.page = 1
    return query
  }
}

/// What a list of cases can be narrowed by. The raw value stands in addresses.
public enum CaseFilter: String, Sendable, Hashable, CaseIterable {
  /// Identifier of a tier of the rule pack.
  case tier
  /// Identifier of a case type.
  case type
  /// Identifier of a location.
  case location
  /// `low`, `medium`, `high`, `very-high`.
  case rosh
  /// As the case has it, `category 1 level 2`.
  case mappa
  /// `yes` or `no`: whether the tier is provisional.
  case provisional
  /// `yes`: the expected end of the newest order has passed.
  case overEnd = "over-end"
  /// A staff code.
  case holder

  /// In place of a value: the case has none. For ``holder``, nobody holds it.
  public static let none = "none"
}

/// What cases are ordered by. The raw value stands in addresses.
public enum CaseSort: String, Sendable, Hashable, CaseIterable {
  case name, crn, tier, type, rosh, holder
  /// The day from which on the holder has it.
  case since
  /// Expected end.
  case end
  /// Days that nobody has held it; cases that somebody holds come last.
  case waiting
}
