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
    <section>\(table)
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
    after release when that comes first. The number of days is in the \(Part.link("rules", .rules)).</p>
    """
  }

  private var table: HTML {
    guard !queue.entries.isEmpty else { return Part.empty("Nothing waits.") }
    let columns = [
      Table.Column(heading: "Name"), Table.Column(heading: "CRN"), Table.Column(heading: "Type"),
      Table.Column(heading: "Tier"), Table.Column(heading: "Risk of serious harm"),
      Table.Column(heading: "Team", room: .text),
      Table.Column(heading: "Release or sentence", room: .day), Table.Column(heading: "Waiting since", room: .day),
      Table.Column(heading: "Days", isNumeric: true), Table.Column(heading: "Due"),
    ]
    let table = Table(
      caption: "Cases that nobody holds",
      reading: "First what is due first, then the longest waiting. Restricted cases stand at the end.",
      columns: columns,
      rows: queue.entries.map { entry in
        guard let entry else { return CaseCell.restrictedLine(columns: columns.count) }
        let row = entry.row
        let due: HTML = entry.due.map { "\($0.shortText)" } ?? CaseCell.notRecorded
        return [
          CaseCell.name(row), "\(row.crn)", row.type.map { "\($0)" } ?? CaseCell.notRecorded, CaseCell.tier(row),
          CaseCell.band(row.rosh), row.team.map { "\($0)" } ?? "<span class=\"quiet\">No team</span>", Self.date(row),
          CaseCell.day(row.since), row.days.map { "\(Figures.number($0))" } ?? CaseCell.notRecorded,
          entry.isLate ? "\(due) \(Part.tag("Late", .over))" : due,
        ]
      })
    let place = unit.place
    let paging = Pagination(
      page: queue.page, pages: queue.pages, pageSize: Service.casesAPage, total: queue.total,
      things: queue.total == 1 ? "case" : "cases"
    ) { .cases(.unallocated(place, page: $0)) }
    return table.html + paging.html
  }

  private static func date(_ row: CaseRow) -> HTML {
    if let release = row.release { return "Release \(release.shortText)" }
    return row.sentenced.map { "Sentence \($0.shortText)" } ?? CaseCell.notRecorded
  }
}
