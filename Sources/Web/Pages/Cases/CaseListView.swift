import Caseload
import Casework
import Rules

/// Current cases of the service, a unit or a practitioner: searched, narrowed, ordered, a page at a time.
struct CaseListView {
  let list: CaseListPage
  let standing: Standing?

  private var query: CaseListQuery { list.query }

  var page: Page {
    let paging = list.pages > 1 ? " (page \(list.page) of \(list.pages))" : ""
    // The name of a practitioner stands on the page and never in its title.
    let place = if case .unit(let unit) = list.subject { ", \(unit.name)" } else { "" }
    return Page(
      title: "Cases\(place)\(paging)", section: .cases, breadcrumbs: breadcrumbs, standing: standing,
      cases: list.standing, main: main)
  }

  private var breadcrumbs: [Frame.Link] {
    switch list.subject {
    case .unit(let unit): unit.level == 0 ? [] : (list.path + [unit]).links
    case .practitioner(let id, _, _):
      list.path.links + [Frame.Link(text: "Practitioner", address: .practitioner(id))]
    }
  }

  private var main: HTML {
    let caption: HTML =
      switch list.subject {
      case .unit(let unit): "\(unit.name)"
      case .practitioner(_, let code, let name): "\(name), \(code)"
      }
    return """
      <span class="caption">\(caption)</span><h1>Cases</h1>
      \(Part.stamp(list.standing))\(CaseListForm(list: list).html)\(chips)\(restrictedNote)
      <section>\(table)\(links)</section>
      """
  }

  private var chips: HTML {
    guard !list.chips.isEmpty else { return .empty }
    let items = list.chips.map { chip -> HTML in
      "<li><a href=\"\(Address.cases(.list(chip.without)))\"><span class=\"hidden\">Remove filter: </span>✕ \(chip.words)</a></li>"
    }
    return "<ul class=\"chosen\">\(items)</ul>\n"
  }

  private var restrictedNote: HTML {
    guard !query.isSearched else {
      return "<p class=\"quiet\">Restricted cases are left out of a list that is searched.</p>\n"
    }
    guard list.restricted > 0, query.isNarrowed else { return .empty }
    return """
      <p class="quiet">\(Figures.counted(list.restricted, "restricted case is", "restricted cases are")) left out of a list that is \
      searched or filtered.</p>

      """
  }

  private var table: HTML {
    guard !list.rows.isEmpty else {
      return Part.empty(
        query.isNarrowed
          ? "No case fits. Remove a filter, or use a shorter part of a name."
          : "No current cases. Cases that have ended are not listed.")
    }
    let table = Table(
      caption: "Current cases",
      reading: "Days are as of \(list.standing.asOf.text). Restricted cases stand at the end.", columns: columns,
      rows: list.rows.map { row in
        switch row {
        case .shown(let row): cells(row)
        case .restricted: CaseCell.restrictedLine(columns: columns.count)
        }
      })
    let paging = Pagination(
      page: list.page, pages: list.pages, pageSize: Service.casesAPage, total: list.total,
      things: list.total == 1 ? "case" : "cases"
    ) { number in
      var other = query
      other.page = number
      return .cases(.list(other))
    }
    return table.html + paging.html
  }

  private var showsHolder: Bool { if case .practitioner = list.subject { false } else { true } }

  private var columns: [Table.Column] {
    [
      sorted("Name", .name), sorted("CRN", .crn), sorted("Tier", .tier), sorted("Type", .type),
      sorted("Risk of serious harm", .rosh),
    ] + (showsHolder ? [sorted("Held by", .holder), Table.Column(heading: "Team", room: .text)] : [])
      + [
        sorted("Since", .since, room: .day), sorted("Days unallocated", .waiting, isNumeric: true),
        sorted("Expected end", .end, room: .day),
      ]
  }

  /// The heading leads to the other direction of its own order; the first press is ascending, and the longest wait first.
  private func sorted(_ heading: String, _ sort: CaseSort, isNumeric: Bool = false, room: Table.Column.Room = .any)
    -> Table.Column
  {
    var next = query
    next.page = 1
    next.sort = sort
    let isCurrent = query.sort == sort
    next.descending = isCurrent ? !query.descending : sort == .waiting
    return Table.Column(
      heading: heading, isNumeric: isNumeric, room: room,
      sort: Table.Column.Sort(
        address: .cases(.list(next)), state: isCurrent ? (query.descending ? .descending : .ascending) : .none))
  }

  private func cells(_ row: CaseRow) -> [HTML] {
    let days: HTML =
      row.holder == nil ? row.days.map { "\(Figures.number($0))" } ?? CaseCell.notRecorded : .blank
    let end: HTML =
      row.isOverEnd
      ? "\(CaseCell.day(row.expectedEnd)) \(Part.tag("Passed", .care))" : CaseCell.day(row.expectedEnd)
    return [
      CaseCell.name(row), "\(row.crn)", CaseCell.tier(row), row.type.map { "\($0)" } ?? CaseCell.notRecorded,
      CaseCell.band(row.rosh),
    ]
      + (showsHolder
        ? [CaseCell.holder(row.holder), row.team.map { "\($0)" } ?? "<span class=\"quiet\">No team</span>"] : [])
      + [CaseCell.day(row.since), days, end]
  }

  private var links: HTML {
    var file = query
    file.page = 1
    var items: [HTML] = [
      list.rows.isEmpty ? .empty : Part.link("Download this list as CSV", .cases(.file(file)))
    ]
    if case .unit(let unit) = list.subject {
      items += [
        Part.link("Cases that nobody holds", .cases(.unallocated(unit.place))),
        Part.link("Data quality", .cases(.quality(unit.place))), Part.link("Staffing", .cases(.staffing(unit.place))),
      ]
    }
    let lines = items.filter { !$0.text.isEmpty }.map { item -> HTML in "<li>\(item)</li>\n" }
    return lines.isEmpty ? .empty : "<ul class=\"plain\">\n\(lines)</ul>\n"
  }
}
