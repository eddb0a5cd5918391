import Casework
import HTTPTypes

extension Site {
  func search(_ query: String, _ page: Int) async throws -> Answer {
    do {
      let results = try await reads.search(query, page: page)
      return searched(query, results, error: nil, standing: results.standing)
    } catch CaseworkRefusal.invalid(let sentence) {
      var answer = searched(query, nil, error: sentence, standing: try await reads.standing())
      answer.status = .badRequest
      return answer
    }
  }

  private func searched(_ query: String, _ results: SearchResults?, error: String?, standing: Standing?) -> Answer {
    .page(framed(SearchPage(query: query, results: results, error: error, standing: standing, pack: reads.pack).page))
  }
}
