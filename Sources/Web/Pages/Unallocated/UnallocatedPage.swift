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
    <ul class="plain"><li>\(Part.link("All current cases of \(unit.name)", .cases(.list(CaseListQuery(unit.caseScope)))))</li></ul>
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
    let columns = [
      Table.Column(heading: "Name"), Table.Column(heading: "CRN"), Table.Column(heading: "Type"),
      Table.Column(heading: "Tier"), Table.Column(heading: "Risk of serious harm"),
      Table.Column(heading: "Team", room: .text),
      Table.Column(heading: "Release or sentence", room: .day), Table.Column(heading: "Waiting since", room: .day),
      Table.Column(heading: "Days", isNumeric: true), Table.Column(heading: "Due"),
      Table.Column(heading: "Held before"), Table.Column(heading: "Who may take it"),
    ]
    let table = Table(
      caption: "Cases that nobody holds",
      reading:
        "First what is due first, then the highest risk, then the longest waiting. Restricted cases stand at the end.",
      columns: columns,
      rows: queue.entries.map { entry in
        guard let entry else { return CaseCell.restrictedLine(columns: columns.count) }
        let row = entry.row
        let due: HTML = entry.due.map { "\($0.shortText)" } ?? CaseCell.notRecorded
        let late: HTML =
          entry.isEscalated ? Part.tag("For the head of PDU", .over) : HTML.when(entry.isLate, Part.tag("Late", .over))
        return [
          CaseCell.name(row), "\(row.crn)", row.type.map { "\($0)" } ?? CaseCell.notRecorded, CaseCell.tier(row),
          CaseCell.band(row.rosh), row.team.map { "\($0)" } ?? "<span class=\"quiet\">No team</span>", Self.date(row),
          CaseCell.day(row.since), row.days.map { "\(Figures.number($0))" } ?? CaseCell.notRecorded,
          entry.isLate ? "\(due) \(late)" : due, Self.before(entry.lastHolder),
          Self.choose(row.crn),
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

  private static func before(_ last: UnallocatedQueue.LastHolder?) -> HTML {
    guard let last else { return "New" }
    return "\(last.name)\(last.until.map { ", until \($0.shortText)" } ?? "")"
  }

  private static func date(_ row: CaseRow) -> HTML {
    if let release = row.release { return "Release \(release.shortText)" }
    return row.sentenced.map { "Sentence \($0.shortText)" } ?? CaseCell.notRecorded
  }
}
