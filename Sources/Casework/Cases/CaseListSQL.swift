import Caseload
import Storage

/// The conditions and the order of a list of cases as SQL over `case_now`.
struct CaseListSQL {
  /// Where the cases are: a unit or a practitioner.
  let scope: SQLCondition
  let query: CaseListQuery
  let asOf: LocalDate
  let taken: [CaseFilter: SQLCondition]
  let text: SQLCondition?

  init(_ query: CaseListQuery, scope: SQLCondition, asOf: LocalDate) {
    self.query = query
    self.scope = scope
    self.asOf = asOf
    text = SearchWords(query.text).condition
    var taken: [CaseFilter: SQLCondition] = [:]
    for (filter, value) in query.filters { taken[filter] = Self.condition(filter, value) }
    self.taken = taken
  }

  /// What is selected once into `scoped`, so that every count and the page read the same rows.
  static let scopedColumns = """
    crn, restricted, staff_code, holder_name, provisional, tier, COALESCE(type, 'none') AS type,
    COALESCE(location, 'none') AS location, COALESCE(rosh, 'none') AS rosh, COALESCE(mappa, 'none') AS mappa,
    CASE WHEN expected_end_on < ? THEN 1 ELSE 0 END AS over_end
    """

  /// All values of all filters with their number of cases, the total, and the restricted cases: `what, value, label, cases`.
  var counts: SQLCondition {
    let within = [scope, text].compactMap(\.self).all
    var parts: [SQLCondition] = []
    let chosen = CaseFilter.allCases.compactMap { taken[$0] }
    let open: SQLCondition = query.isNarrowed ? SQLCondition("restricted = 0") : SQLCondition("1 = 1")
    parts.append(counted("'total'", (chosen + [open]).all))
    parts.append(counted("'restricted'", SQLCondition("restricted = 1")))
    for filter in CaseFilter.allCases {
      // A filter's own choice does not narrow its list: another value can be chosen in its place.
      let others = CaseFilter.allCases.filter { $0 != filter }.compactMap { taken[$0] }
      let all = (others + [SQLCondition("restricted = 0")]).all
      let column = Self.column(filter)
      let label = filter == .holder ? "COALESCE(MAX(holder_name), '')" : "''"
      parts.append(
        SQLCondition(
          "SELECT '\(filter.rawValue)', \(column), \(label), COUNT(*) FROM scoped WHERE \(all.sql) GROUP BY \(column)",
          all.arguments))
    }
    return SQLCondition(
      """
      WITH scoped AS MATERIALIZED (SELECT \(Self.scopedColumns) FROM case_now WHERE \(within.sql))
      \(parts.map(\.sql).joined(separator: "\nUNION ALL "))
      """, [.text(asOf.iso)] + within.arguments + parts.flatMap(\.arguments))
  }

  private func counted(_ what: String, _ condition: SQLCondition) -> SQLCondition {
    SQLCondition("SELECT \(what), '', '', COUNT(*) FROM scoped WHERE \(condition.sql)", condition.arguments)
  }

  /// One page of rows, in the columns of ``CaseColumns``.
  func rows(limit: Int, offset: Int) -> SQLCondition {
    let conditions = [scope, text].compactMap(\.self) + CaseFilter.allCases.compactMap { onTable($0) }
    let all = (conditions + (query.isNarrowed ? [SQLCondition("restricted = 0")] : [])).all
    // Restricted cases stand at the end, whatever the order: their place must not tell anything.
    return SQLCondition(
      """
      SELECT \(CaseColumns.list) FROM case_now WHERE \(all.sql)
      ORDER BY restricted, \(order), crn LIMIT \(limit) OFFSET \(offset)
      """, all.arguments)
  }

  /// A filter over the table itself, where its columns may be NULL.
  private func onTable(_ filter: CaseFilter) -> SQLCondition? {
    guard let value = query.filters[filter] else { return nil }
    switch filter {
    case .overEnd:
      return SQLCondition(
        "CASE WHEN expected_end_on < ? THEN 1 ELSE 0 END = ?", [.text(asOf.iso), value == "yes" ? 1 : 0])
    case .provisional, .tier, .holder: return taken[filter]
    case .type, .location, .rosh, .mappa:
      return SQLCondition("COALESCE(\(filter.rawValue), 'none') = ?", [.text(value)])
    }
  }

  private static func column(_ filter: CaseFilter) -> String {
    switch filter {
    case .tier, .type, .location, .rosh, .mappa: filter.rawValue
    case .provisional: "CASE WHEN provisional = 1 THEN 'yes' ELSE 'no' END"
    case .overEnd: "CASE WHEN over_end = 1 THEN 'yes' ELSE 'no' END"
    case .holder: "COALESCE(staff_code, 'none')"
    }
  }

  /// A filter over `scoped`.
  private static func condition(_ filter: CaseFilter, _ value: String) -> SQLCondition {
    switch filter {
    case .tier, .type, .location, .rosh, .mappa: SQLCondition("\(filter.rawValue) = ?", [.text(value)])
    case .provisional: SQLCondition("provisional = ?", [value == "yes" ? 1 : 0])
    case .overEnd: SQLCondition("over_end = ?", [value == "yes" ? 1 : 0])
    case .holder:
      value == CaseFilter.none ? SQLCondition("staff_code IS NULL") : SQLCondition("staff_code = ?", [.text(value)])
    }
  }

  private var order: String {
    let way = query.descending ? "DESC" : "ASC"
    // What a case does not have comes last whichever way.
    func lastWithout(_ column: String) -> String { "CASE WHEN \(column) IS NULL THEN 1 ELSE 0 END, \(column) \(way)" }
    let name = "LOWER(surname), LOWER(forename)"
    switch query.sort {
    case .name: return "LOWER(surname) \(way), LOWER(forename) \(way)"
    case .crn: return "crn \(way)"
    case .tier: return "CASE WHEN tier = 'untiered' THEN 1 ELSE 0 END, tier \(way), \(name)"
    case .type: return lastWithout("type") + ", " + name
    case .holder: return lastWithout("holder_name") + ", " + name
    case .since: return lastWithout("held_since") + ", " + name
    case .end: return lastWithout("expected_end_on") + ", " + name
    case .rosh:
      return """
        CASE WHEN rosh IS NULL THEN 1 ELSE 0 END,
        CASE rosh WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 ELSE 3 END \(way), \(name)
        """
    case .waiting:
      // More days waiting is an earlier day.
      return """
        CASE WHEN staff_code IS NULL THEN 0 ELSE 1 END, held_since \(query.descending ? "ASC" : "DESC"), \(name)
        """
    }
  }
}

/// The columns of `case_now` that a row of a list is made of.
enum CaseColumns {
  static let list = """
    crn, forename, surname, team, staff_code, holder_name, held_since, type, location, tier, provisional, rosh, mappa,
    release_on, sentenced_on, expected_end_on, restricted
    """
}
