import Caseload
import Rules
import Storage

extension Service {
  /// Practitioners on one page of what a search found.
  public static let resultsAPage = 25
  static let longestQuery = 100

  /// Finds units and practitioners by any part of a name or code; every word of the query must occur.
  public func search(_ query: String, page: Int) async throws -> SearchResults {
    let words = query.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard query.count <= Self.longestQuery else {
      throw CaseworkRefusal.invalid("Enter \(Self.longestQuery) characters or fewer to search for.")
    }
    return try await view(.search) { connection in
      let night = try currentNight(connection)
      guard !words.isEmpty else {
        return SearchResults(query: query, units: [], posts: [], total: 0, page: 1, pages: 1, standing: night.standing)
      }
      let named = try namedScope(connection)
      let patterns = words.map { SQLValue.text("%\(Self.escaped($0))%") }
      func matches(_ column: String) -> String {
        words.map { _ in "\(column) LIKE ? ESCAPE '\\'" }.joined(separator: " AND ")
      }
      let units = try connection.query(
        "SELECT level, code, name FROM unit WHERE \(matches("search_text")) ORDER BY level, name, code LIMIT ?",
        patterns + [.integer(Self.resultsAPage)]
      ) { row in
        let level = try row.int(0)
        return UnitReference(
          level: level, levelID: night.pack.levels[level].id, code: try row.text(1), name: try row.text(2))
      }
      let total =
        try connection.first(
          """
          SELECT COUNT(*) FROM post_figure f JOIN post p ON p.id = f.post_id JOIN practitioner pr ON pr.id = p.practitioner_id
          JOIN unit team ON team.id = f.team_id
          WHERE f.extract_id = ? AND \(matches("pr.search_text")) AND \(named.sql)
          """, [.integer(night.extract)] + patterns + named.arguments
        ) { try $0.int(0) } ?? 0
      let pages = max(1, (total + Self.resultsAPage - 1) / Self.resultsAPage)
      let shown = min(max(1, page), pages)
      let posts = try connection.query(
        """
        SELECT \(PostRow.columns), team.name, pdu.name, region.name FROM post_figure f \(PostRow.joins)
        JOIN unit pdu ON pdu.id = team.parent_id JOIN unit region ON region.id = pdu.parent_id
        WHERE f.extract_id = ? AND \(matches("pr.search_text")) AND \(named.sql)
        ORDER BY pr.surname, pr.forename, p.id LIMIT ? OFFSET ?
        """,
        [.integer(night.extract)] + patterns + named.arguments + [
          .integer(Self.resultsAPage), .integer((shown - 1) * Self.resultsAPage),
        ]
      ) { row in
        SearchResults.FoundPost(
          post: try PostRow.reference(row, night.pack), teamName: try row.text(PostRow.columnCount),
          pduName: try row.text(PostRow.columnCount + 1), regionName: try row.text(PostRow.columnCount + 2))
      }
      return SearchResults(
        query: query, units: units, posts: posts, total: total, page: shown, pages: pages, standing: night.standing)
    }
  }

  /// Practitioners whom the actor may find by name, as a condition on `pr` and `team`.
  private func namedScope(_ connection: any SQLConnection) throws -> SQLCondition {
    var scope = try scope(.view, .peopleFigures, connection)
    scope.formUnion(try self.scope(.view, .staff, connection))
    if scope.isEverything { return SQLCondition("1 = 1") }
    let teams = SQLCondition.among("team.code", scope.codes)
    let people = SQLCondition.among("pr.staff_code", scope.staff.sorted())
    return SQLCondition("(\(teams.sql) OR \(people.sql))", teams.arguments + people.arguments)
  }

  /// Signs that `LIKE` would read as patterns are taken as themselves.
  private static func escaped(_ word: String) -> String {
    word.reduce(into: "") { text, character in
      if "%_\\".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
