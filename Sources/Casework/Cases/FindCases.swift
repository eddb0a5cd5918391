import Caseload
import Rules
import Storage

/// People on probation that a search found. Restricted cases are never among them.
public struct CasesFound: Sendable {
  public let rows: [CaseRow]
  /// At most ``most``; more are not counted.
  public let total: Int
  /// More than ``most`` fit: the words say too little.
  public let isTooMany: Bool
  /// No word is long enough to look for.
  public let isTooShort: Bool
  public let page: Int
  public let pages: Int

  /// More results than this are no answer.
  public static let most = 1_000
}

extension Service {
  public func findCases(_ text: String, page: Int) async throws -> CasesFound {
    let search = SearchWords(text)
    guard text.count <= Self.longestQuery else {
      throw CaseworkRefusal.invalid("Enter \(Self.longestQuery) characters or fewer to search for.")
    }
    guard let index = search.index else {
      return CasesFound(rows: [], total: 0, isTooMany: false, isTooShort: !search.words.isEmpty, page: 1, pages: 1)
    }
    return try await view(.search) { connection in
      let reach = try require(.view, .cases, connection)
      guard let standing = try caseStandingIfAny(connection) else {
        return CasesFound(rows: [], total: 0, isTooMany: false, isTooShort: false, page: 1, pages: 1)
      }
      let hidden = try restrictions(on: standing.asOf, connection).hidesNow("n.")
      let open = SQLCondition("NOT \(hidden.sql)", hidden.arguments)
      let all = [index, open, reach.cases("n."), search.rest("n.search_text")].compactMap(\.self).all
      // Stops at the first that is too many: counting all that have a common syllable takes longer than anyone waits.
      let found = try connection.query(
        """
        SELECT n.crn FROM case_search s JOIN case_now n ON n.crn = s.crn WHERE \(all.sql) LIMIT \(CasesFound.most + 1)
        """, all.arguments
      ) { try $0.text(0) }
      let isTooMany = found.count > CasesFound.most
      let total = min(found.count, CasesFound.most)
      let pages = max(1, (total + Self.resultsAPage - 1) / Self.resultsAPage)
      let shown = min(max(1, page), pages)
      let among = SQLCondition.among("crn", Array(found.sorted().prefix(CasesFound.most)))
      let rows = try caseRows(
        SQLCondition(
          """
          SELECT \(CaseColumns.list), 0 FROM case_now WHERE \(among.sql)
          ORDER BY LOWER(surname), LOWER(forename), crn LIMIT \(Self.resultsAPage)
          OFFSET \((shown - 1) * Self.resultsAPage)
          """, among.arguments), asOf: standing.asOf, connection)
      return CasesFound(
        rows: rows.compactMap { if case .shown(let row) = $0 { row } else { nil } }, total: total, isTooMany: isTooMany,
        isTooShort: false, page: shown, pages: pages)
    }
  }
}
