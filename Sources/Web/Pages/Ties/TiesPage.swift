import Caseload
import Casework

/// Who stands in for whom, or which cases are open to inspectors, with the form to give and the buttons to end.
struct TiesPage {
  let book: TieBook
  let form: TieForm
  let done: TiesAddress.Done?
  /// Whether the reader may give and end.
  let mayChange: Bool
  let token: FormToken
  let standing: Standing?

  static let tiesHeading = "Cover and joint work"
  static let inspectionsHeading = "Cases open for inspections"

  private var isInspection: Bool { form.isInspection }
  private var heading: String { isInspection ? Self.inspectionsHeading : Self.tiesHeading }

  var page: Page {
    Page(
      title: form.problems.title(heading), section: isInspection ? .inspections : .ties, standing: standing,
      main: """
        \(form.problems.summary)<h1>\(heading)</h1>
        \(notice)<p>\(about)</p>
        \(table)\(give)
        """)
  }

  private var about: String {
    isInspection
      ? "An inspector reads the cases that are opened here, until the last day, and no others. Each look is in the audit trail."
      : "Who covers, answers or deputises for a colleague, or works on a case beside its holder, reaches their cases on these days, beside their own."
  }

  private var notice: HTML {
    let sentence: String? =
      switch done {
      case .given:
        isInspection ? "The cases are open from the first day on." : "It is given, and holds from the first day on."
      case .ended: "It has ended."
      case nil: nil
      }
    return Part.notice(sentence)
  }

  private var table: HTML {
    guard !book.ties.isEmpty else {
      return Part.empty(isInspection ? "No case is open for an inspection." : "Nobody stands in for anybody now.")
    }
    let headings = ["Who", "What", "Whom or which case", "Days", "Why", "Given by"] + (mayChange ? ["End"] : [])
    return Table(
      caption: heading, reading: "In force today or to come.", columns: headings.map { Table.Column(heading: $0) },
      rows: book.ties.map(row)
    ).html
  }

  private func row(_ tie: GivenTie) -> [HTML] {
    let days = tie.until.map { "\(tie.from.shortText) to \($0.shortText)" } ?? "From \(tie.from.shortText)"
    let reason: HTML = tie.reason.map { "\($0)" } ?? "<span class=\"quiet\">Not said</span>"
    let cells: [HTML] = [
      "\(tie.holder)", "\(TieWords.kind(tie.kind))", subject(tie), "\(days)", reason, "\(tie.givenBy)",
    ]
    return mayChange ? cells + [end(tie)] : cells
  }

  private func subject(_ tie: GivenTie) -> HTML {
    tie.subject.map { "\($0)" } ?? "<span class=\"quiet\">A restricted case</span>"
  }

  private func end(_ tie: GivenTie) -> HTML {
    """
    <form method="post" action="\(Address.ties(isInspection ? .inspections() : .ties()))">\(token.field)\
    \(Part.hidden(TieForm.stepField, TieForm.Step.end.rawValue))\(Part.hidden(TieForm.idField, String(tie.id)))\
    <button class="button second" type="submit">End<span class="hidden"> what \(tie.holder) has of \(tie.subject ?? "a restricted case")</span></button></form>
    """
  }

  private var give: HTML {
    guard mayChange else { return .empty }
    let words = isInspection ? "Open cases" : "Give cover or joint work"
    guard !book.candidates.isEmpty else {
      let why =
        isInspection
        ? "Nobody has the role of an inspector. An administrator can give it, with its last day."
        : "Nobody within your reach has an account with a staff code."
      return "<section><h2>\(words)</h2>\n\(Part.empty(why))</section>\n"
    }
    return "<section><h2>\(words)</h2>\n\(form.html(book.candidates, token))</section>\n"
  }
}
