import Casework
import HTTPTypes
import Rules

extension Visit {
  func search(_ query: String, _ page: Int) async throws -> Answer {
    do {
      // Everybody finds units; people on probation only who may see some.
      let seesCases = session?.person.actor.may(.view, .cases, use.pack.access) ?? false
      let cases = seesCases ? try await use.findCases(query, page: page) : nil
      let results = try await unitsAndPosts(query, page)
      // Without an extract and without cases there is nothing to search, and the page says what to do.
      if results == nil, try await use.caseStanding() == nil { throw CaseworkRefusal.noFigures }
      return searched(query, results, cases, error: nil, standing: results?.standing)
    } catch CaseworkRefusal.invalid(let sentence) {
      var answer = searched(query, nil, nil, error: sentence, standing: try await use.standing())
      answer.status = .badRequest
      return answer
    }
  }

  /// Nil before the first extract: cases can be searched without it.
  private func unitsAndPosts(_ query: String, _ page: Int) async throws -> SearchResults? {
    do { return try await use.search(query, page: page) } catch CaseworkRefusal.noFigures { return nil }
  }

  private func searched(
    _ query: String, _ results: SearchResults?, _ cases: CasesFound?, error: String?, standing: Standing?
  ) -> Answer {
    let page = SearchPage(
      query: query, results: results, cases: cases, error: error, standing: standing, pack: use.pack)
    return .page(framed(page.page))
  }
}
