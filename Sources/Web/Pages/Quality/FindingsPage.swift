import Caseload
import Casework

/// The records of one kind, a page at a time.
struct FindingsPage {
  let list: FindingList
  let standing: Standing?

  var page: Page {
    let paging = list.pages > 1 ? " (page \(list.page) of \(list.pages))" : ""
    let units = (list.unit.level == 0 ? [] : (list.path + [list.unit]).links)
    return Page(
      title: "\(list.kind.title)\(paging)", section: .quality,
      breadcrumbs: units + [Frame.Link(text: "Data quality", address: .cases(.quality(list.unit.place)))],
      standing: standing, cases: list.standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">Data quality, \(list.unit.name)</span><h1>\(list.kind.title)</h1>
    \(Part.stamp(list.standing))<p>\(list.kind.meaning)</p>
    <p><strong>What it does to the figures:</strong> \(list.kind.effect)</p>
    <section>\(table)</section>
    """
  }

  private var columns: [Table.Column] {
    let subject =
      list.kind.isAboutCases
      ? [Table.Column(heading: "Name"), Table.Column(heading: "CRN"), Table.Column(heading: "Practitioner")]
      : [Table.Column(heading: "Practitioner"), Table.Column(heading: "Staff code")]
    return subject + [Table.Column(heading: "Unit")] + (list.kind.detail.map { [Table.Column(heading: $0)] } ?? [])
  }

  /// Days and moments in words, anything else as it is.
  private static func words(_ detail: String) -> HTML {
    if let day = LocalDate(iso: detail) { return "\(day.shortText)" }
    return "\(Times.shortText(ofUTC: detail))"
  }

  private var table: HTML {
    guard !list.findings.isEmpty else { return Part.empty("No record of this kind.") }
    let table = Table(
      caption: "Records", columns: columns,
      rows: list.findings.map { finding in
        guard let finding else { return CaseCell.restrictedLine(columns: columns.count) }
        let detail = list.kind.detail.map { _ in [finding.detail.map(Self.words) ?? .none] } ?? []
        let end: [HTML] = [finding.unit.map { "\($0)" } ?? .none] + detail
        let staff = finding.staff.map { CaseCell.holder($0) } ?? .none
        guard list.kind.isAboutCases else {
          return [staff, finding.staff.map { "\($0.staffCode)" } ?? .none] + end
        }
        let name: HTML =
          finding.crn.map { Part.link(finding.name ?? $0, .cases(.detail(crn: $0))) } ?? CaseCell.notRecorded
        return [name, finding.crn.map { "\($0)" } ?? .none, staff] + end
      })
    let place = list.unit.place
    let kind = list.kind
    let paging = Pagination(
      page: list.page, pages: list.pages, pageSize: Service.casesAPage, total: list.total,
      things: list.total == 1 ? "record" : "records"
    ) { .cases(.findings(kind, place, page: $0)) }
    return table.html + paging.html
  }
}
