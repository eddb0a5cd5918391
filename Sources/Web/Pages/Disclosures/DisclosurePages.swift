import Caseload
import Casework

/// What was shared about one person, newest first, and the way to record another sharing.
struct CaseSharingPage {
  let crn: String
  let entries: [Disclosure]
  /// The entry that was just made.
  let done: Int?
  let mayRecord: Bool
  let standing: Standing?

  static let heading = "Shared with partners"

  var page: Page {
    Page(
      title: Self.heading, section: .cases,
      breadcrumbs: [Frame.Link(text: "Case", address: .cases(.detail(crn: crn)))], standing: standing,
      main: """
        <span class="caption">Case \(crn)</span><h1>\(Self.heading)</h1>
        \(notice)<p>Each sharing with another agency is an entry here, and none is ever changed. What was wrong is corrected by another \
        entry, and both stay.</p>
        \(record)\(DisclosureTable(entries: entries, isOfOne: true, mayCorrect: mayRecord).html)
        """)
  }

  private var notice: HTML {
    Part.notice(done.map { "Entry \($0) is in the log." })
  }

  private var record: HTML {
    mayRecord ? "<p><a class=\"button\" href=\"\(Address.sharing(.new(crn: crn)))\">Record a sharing</a></p>\n" : .empty
  }
}

/// The form of a new entry, or of one that corrects another.
struct NewSharingPage {
  let form: DisclosureForm
  let token: FormToken
  let standing: Standing?

  var page: Page {
    let heading = form.corrects == nil ? "Record a sharing" : "Correct an entry"
    let crumbs = [
      Frame.Link(text: "Case", address: .cases(.detail(crn: form.crn))),
      Frame.Link(text: CaseSharingPage.heading, address: .sharing(.one(crn: form.crn))),
    ]
    return Page(
      title: form.problems.title(heading), section: .cases, breadcrumbs: crumbs, standing: standing,
      main: """
        \(form.problems.summary)<span class="caption">Case \(form.crn)</span><h1>\(heading)</h1>
        <p>Your name and the moment are kept with it. An entry cannot be changed or taken away afterwards.</p>
        \(form.html(token))
        """)
  }
}

/// The whole log within somebody's reach.
struct SharingPage {
  let list: DisclosureList
  let standing: Standing?

  var page: Page {
    let paging = list.pages > 1 ? " (page \(list.page) of \(list.pages))" : ""
    let pages = Pagination(
      page: list.page, pages: list.pages, pageSize: Service.disclosuresAPage, total: list.total,
      things: list.total == 1 ? "entry" : "entries"
    ) { .sharing(.list(page: $0)) }
    return Page(
      title: "\(CaseSharingPage.heading)\(paging)", section: .sharing, standing: standing,
      main: """
        <h1>\(CaseSharingPage.heading)</h1>
        <p>What was shared about people whose cases you may open. A sharing is recorded from the page of the case.</p>
        \(DisclosureTable(entries: list.entries, isOfOne: false, mayCorrect: false).html)\(pages.html)
        """)
  }
}

/// Entries of the log as a table.
private struct DisclosureTable {
  let entries: [Disclosure]
  /// Whether all are about one person, whose number then stands above.
  let isOfOne: Bool
  let mayCorrect: Bool

  var html: HTML {
    guard !entries.isEmpty else { return Part.empty("Nothing is recorded as shared.") }
    let headings =
      ["Entry"] + (isOfOne ? [] : ["CRN"]) + [
        "Day", "With whom", "What", "Why and on what ground", "Recorded", "State",
      ]
    return Table(
      caption: "What was shared, newest first", columns: headings.map { Table.Column(heading: $0) },
      rows: entries.map(row)
    ).html
  }

  private func row(_ entry: Disclosure) -> [HTML] {
    let crn: [HTML] = isOfOne ? [] : [Part.link(entry.crn, .sharing(.one(crn: entry.crn)))]
    return ["\(entry.id)"] + crn + [
      "\(entry.sharedOn.shortText)", "\(entry.agency)<br><span class=\"small\">\(entry.recipient)</span>",
      "\(entry.what)", "\(entry.reason)<br><span class=\"small\">\(entry.ground)</span>",
      "\(entry.recordedBy)<br><span class=\"small\">\(Times.text(ofUTC: entry.recordedAt))</span>", state(entry),
    ]
  }

  private func state(_ entry: Disclosure) -> HTML {
    let corrects: HTML = entry.corrects.map { "Corrects entry \($0). " } ?? .empty
    if let other = entry.correctedBy { return corrects + Part.tag("Corrected by entry \(other)", .care) }
    guard mayCorrect else { return corrects + "Stands" }
    return corrects
      + "<a href=\"\(Address.sharing(.new(crn: entry.crn, corrects: entry.id)))\">Correct<span class=\"hidden\"> entry \(entry.id)</span></a>"
  }
}
