@testable import Casework
import Caseload

/// Three nights, one of each state, and a search over the sample's names and codes.
extension RandomReads {
  func extracts() async throws -> [ExtractSummary] {
    if let failure { throw failure }
    guard let now else { return [] }
    return [
      summary(3, .accepted, now.extractDate, current: true),
      summary(
        2, .waiting, now.extractDate + -1,
        reason: "It has 12% fewer owners than the last. Accept it with --accept-drop."),
      summary(1, .refused, nil, reason: "There is no sheet “WMT_Extract”. Ask for the workbook again."),
    ]
  }

  private func summary(
    _ id: Int, _ state: ExtractSummary.State, _ date: LocalDate?, reason: String? = nil, current: Bool = false
  )
    -> ExtractSummary
  {
    ExtractSummary(
      id: id, fileName: "WMT_PS <\(id)>.xlsx", state: state, date: date, receivedAt: "2026-11-22T02:14:09Z",
      owners: 1_234, cases: 45_678,
      problems: state == .refused ? 0 : problemCount, reason: reason, isCurrent: current)
  }

  private var problems: [StoredProblem] {
    (0..<problemCount).map { number in
      StoredProblem(
        severity: number % 3 == 0 ? "quarantined" : number % 3 == 1 ? "ignored" : "noted", kind: "unreadable-count",
        sheet: number % 4 == 0 ? nil : number % 2 == 0 ? "T2A" : "WMT_Extract", row: number % 4 == 0 ? nil : number + 2,
        column: number % 4 == 0 ? nil : "CommTierA3 (O)", value: number % 5 == 0 ? "=HYPERLINK(\"x\")" : "<b>12abc</b>",
        message: "The count is not a whole number.", done: "The row is set aside; its owner is shown as not computable."
      )
    }
  }

  func extract(id: Int, sheet: String?, page: Int) async throws -> ExtractDetail {
    if let failure { throw failure }
    guard let summary = try await extracts().first(where: { $0.id == id }) else {
      throw CaseworkRefusal.notFound("There is no extract with the number \(id).")
    }
    let found = summary.problems == 0 ? [] : problems.filter { sheet == nil || $0.sheet == sheet }
    let pages = max(1, (found.count + Self.pageSize - 1) / Self.pageSize)
    let shown = min(page, pages)
    return ExtractDetail(
      summary: summary, rules: now?.rules ?? "",
      sheets: [
        ExtractDetail.Sheet(name: "WMT_Extract", rows: 100, used: 90, problems: problemCount / 2),
        ExtractDetail.Sheet(name: "T2A", rows: 50, used: 50, problems: problemCount / 4),
      ], sheetFilter: sheet, problems: Array(found.dropFirst((shown - 1) * Self.pageSize).prefix(Self.pageSize)),
      totalProblems: found.count, page: shown, pages: pages, standing: now)
  }

  func search(_ query: String, page: Int) async throws -> SearchResults {
    if let failure { throw failure }
    guard let now else { throw CaseworkRefusal.noFigures }
    let wanted = query.lowercased()
    let units =
      query.isEmpty
      ? [] : service.units.map(\.reference).filter { "\($0.name) \($0.code)".lowercased().contains(wanted) }
    let posts =
      query.isEmpty
      ? [] : service.posts.filter { "\($0.reference.name) \($0.reference.staffCode)".lowercased().contains(wanted) }
    let pages = max(1, (posts.count + Self.pageSize - 1) / Self.pageSize)
    let shown = min(page, pages)
    let found = posts.dropFirst((shown - 1) * Self.pageSize).prefix(Self.pageSize).map { post in
      let path = service.path(of: post.team) + [service.units[post.team].reference]
      return SearchResults.FoundPost(
        post: post.reference, teamName: path[3].name, pduName: path[2].name, regionName: path[1].name)
    }
    return SearchResults(
      query: query, units: units, posts: Array(found), total: posts.count, page: shown, pages: pages, standing: now)
  }
}
