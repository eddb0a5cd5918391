import Casework
import Rules

/// Search by any part of a name or code. What was typed stays in the field, and never in the title.
struct SearchPage {
  let query: String
  /// Nil before anything was asked, and when the question was wrong.
  let results: SearchResults?
  /// What is wrong with the question, as a sentence.
  let error: String?
  let standing: Standing?
  let pack: RulePack

  var page: Page {
    let paging = results.map { $0.pages > 1 ? " (page \($0.page) of \($0.pages))" : "" } ?? ""
    return Page(
      title: "\(error == nil ? "" : "Error: ")Search\(paging)", section: nil, standing: standing,
      main: """
        \(error.map { Part.errorSummary([($0, "query")]) } ?? .empty)<h1>Search</h1>
        \(form)\(found)
        """)
  }

  private var form: HTML {
    let message: HTML =
      error.map { "<p class=\"message\" id=\"query-error\"><span class=\"hidden\">Error: </span>\($0)</p>" } ?? .empty
    let group: HTML = error == nil ? "group" : "group wrong"
    let described: HTML = error == nil ? "query-hint" : "query-hint query-error"
    return """
      <form method="get" action="\(Address.search())"><div class="row"><div class="\(group)"><label for="query">Name or code</label>
      <p class="hint" id="query-hint">Any part of a practitioner’s name or code, or of a team, PDU or region.</p>\(message)
      <input id="query" name="q" type="search" value="\(query)" maxlength="200" aria-describedby="\(described)" autocomplete="off" spellcheck="false"></div>
      <button class="button" type="submit">Search</button></div></form>

      """
  }

  private var found: HTML {
    guard let results, error == nil else { return .empty }
    guard !results.query.allSatisfy(\.isWhitespace) else { return Part.empty("Nothing has been searched for yet.") }
    guard results.total > 0 || !results.units.isEmpty else {
      return """
        <h2>Nothing found</h2>
        <p>No unit and no practitioner in this extract has “\(results.query)” in a name or code. Check the spelling, or use a shorter part of it.</p>

        """
    }
    return units(results) + posts(results)
  }

  private func units(_ results: SearchResults) -> HTML {
    guard !results.units.isEmpty, results.page == 1 else { return .empty }
    let table = Table(
      caption: "Units found",
      columns: [Table.Column(heading: "Name"), Table.Column(heading: "Level"), Table.Column(heading: "Code")],
      rows: results.units.map { unit in
        let level = pack.levels.indices.contains(unit.level) ? pack.levels[unit.level].label : unit.levelID
        return [Part.link(unit.name.isEmpty ? unit.code : unit.name, .unit(unit)), "\(level)", "\(unit.code)"]
      })
    return "<section>\(table.html)</section>\n"
  }

  private func posts(_ results: SearchResults) -> HTML {
    guard results.total > 0 else { return .empty }
    let table = Table(
      caption: "Practitioners found", reading: "A line for each post: a person in two teams stands here twice.",
      columns: [
        Table.Column(heading: "Name"), Table.Column(heading: "Code"), Table.Column(heading: "Grade"),
        Table.Column(heading: "Team"), Table.Column(heading: "PDU"), Table.Column(heading: "Region"),
      ],
      rows: results.posts.map { found in
        [
          Part.link(found.post.name, .practitioner(found.post.practitionerID)), "\(found.post.staffCode)",
          "\(found.post.grade)",
          "\(found.teamName)", "\(found.pduName)", "\(found.regionName)",
        ]
      })
    let paging = Pagination(
      page: results.page, pages: results.pages, pageSize: Service.resultsAPage, total: results.total,
      things: results.total == 1 ? "post" : "posts"
    ) { .search(results.query, page: $0) }
    return "<section>\(table.html)\(paging.html)</section>\n"
  }
}
