import Caseload
import Storage

/// The conditions, counts and order of a list of cases as SQL.
///
/// The rows of the scope are read once, into `scoped`; the page and every count come from there. Reading them is most of the time.
struct CaseListSQL {
  let query: CaseListQuery
  private let asOf: LocalDate
  /// Which cases are kept from the actor, over `case_now`.
  private let hidden: SQLCondition
  /// Where the cases are and what is searched for, over `case_now`.
  private let within: SQLCondition
  /// The chosen value of each filter, over `scoped`.
  private let chosen: [(filter: CaseFilter, condition: SQLCondition)]

  init(_ query: CaseListQuery, scope: SQLCondition, hidden: SQLCondition, asOf: LocalDate) {
    self.hidden = hidden
    self.query = query
    self.asOf = asOf
    let words = SearchWords(query.text)
    // A unit's cases are few enough to look through; only the whole service needs the index.
    let text = query.scope == .service ? words.indexedCondition : words.condition
    within = [scope, text].compactMap(\.self).all
    chosen = CaseFilter.allCases.compactMap { filter in
      query.filters[filter].map { (filter, Self.condition(filter, $0)) }
    }
  }

  /// Filters with many values, each counted by itself.
  static let wide: [CaseFilter] = [.tier, .mappa, .holder]
  /// Filters with few values: their combinations are counted in one pass, and added up by ``CaseCounts``.
  static let narrow: [CaseFilter] = [.type, .location, .rosh, .provisional, .overEnd]

  /// Lines of `what, value, count`: `page` has the CRN of each row of the page in no order, `total` and `restricted` the
  /// number of cases, each wide filter a line for each value that occurs, and `narrow` one for each combination.
  func pageAndCounts(facets: Bool, offset: Int) -> SQLCondition {
    var parts = [page(offset: offset)] + totals()
    if facets { parts += Self.wide.map(values) + [combinations] }
    return SQLCondition(
      """
      WITH scoped AS MATERIALIZED (SELECT \(columns) FROM case_now WHERE \(within.sql))
      \(parts.map(\.sql).joined(separator: "\nUNION ALL "))
      """, hidden.arguments + [.text(asOf.iso)] + within.arguments + parts.flatMap(\.arguments))
  }

  /// What the page, the counts and the order need of a case, and no more: each column is copied.
  private var columns: String {
    """
    crn, CASE WHEN \(hidden.sql) THEN 1 ELSE 0 END AS restricted, COALESCE(staff_code, 'none') AS holder, provisional, tier, COALESCE(type, 'none') AS type,
    COALESCE(location, 'none') AS location, COALESCE(rosh, 'none') AS rosh, COALESCE(mappa, 'none') AS mappa,
    CASE WHEN expected_end_on < ? THEN 1 ELSE 0 END AS over_end, \(order.keys)
    """
  }

  /// The rows of a page in their order, in the columns of ``CaseColumns``.
  func rows(_ crns: [String]) -> SQLCondition {
    let among = SQLCondition.among("crn", crns)
    return SQLCondition(
      """
      SELECT \(CaseColumns.list), restricted
      FROM (
        SELECT \(CaseColumns.list), CASE WHEN \(hidden.sql) THEN 1 ELSE 0 END AS restricted, \(order.keys)
        FROM case_now WHERE \(among.sql)) AS shown
      ORDER BY restricted, \(order.sql), crn
      """, hidden.arguments + among.arguments)
  }

  private func page(offset: Int) -> SQLCondition {
    // Restricted cases stand at the end, whatever the order: their place must not tell anything.
    let all = (chosen.map(\.condition) + [open]).all
    return SQLCondition(
      """
      SELECT 'page', crn, 0 FROM (
        SELECT crn FROM scoped WHERE \(all.sql)
        ORDER BY restricted, \(order.sql), crn LIMIT \(query.pageSize) OFFSET \(offset)) AS shown
      """, all.arguments)
  }

  /// Restricted cases are left out of a list that anything narrows.
  private var open: SQLCondition { SQLCondition(query.isNarrowed ? "restricted = 0" : "1 = 1") }

  private func totals() -> [SQLCondition] {
    let all = (chosen.map(\.condition) + [open]).all
    return [
      SQLCondition("SELECT 'total', '', COUNT(*) FROM scoped WHERE \(all.sql)", all.arguments),
      SQLCondition("SELECT 'restricted', '', COUNT(*) FROM scoped WHERE restricted = 1"),
    ]
  }

  /// A filter's own choice does not narrow its values: another one can be chosen in its place.
  private func others(than filter: CaseFilter) -> SQLCondition {
    (chosen.filter { $0.filter != filter }.map(\.condition) + [SQLCondition("restricted = 0")]).all
  }

  private func values(_ filter: CaseFilter) -> SQLCondition {
    let all = others(than: filter)
    let name = filter.rawValue
    return SQLCondition(
      "SELECT '\(name)', \(name), COUNT(*) FROM scoped WHERE \(all.sql) GROUP BY \(name)", all.arguments)
  }

  /// Without the choices of the narrow filters, which ``CaseCounts`` applies.
  private var combinations: SQLCondition {
    let all = (chosen.filter { !Self.narrow.contains($0.filter) }.map(\.condition) + [SQLCondition("restricted = 0")])
      .all
    let columns = Self.narrow.map { $0 == .overEnd ? "over_end" : $0.rawValue }
    return SQLCondition(
      """
      SELECT 'narrow', \(columns.joined(separator: " || '|' || ")), COUNT(*) FROM scoped WHERE \(all.sql)
      GROUP BY \(columns.joined(separator: ", "))
      """, all.arguments)
  }

  private static func condition(_ filter: CaseFilter, _ value: String) -> SQLCondition {
    switch filter {
    case .tier, .type, .location, .rosh, .mappa, .holder: SQLCondition("\(filter.rawValue) = ?", [.text(value)])
    case .provisional: SQLCondition("provisional = ?", [value == "yes" ? 1 : 0])
    case .overEnd: SQLCondition("over_end = ?", [value == "yes" ? 1 : 0])
    }
  }

  /// The order as columns of `scoped` and as an ORDER BY over them. What a case does not have comes last whichever way.
  private var order: (keys: String, sql: String) {
    let way = query.descending ? "DESC" : "ASC"
    let names = "LOWER(surname) AS k1, LOWER(forename) AS k2"
    func byColumn(_ column: String) -> (keys: String, sql: String) {
      (
        "\(names), CASE WHEN \(column) IS NULL THEN 1 ELSE 0 END AS k3, \(column) AS k4",
        "k3, k4 \(way), k1, k2"
      )
    }
    switch query.sort {
    case .name: return (names, "k1 \(way), k2 \(way)")
    case .crn: return ("crn AS k1", "k1 \(way)")
    case .tier: return ("\(names), CASE WHEN tier = 'untiered' THEN 1 ELSE 0 END AS k3", "k3, tier \(way), k1, k2")
    case .type: return byColumn("type")
    case .holder: return byColumn("holder_name")
    case .since: return byColumn("held_since")
    case .end: return byColumn("expected_end_on")
    case .rosh:
      return (
        """
        \(names), CASE rosh WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 WHEN 'very-high' THEN 3 ELSE 4 END AS k3
        """, "CASE WHEN k3 = 4 THEN 1 ELSE 0 END, k3 \(way), k1, k2"
      )
    case .waiting:
      // More days waiting is an earlier day.
      return (
        "\(names), CASE WHEN staff_code IS NULL THEN 0 ELSE 1 END AS k3, held_since AS k4",
        "k3, k4 \(query.descending ? "ASC" : "DESC"), k1, k2"
      )
    }
  }
}

/// The columns of `case_now` that a row of a list is made of, before whether it is hidden.
enum CaseColumns {
  static let list = """
    crn, forename, surname, team, staff_code, holder_name, held_since, type, location, tier, provisional, rosh, mappa,
    release_on, sentenced_on, expected_end_on
    """
}
