import Caseload
import Storage

/// The conditions and the order of a list of cases as SQL.
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

  /// The filters whose values `case_now` keeps as one text, in its order: all but the holder and the expected end, which
  /// depends on the day.
  static let marks: [CaseFilter] = [.tier, .type, .location, .rosh, .mappa, .provisional]

  /// What counting needs of each case, restricted or not, whatever is chosen: whether it is restricted, its holder,
  /// whether its expected end has passed, and its values of ``marks``.
  func marks() -> SQLCondition {
    SQLCondition(
      """
      SELECT CASE WHEN \(hidden.sql) THEN 1 ELSE 0 END, COALESCE(staff_code, 'none'),
        CASE WHEN expected_end_on < ? THEN 1 ELSE 0 END, marks
      FROM case_now WHERE \(within.sql)
      """, hidden.arguments + [.text(asOf.iso)] + within.arguments)
  }

  /// The number of cases and the number of restricted ones, for a list too long to count by values.
  func totals() -> SQLCondition {
    let all = (chosen.map(\.condition) + [open]).all
    return SQLCondition(
      """
      SELECT COALESCE(SUM(CASE WHEN \(all.sql) THEN 1 ELSE 0 END), 0), COALESCE(SUM(restricted), 0) FROM \(scoped.sql)
      """, all.arguments + scoped.arguments)
  }

  /// The CRN of each row of a page, in order.
  func page(offset: Int) -> SQLCondition {
    let all = (chosen.map(\.condition) + [open]).all
    // Restricted cases stand at the end, whatever the order: their place must not tell anything.
    return SQLCondition(
      """
      SELECT crn FROM \(scoped.sql) WHERE \(all.sql)
      ORDER BY restricted, \(order.sql), crn LIMIT \(query.pageSize) OFFSET \(offset)
      """, scoped.arguments + all.arguments)
  }

  /// The cases of the scope with what conditions and the order name.
  private var scoped: SQLCondition {
    SQLCondition(
      """
      (SELECT crn, CASE WHEN \(hidden.sql) THEN 1 ELSE 0 END AS restricted, COALESCE(staff_code, 'none') AS holder,
         provisional, tier, COALESCE(type, 'none') AS type,
        COALESCE(location, 'none') AS location, COALESCE(rosh, 'none') AS rosh, COALESCE(mappa, 'none') AS mappa,
        CASE WHEN expected_end_on < ? THEN 1 ELSE 0 END AS over_end, \(order.keys)
      FROM case_now WHERE \(within.sql)) AS scoped
      """, hidden.arguments + [.text(asOf.iso)] + within.arguments)
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

  /// Restricted cases are left out of a list that anything narrows.
  private var open: SQLCondition { SQLCondition(query.isNarrowed ? "restricted = 0" : "1 = 1") }

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
