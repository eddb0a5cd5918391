import Casework
import Rules

/// Search by any part of a name or code. What was typed stays in the field, and never in the title.
struct SearchPage {
  let query: String
  /// Units and practitioners; nil before the first extract, and when the question was wrong.
  let results: SearchResults?
  /// People on probation; nil when the question was wrong.
  let cases: CasesFound?
  /// What is wrong with the question, as a sentence.
  let error: String?
  let standing: Standing?
  let pack: RulePack

  var page: Page {
    let pages = max(results?.pages ?? 1, cases?.pages ?? 1)
    let paging = pages > 1 ? " (page \(number) of \(pages))" : ""
    return Page(
      title: "\(error == nil ? "" : "Error: ")Search\(paging)", section: nil, standing: standing,
      main: """
        \(error.map { Part.errorSummary([($0, "query")]) } ?? .empty)<h1>Search</h1>
        \(form)\(found)
        """)
  }

  /// The longer of the two lists says which page this is; the shorter one stands on its own pages only.
  private var number: Int { max(results?.page ?? 1, cases?.page ?? 1) }

  private var form: HTML {
    let message: HTML =
      error.map { "<p class=\"message\" id=\"query-error\"><span class=\"hidden\">Error: </span>\($0)</p>" } ?? .empty
    let group: HTML = error == nil ? "group" : "group wrong"
    let described: HTML = error == nil ? "query-hint" : "query-hint query-error"
    return """
      <form method="get" action="\(Address.search())"><div class="row"><div class="\(group)"><label for="query">Name or code</label>
      <p class="hint" id="query-hint">Any part of the name or code of a practitioner, a team, a PDU or a region, or three letters or more of the \
      name or CRN of a person on probation.</p>\(message)
      <input id="query" name="q" type="search" value="\(query)" maxlength="200" aria-describedby="\(described)" autocomplete="off" spellcheck="false"></div>
      <button class="button" type="submit">Search</button></div></form>

      """
  }

  private var found: HTML {
    guard error == nil else { return .empty }
    guard !query.allSatisfy(\.isWhitespace) else { return Part.empty("Nothing has been searched for yet.") }
    let count = (results?.total ?? 0) + (results?.units.count ?? 0) + (cases?.total ?? 0)
    guard count > 0 else {
      return """
        <h2>Nothing found</h2>
        <p>No unit, no practitioner and no person on probation has “\(query)” in a name or code. Check the spelling, or use a \
        shorter part of it.\(HTML.when(cases?.isTooShort == true, " People on probation are found by three letters or more."))</p>

        """
    }
    return (results.map { units($0) + posts($0) } ?? .empty) + (cases.map(people) ?? .empty)
  }

  private func people(_ found: CasesFound) -> HTML {
    guard found.total > 0, found.page == number else { return .empty }
    let table = Table(
      caption: "People on probation found", reading: "Current cases. Restricted cases are not found by a search.",
      columns: [
        Table.Column(heading: "Name"), Table.Column(heading: "CRN"), Table.Column(heading: "Tier"),
        Table.Column(heading: "Held by"), Table.Column(heading: "Team"),
      ],
      rows: found.rows.map { row in
        [
          CaseCell.name(row), "\(row.crn)", CaseCell.tier(row), CaseCell.holder(row.holder),
          row.team.map { "\($0)" } ?? "<span class=\"quiet\">No team</span>",
        ]
      })
    let many: HTML =
      found.isTooMany
      ? "<p>More than \(Figures.number(CasesFound.most)) people fit; these are some of them. Add another word of the name, or use the CRN.</p>\n"
      : .empty
    let paging = Pagination(
      page: found.page, pages: found.pages, pageSize: Service.resultsAPage, total: found.total,
      things: found.total == 1 ? "person" : "people"
    ) { .search(query, page: $0) }
    return "<section>\(many)\(table.html)\(paging.html)</section>\n"
  }

  private func units(_ results: SearchResults) -> HTML {
    guard !results.units.isEmpty, number == 1 else { return .empty }
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
    guard results.total > 0, results.page == number else { return .empty }
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
