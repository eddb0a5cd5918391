import Caseload
import Casework

/// Cases that nobody holds: first what is due first.
struct UnallocatedPage {
  let queue: UnallocatedQueue
  let standing: Standing?

  private var unit: UnitReference { queue.unit }

  var page: Page {
    let paging = queue.pages > 1 ? " (page \(queue.page) of \(queue.pages))" : ""
    return Page(
      title: "Unallocated cases, \(unit.name)\(paging)", section: .unallocated,
      breadcrumbs: unit.level == 0 ? [] : (queue.path + [unit]).links, standing: standing, cases: queue.standing,
      main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(unit.name)</span><h1>Unallocated cases</h1>
    \(Part.stamp(queue.standing))\(Part.statement(sentence, under: under))
    \(parts)<section>\(table)
    <ul class="plain"><li>\(Part.link("All current cases of \(unit.name)", .cases(.list(CaseListQuery(unit.caseScope)))))</li>
    <li>\(Part.link("Allocation in \(unit.name): training, changes of practitioner, mix", .cases(.review(unit.place))))</li></ul>
    </section>
    """
  }

  private var sentence: String {
    guard queue.total > 0 else { return "Every current case is held by somebody." }
    let waiting = Figures.counted(queue.total, "case waits", "cases wait")
    let late = queue.late == 0 ? "none of them late" : "\(Figures.number(queue.late)) of them late"
    let longest = queue.longest.map { "; the longest has waited \(Figures.counted($0, "day", "days"))" } ?? ""
    return "\(waiting) for a practitioner, \(late)\(longest)."
  }

  private var under: HTML {
    """
    <p>A case is late when nobody holds it \(Figures.counted(queue.targetDays, "day", "days")) after it came in, or on the day \
    after release when that comes first. Late for more than \(Figures.counted(queue.escalateAfterDays, "day", "days")), it is a \
    matter for the head of the PDU. Both numbers are in the \(Part.link("rules", .rules)). No holder is chosen by the \
    program: it says who may take a case, and why.</p>
    """
  }

  /// Who waits longest, by the unit below.
  private var parts: HTML {
    guard !queue.parts.isEmpty else { return .empty }
    return Table(
      caption: "Who waits, by unit", reading: "The longest wait first.",
      columns: [
        Table.Column(heading: "Unit"), Table.Column(heading: "Cases", isNumeric: true),
        Table.Column(heading: "Late", isNumeric: true), Table.Column(heading: "Longest wait, days", isNumeric: true),
      ],
      rows: queue.parts.map { part in
        let name: HTML =
          part.unit.map {
            Part.link($0.name, .cases(.unallocated(CaseAddress.Place(level: $0.levelID, code: $0.code))))
          }
          ?? "<span class=\"quiet\">No unit below</span>"
        return [
          name, "\(Figures.number(part.count))", "\(Figures.number(part.late))",
          part.longest.map { "\(Figures.number($0))" } ?? CaseCell.notRecorded,
        ]
      }, isNarrow: true
    ).html
  }

  private var table: HTML {
    guard !queue.entries.isEmpty else { return Part.empty("Nothing waits.") }
    // Few columns, and the choice beside the name: it is in sight in a narrow window, where the rest scrolls.
    let columns = [
      Table.Column(heading: "Case"), Table.Column(heading: "Who may take it"),
      Table.Column(heading: "Tier and risk of serious harm"), Table.Column(heading: "Waiting", room: .day),
      Table.Column(heading: "Due", room: .day), Table.Column(heading: "Held before", room: .day),
    ]
    let table = Table(
      caption: "Cases that nobody holds",
      reading:
        "First what is due first, then the highest risk, then the longest waiting. Restricted cases stand at the end.",
      columns: columns,
      rows: queue.entries.map { entry in
        guard let entry else { return CaseCell.restrictedLine(columns: columns.count) }
        let row = entry.row
        let team: HTML = row.team.map { "\($0)" } ?? "no team"
        return [
          "\(CaseCell.name(row))\(Self.under("\(row.crn), \(team)"))", Self.choose(row.crn),
          "\(CaseCell.tier(row))\(Self.under("Risk: \(CaseCell.band(row.rosh))"))\(Self.under(Self.type(row)))",
          Self.waiting(row), Self.due(entry), Self.before(entry.lastHolder),
        ]
      })
    let place = unit.place
    let paging = Pagination(
      page: queue.page, pages: queue.pages, pageSize: Service.casesAPage, total: queue.total,
      things: queue.total == 1 ? "case" : "cases"
    ) { .cases(.unallocated(place, page: $0)) }
    return table.html + paging.html
  }

  private static func choose(_ crn: String) -> HTML {
    let address = Address.cases(.choosing(crn: crn))
    return "<a class=\"button second\" href=\"\(address)\">Choose<span class=\"hidden\"> for \(crn)</span></a>"
  }

  /// A quieter line of a cell.
  private static func under(_ words: HTML) -> HTML { "<br><span class=\"small quiet\">\(words)</span>" }

  private static func type(_ row: CaseRow) -> HTML { row.type.map { "\($0)" } ?? "No current order" }

  private static func waiting(_ row: CaseRow) -> HTML {
    guard let days = row.days else { return CaseCell.notRecorded }
    return "\(Figures.counted(days, "day", "days"))\(under("since \(CaseCell.day(row.since))"))"
  }

  private static func due(_ entry: UnallocatedQueue.Entry) -> HTML {
    let due: HTML = entry.due.map { "\($0.shortText)" } ?? CaseCell.notRecorded
    let late: HTML =
      entry.isEscalated
      ? "<br>\(Part.tag("For the head of PDU", .over))" : HTML.when(entry.isLate, "<br>\(Part.tag("Late", .over))")
    return "\(due)\(late)\(date(entry.row).map(under) ?? .empty)"
  }

  private static func before(_ last: UnallocatedQueue.LastHolder?) -> HTML {
    guard let last else { return "New" }
    return "\(last.name)\(last.until.map { ", until \($0.shortText)" } ?? "")"
  }

  /// The day that may bring the due day forward; nil where neither is recorded.
  private static func date(_ row: CaseRow) -> HTML? {
    if let release = row.release { return "Release \(release.shortText)" }
    return row.sentenced.map { "Sentence \($0.shortText)" }
  }
}
