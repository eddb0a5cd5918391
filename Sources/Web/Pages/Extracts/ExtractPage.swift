import Casework
import Rules

/// One extract: what was read of each sheet, and its problems with what was done about each.
struct ExtractPage {
  let detail: ExtractDetail

  private var summary: ExtractSummary { detail.summary }

  var page: Page {
    let paging = detail.pages > 1 ? " (page \(detail.page) of \(detail.pages))" : ""
    return Page(
      title: "Extract of \(summary.dayInWords)\(paging)", section: .extracts,
      breadcrumbs: [Frame.Link(text: "Extracts", address: .extracts)], standing: detail.standing, main: main)
  }

  private var main: HTML {
    """
    <h1>Extract of \(summary.dayInWords)</h1>
    <p class="stamp">\(summary.fileName) · came in \(Times.text(ofUTC: summary.receivedAt)) · rules: \(detail.rules)</p>
    <p>\(summary.tag)</p>
    \(reason)\(Part.keyFigures([
      Part.KeyFigure(label: "Posts", value: Figures.number(summary.owners)),
      Part.KeyFigure(label: "Cases", value: Figures.number(summary.cases)),
      Part.KeyFigure(label: "Problems", value: Figures.number(summary.problems)),
    ]))
    <section>\(sheets)</section>
    <section><h2>Problems</h2>
    \(filter)\(problems)</section>
    """
  }

  private var reason: HTML {
    guard let reason = summary.reason else { return .empty }
    return
      "<div class=\"notice\"><p><strong>\(summary.state == .waiting ? "Why it waits" : "Why it was refused")</strong>\(reason)</p></div>\n"
  }

  private var sheets: HTML {
    guard !detail.sheets.isEmpty else { return "<h2>Sheets</h2>" + Part.empty("No sheet was read.") }
    return Table(
      caption: "Sheets",
      columns: [
        Table.Column(heading: "Sheet"), Table.Column(heading: "Rows", isNumeric: true),
        Table.Column(heading: "Used", isNumeric: true), Table.Column(heading: "Problems", isNumeric: true),
      ],
      rows: detail.sheets.map { sheet in
        let count: HTML =
          sheet.problems > 0
          ? "<a href=\"\(Address.extract(summary.id, sheet: sheet.name))\">\(Figures.number(sheet.problems))<span class=\"hidden\"> problems in \(sheet.name)</span></a>"
          : "0"
        return ["\(sheet.name)", "\(Figures.number(sheet.rows))", "\(Figures.number(sheet.used))", count]
      }
    ).html
  }

  /// The choice of a sheet, and the chosen one as a link that takes it away.
  private var filter: HTML {
    let names = detail.sheets.map(\.name)
    let chosen: HTML =
      detail.sheetFilter.map {
        """
        <ul class="chosen"><li><a href="\(Address.extract(summary.id))"><span class="hidden">Remove filter: </span>✕ Sheet \($0)</a></li></ul>

        """
      } ?? .empty
    guard !names.isEmpty else { return chosen }
    let options = names.map { name -> HTML in
      name == detail.sheetFilter
        ? "<option value=\"\(name)\" selected>\(name)</option>" : "<option value=\"\(name)\">\(name)</option>"
    }
    return """
      <form method="get" action="\(Address.extract(summary.id))"><div class="row"><div class="group"><label for="sheet">Sheet</label>
      <select id="sheet" name="sheet"><option value="">All sheets</option>\(options)</select></div>
      <button class="button second" type="submit">Apply filter</button></div></form>
      \(chosen)
      """
  }

  private var problems: HTML {
    guard !detail.problems.isEmpty else {
      return Part.empty(
        detail.sheetFilter.map { "No problems in sheet \($0)." } ?? "No problems were found in this extract.")
    }
    let table = Table(
      caption: detail.sheetFilter.map { "Problems in sheet \($0)" } ?? "Problems in all sheets",
      columns: [
        Table.Column(heading: "Where"), Table.Column(heading: "What"), Table.Column(heading: "Value"),
        Table.Column(heading: "What was done"), Table.Column(heading: "Outcome"),
      ],
      rows: detail.problems.map(row))
    let paging = Pagination(
      page: detail.page, pages: detail.pages, pageSize: Service.problemsAPage, total: detail.totalProblems,
      things: detail.totalProblems == 1 ? "problem" : "problems"
    ) { .extract(summary.id, sheet: detail.sheetFilter, page: $0) }
    return table.html + paging.html
  }

  private func row(_ problem: StoredProblem) -> [HTML] {
    var place: [HTML] = [problem.sheet.map { "\($0)" } ?? "The workbook"]
    if let row = problem.row { place.append("row \(row)") }
    if let column = problem.column { place.append("column \(column)") }
    let value: HTML = problem.value.map { "<code>\($0)</code>" } ?? "<span class=\"quiet\">none</span>"
    return [place.joined(by: ", "), "\(problem.message)", value, "\(problem.done)", Self.tag(problem.severity)]
  }

  private static func tag(_ severity: String) -> HTML {
    switch severity {
    case "refused": Part.tag("Refused", .over)
    case "quarantined": Part.tag("Set aside", .care)
    case "ignored": Part.tag("Not used", .none)
    default: Part.tag("Noted")
    }
  }
}
