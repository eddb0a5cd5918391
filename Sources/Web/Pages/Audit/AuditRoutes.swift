import Caseload
import Casework
import HTTPTypes

extension Visit {
  func audit(_ address: AuditAddress) async throws -> Answer {
    switch address {
    case .events(let query):
      let problems = Self.problems(query)
      let found = problems.isEmpty ? try await use.auditEvents(query) : nil
      let page = AuditView(query: query, found: found, problems: problems, standing: try? await use.standing())
      return .page(framed(page.page), problems.isEmpty ? .ok : .badRequest)
    }
  }

  /// What is wrong with the days of a search, with the field that it is about.
  private static func problems(_ query: AuditQuery) -> [(message: String, field: String)] {
    let days = [("from", query.from), ("until", query.until)]
    let wrong = days.filter { $0.1 != nil && $0.1.flatMap { LocalDate(iso: $0) } == nil }
    guard wrong.isEmpty else { return wrong.map { ("Enter a day as 2026-11-22.", $0.0) } }
    guard let from = query.from, let until = query.until, until < from else { return [] }
    return [("The last day is before the first.", "until")]
  }
}
