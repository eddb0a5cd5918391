import Caseload
import Rules
import Storage

extension Service {
  /// Cases on one page of a list.
  public static let casesAPage = 50
  /// Cases in one file at most.
  public static let casesAFile = 10_000
  /// In a longer list the values of filters are not counted.
  static let mostCounted = 25_000
  /// A list of holders longer than this is no help in a choice.
  static let mostHolders = 250

  public func caseStanding() async throws -> CaseStanding? {
    try await database.read { try caseStandingIfAny($0) }
  }

  public func caseList(_ query: CaseListQuery) async throws -> CaseListPage {
    guard query.text.count <= Self.longestQuery else {
      throw CaseworkRefusal.invalid("Enter \(Self.longestQuery) characters or fewer to search for.")
    }
    return try await view(
      query.isFile ? .export : .viewCases, of: { $0.subject.audited }, or: .none,
      keptAs: query.isFile ? nil : ViewKey("cases", list: query)
    ) { connection in
      let reach = try require(query.isFile ? .export : .view, .cases, connection)
      let standing = try caseStanding(connection)
      let (subject, path, scope) = try subject(of: query.scope, within: reach, on: standing.asOf, connection)
      let hidden = try restrictions(on: standing.asOf, connection).hidesNow()
      let sql = CaseListSQL(query, scope: scope, hidden: hidden, asOf: standing.asOf)
      let beyond = try connection.first(
        "SELECT 1 FROM case_now WHERE \(scope.sql) LIMIT 1 OFFSET \(Self.mostCounted)", scope.arguments
      ) { try $0.int(0) }
      let countsFacets = beyond == nil
      let counts = try CaseCounts(sql, everyValue: countsFacets, connection)
      let pages = max(1, (counts.total + query.pageSize - 1) / query.pageSize)
      let shown = min(max(1, query.page), pages)
      let asked = sql.page(offset: (shown - 1) * query.pageSize)
      let crns = try connection.query(asked.sql, asked.arguments) { try $0.text(0) }
      return CaseListPage(
        query: query, subject: subject, path: try openPath(path, connection),
        rows: try caseRows(sql.rows(crns), asOf: standing.asOf, connection), total: counts.total,
        restricted: counts.restricted,
        facets: countsFacets ? try facets(counts, connection) : CaseLabels(pack).facetsWithoutCounts,
        chips: try chips(query, connection), page: shown, pages: pages, standing: standing)
    }
  }

  private func facets(_ counts: CaseCounts, _ connection: any SQLConnection) throws -> [CaseListPage.Facet] {
    let labels = CaseLabels(pack)
    return try CaseFilter.allCases.compactMap { filter in
      let values = counts.values(of: filter)
      guard filter != .holder || values.count <= Self.mostHolders else { return nil }
      let names = filter == .holder ? try holderNames(values.map(\.value), connection) : [:]
      return CaseListPage.Facet(
        filter: filter,
        choices: labels.ordered(
          filter,
          values.map { value, count in
            CaseListPage.Facet.Choice(
              value: value, label: labels.label(filter, value, name: names[value] ?? ""), cases: count)
          }))
    }
  }

  private func holderNames(_ codes: [String], _ connection: any SQLConnection) throws -> [String: String] {
    let wanted = SQLCondition.among("staff_code", codes)
    let pairs = try connection.query(
      "SELECT staff_code, surname, forename FROM practitioner WHERE \(wanted.sql) ORDER BY staff_code", wanted.arguments
    ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2))) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  private func chips(_ query: CaseListQuery, _ connection: any SQLConnection) throws
    -> [CaseListPage.Chip]
  {
    let labels = CaseLabels(pack)
    var chips = try CaseFilter.allCases.compactMap { filter -> CaseListPage.Chip? in
      guard let value = query.filters[filter] else { return nil }
      let name = filter == .holder ? try holderNames([value], connection)[value] ?? "" : ""
      return CaseListPage.Chip(
        words: "\(labels.name(filter)): \(labels.label(filter, value, name: name))", without: query.with(filter, nil))
    }
    if query.text.contains(where: { !$0.isWhitespace }) {
      var without = query
      without.text = ""
      without.page = 1
      chips.append(CaseListPage.Chip(words: "Name or CRN has “\(query.text)”", without: without))
    }
    return chips
  }

  private func subject(
    of scope: CaseListQuery.Scope, within reach: AccessScope, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> (CaseListPage.Subject, [UnitReference], SQLCondition) {
    switch scope {
    case .service, .unit:
      var (level, code): (String?, String?) = (nil, nil)
      if case .unit(let l, let c) = scope { (level, code) = (l, c) }
      let unit = try self.scope(level: level, code: code, on: day, connection)
      // Of a unit that is not all within reach, the cases that are.
      let all = reach.holds(unit.unit) ? unit.condition("team") : [unit.condition("team"), reach.cases()].all
      return (.unit(unit.unit), unit.path, all)
    case .practitioner(let id):
      let found = try connection.first(
        "SELECT staff_code, surname, forename FROM practitioner WHERE id = ?", [.integer(id)]
      ) { (try $0.text(0), PostRow.lastFirst(try $0.text(1), try $0.text(2))) }
      guard let (code, name) = found else {
        throw CaseworkRefusal.notFound("There is no practitioner with this address.")
      }
      // Whoever can see none of somebody's cases is not told the name of that person either.
      let theirs = [SQLCondition("staff_code = ?", [.text(code)]), reach.cases()].all
      let holdsOne = try connection.first("SELECT 1 FROM case_now WHERE \(theirs.sql) LIMIT 1", theirs.arguments) {
        try $0.int(0)
      }
      guard try holdsOne != nil || holds(reach, staff: code, connection) else {
        throw CaseworkRefusal.notAllowed(Self.otherPerson)
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
        .practitioner(id: id, staffCode: code, name: name), path, theirs
      )
    }
  }
}
