import Caseload
import Casework

/// Changes made here that the case system contradicted, or about which it stayed silent.
struct DisagreementsPage {
  let list: DisagreementList
  let standing: Standing?

  var page: Page {
    let paging = list.pages > 1 ? " (page \(list.page) of \(list.pages))" : ""
    return Page(
      title: "Disagreements with the case system\(paging)", section: .quality,
      breadcrumbs: [Frame.Link(text: "Data quality", address: .cases(.quality(nil)))], standing: standing,
      cases: list.standing, main: main)
  }

  private var main: HTML {
    """
    <h1>Disagreements with the case system</h1>
    \(Part.stamp(list.standing))<p>The case system owns sentences, dates, registrations, risk and who holds a case. A change of these \
    made here counts at once and waits until the case system says the same. It stands in this list when the case system says \
    something else, or has said nothing for \(Figures.counted(list.silentDays, "day", "days")). A person decides which is right.</p>
    <section>\(table)\(restricted)</section>
    """
  }

  private var restricted: HTML {
    guard list.restricted > 0 else { return .empty }
    return """
      <p class="quiet">\(Figures.counted(list.restricted, "more is", "more are")) about restricted cases and not shown.</p>

      """
  }

  private var table: HTML {
    guard !list.changes.isEmpty else { return Part.empty("No disagreements.") }
    let table = Table(
      caption: "Changes in disagreement, newest first", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "Case"), Table.Column(heading: "Field"), Table.Column(heading: "Before"),
        Table.Column(heading: "Changed here to"), Table.Column(heading: "The case system"),
        Table.Column(heading: "Made"), Table.Column(heading: "By"), Table.Column(heading: "Reason"),
      ],
      rows: list.changes.map { change in
        let subject: HTML =
          change.crn.map { Part.link($0, .cases(.detail(crn: $0))) } ?? "\(change.sheet)"
        let says: HTML =
          change.state == .silent
          ? Part.tag("Has said nothing", .care) : "\(Part.tag("Says otherwise", .over)) \(change.feedValue ?? "empty")"
        func value(_ text: String?) -> HTML { text.map { "\($0)" } ?? "<span class=\"quiet\">empty</span>" }
        return [
          subject, "\(change.label), \(change.sheet)", value(change.before), value(change.after), says,
          "\(Times.shortText(ofUTC: change.madeAt))", "\(change.madeBy)", change.reason.map { "\($0)" } ?? .none,
        ]
      })
    let paging = Pagination(
      page: list.page, pages: list.pages, pageSize: Service.casesAPage, total: list.total,
      things: list.total == 1 ? "change" : "changes"
    ) { .cases(.disagreements(page: $0)) }
    return table.html + paging.html
  }
}
