import Caseload
import Rules
import Storage

extension Service {
  /// Cases on one page of a list.
  public static let casesAPage = 50
  /// Cases in one file at most.
  public static let casesAFile = 10_000
  /// A list of holders longer than this is no help in a choice.
  static let mostHolders = 250

  public func caseStanding() async throws -> CaseStanding? {
    try await database.read { try caseStandingIfAny($0) }
  }

  public func caseList(_ query: CaseListQuery) async throws -> CaseListPage {
    guard query.text.count <= Self.longestQuery else {
      throw CaseworkRefusal.invalid("Enter \(Self.longestQuery) characters or fewer to search for.")
    }
    return try await database.read { connection in
      let standing = try caseStanding(connection)
      let (subject, path, scope) = try subject(of: query.scope, on: standing.asOf, connection)
      let sql = CaseListSQL(query, scope: scope, asOf: standing.asOf)
      let counts = try connection.query(sql.counts.sql, sql.counts.arguments) { row in
        (what: try row.text(0), value: try row.text(1), label: try row.text(2), cases: try row.int(3))
      }
      let total = counts.first { $0.what == "total" }?.cases ?? 0
      let pages = max(1, (total + query.pageSize - 1) / query.pageSize)
      let shown = min(max(1, query.page), pages)
      let rows = try caseRows(
        sql.rows(limit: query.pageSize, offset: (shown - 1) * query.pageSize), asOf: standing.asOf, connection)
      let labels = CaseLabels(pack)
      let facets = CaseFilter.allCases.map { filter in
        CaseListPage.Facet(
          filter: filter,
          choices: labels.ordered(
            filter,
            counts.filter { $0.what == filter.rawValue }.map { line in
              CaseListPage.Facet.Choice(
                value: line.value, label: labels.label(filter, line.value, name: line.label), cases: line.cases)
            }))
      }.filter { $0.filter != .holder || $0.choices.count <= Self.mostHolders }
      return CaseListPage(
        query: query, subject: subject, path: path, rows: rows, total: total,
        restricted: counts.first { $0.what == "restricted" }?.cases ?? 0, facets: facets,
        chips: chips(query, facets, labels), page: shown, pages: pages, standing: standing)
    }
  }

  private func chips(_ query: CaseListQuery, _ facets: [CaseListPage.Facet], _ labels: CaseLabels) -> [CaseListPage
    .Chip]
  {
    var chips = CaseFilter.allCases.compactMap { filter -> CaseListPage.Chip? in
      guard let value = query.filters[filter] else { return nil }
      let known = facets.first { $0.filter == filter }?.choices.first { $0.value == value }?.label
      return CaseListPage.Chip(
        words: "\(labels.name(filter)): \(known ?? labels.label(filter, value, name: ""))",
        without: query.with(filter, nil))
    }
    if query.text.contains(where: { !$0.isWhitespace }) {
      var without = query
      without.text = ""
      without.page = 1
      chips.append(CaseListPage.Chip(words: "Name or CRN has “\(query.text)”", without: without))
    }
    return chips
  }

  private func subject(of scope: CaseListQuery.Scope, on day: LocalDate, _ connection: any SQLConnection) throws
    -> (CaseListPage.Subject, [UnitReference], SQLCondition)
  {
    switch scope {
    case .service, .unit:
      var (level, code): (String?, String?) = (nil, nil)
      if case .unit(let l, let c) = scope { (level, code) = (l, c) }
      let unit = try self.scope(level: level, code: code, on: day, connection)
      return (.unit(unit.unit), unit.path, unit.condition("team"))
    case .practitioner(let id):
      let found = try connection.first(
        "SELECT staff_code, surname, forename FROM practitioner WHERE id = ?", [.integer(id)]
      ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2))) }
      guard let (code, name) = found else {
        throw CaseworkRefusal.notFound("There is no practitioner with this address.")
      }
      let team = try connection.first(
        """
        SELECT team FROM staff_post
        WHERE staff_code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? ORDER BY starts_on, team LIMIT 1
        """, [.text(code), .text(day.iso), .text(day.iso)], { try $0.text(0) })
      var path: [UnitReference] = []
      if let team, let (unit, _) = try orgUnit(team, on: day, connection) {
        path = try self.scope(level: unit.levelID, code: unit.code, on: day, connection).path + [unit]
      }
      return (
        .practitioner(id: id, staffCode: code, name: name), path, SQLCondition("staff_code = ?", [.text(code)])
      )
    }
  }
}
