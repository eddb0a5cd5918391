import Caseload
import Casework
import Rules
import Workload

/// The table of an overview: a line for each unit or post, then the sums, with what is not computable on a line of its own.
struct OverviewTable {
  let overview: Overview
  /// The staff code of whoever chose not to be shown their own percentage.
  var hides: String?
  let pack: RulePack

  private var isTeam: Bool { overview.unit.level == pack.levels.count - 1 }
  private var things: String {
    isTeam ? "Practitioners" : pack.levels[min(overview.unit.level + 1, pack.levels.count - 1)].plural
  }
  private var totals: UnitTotals { overview.totals }

  var html: HTML {
    guard !overview.rows.isEmpty else {
      return Part.empty("Nothing is recorded below \(overview.unit.name) in this extract.")
    }
    return Table(
      caption: "\(things), by work against available time",
      reading: "Work, available time and headroom are in points; hours are a week. In the bar the solid line is "
        + "\(pack.limits.fullPercent)% of available time, the dotted line \(pack.limits.highPercent)%. "
        + "Links in the headings sort the table.",
      columns: columns, rows: overview.rows.map(row), totals: sums
    ).html + keptBack + reasons
  }

  private var keptBack: HTML {
    guard overview.rows.contains(where: \.isKeptBack) else { return .empty }
    return """
      <p>Figures of fewer than \(pack.comparison.fewestPeople) people are kept back, and those from which they could be worked out. \
      The sums below the table count them.</p>

      """
  }

  /// Whoever has no figure, with the reasons in words and who can mend it.
  private var reasons: HTML {
    let items = overview.rows.filter { !$0.notComputable.isEmpty }.map { row -> HTML in
      "<li><strong>\(name(row.subject))</strong>: \(row.notComputable.joined(separator: " "))</li>\n"
    }
    return items.isEmpty ? .empty : "<h2>Not computable</h2>\n<ul>\n\(items)</ul>\n"
  }

  private var columns: [Table.Column] {
    var columns = [
      column(
        isTeam ? "Practitioner" : pack.levels[min(overview.unit.level + 1, pack.levels.count - 1)].short, .name, false)
    ]
    if isTeam { columns.append(Table.Column(heading: "Grade")) }
    return columns + [
      column("Cases", .cases), column("Work", .work), column("Available", .available),
      Table.Column(heading: "Work and headroom"),
      column("Workload", .percent), column("Headroom", .headroom), column("Hours", .hours),
      column("Reduced", .reductions),
      column("Not computable", .notComputable, false),
    ]
  }

  private func column(_ heading: String, _ sort: OverviewSort, _ isNumeric: Bool = true) -> Table.Column {
    let isCurrent = overview.sort == sort
    let state: Table.Column.State = isCurrent ? (overview.descending ? .descending : .ascending) : .none
    let address = Address.sorted(overview.unit, sort, descending: isCurrent && !overview.descending)
    return Table.Column(heading: heading, isNumeric: isNumeric, sort: Table.Column.Sort(address: address, state: state))
  }

  private func row(_ row: Overview.Row) -> [HTML] {
    let totals = row.totals
    if row.isKeptBack {
      return ["\(row.name)", "<span class=\"quiet\">kept back</span>"]
        + Array(repeating: HTML.blank, count: columns.count - 2)
    }
    var cells = [name(row.subject)]
    if case .post(let post) = row.subject { cells.append("<span class=\"small\">\(post.grade)</span>") }
    let hours = totals.computable.contracted + totals.notComputable.contracted
    let assumed: HTML = row.hoursAreAssumed && hours > .zero ? "<br><span class=\"quiet small\">assumed</span>" : .empty
    return cells + [
      "\(Figures.number(row.shown.casesHeld))", "\(Figures.number(row.shown.work))",
      totals.computable.posts > 0 ? "\(Figures.number(totals.computable.available))" : .noFigure,
      isHidden(row) ? .blank : Part.bar(totals.percent, pack.limits),
      isHidden(row)
        ? "<span class=\"quiet\">Hidden</span>" : totals.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
      totals.headroom.map { "\(Figures.number($0))" } ?? .noFigure,
      "\(Figures.hours(hours))\(assumed)",
      "\(Figures.hours(totals.computable.reduced + totals.notComputable.reduced))", missing(row),
    ]
  }

  private func isHidden(_ row: Overview.Row) -> Bool { hides.map(row.isOf) ?? false }

  private func name(_ subject: Overview.Row.Subject) -> HTML {
    switch subject {
    case .unit(let unit): Part.link(unit.name.isEmpty ? unit.code : unit.name, .unit(unit))
    case .post(let post): Part.link(post.name, .practitioner(post.practitionerID))
    }
  }

  /// Why there is no figure, in words; for a unit how many posts have none, with the work that is kept out.
  private func missing(_ row: Overview.Row) -> HTML {
    let part = row.totals.notComputable
    guard part.posts > 0 else { return "None" }
    if case .post = row.subject { return "Reason below" }
    return
      """
      \(Figures.counted(part.posts, "post", "posts"))<br><span class="quiet small">\(Figures.counted(part.casesHeld, "case", "cases")), \
      \(Figures.number(part.work)) points</span>
      """
  }

  private var sums: [[HTML]] {
    let counted = totals.computable
    let apart = totals.notComputable
    let all: HTML = apart.posts == 0 ? "Total" : "Total in the percentage"
    var lines = [
      line(
        all, counted, available: counted.posts > 0 ? "\(Figures.number(counted.available))" : .noFigure,
        bar: Part.bar(totals.percent, pack.limits),
        percent: totals.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
        headroom: totals.headroom.map { "\(Figures.number($0))" } ?? .noFigure, note: apart.posts == 0 ? "None" : .blank
      )
    ]
    if apart.posts > 0 {
      lines.append(
        line(
          "Not computable, in neither side", apart, available: .noFigure, bar: .blank, percent: .noFigure,
          headroom: .noFigure,
          note: "\(Figures.counted(apart.posts, "post", "posts"))"))
    }
    return lines
  }

  private func line(
    _ name: HTML, _ part: UnitTotals.Part, available: HTML, bar: HTML, percent: HTML, headroom: HTML, note: HTML
  ) -> [HTML] {
    [name] + (isTeam ? [.blank] : []) + [
      "\(Figures.number(part.casesHeld))", "\(Figures.number(part.work))", available, bar, percent, headroom,
      "\(Figures.hours(part.contracted))", "\(Figures.hours(part.reduced))", note,
    ]
  }
}

extension Address {
  /// An overview in a chosen order, which the address always names: the reader chose it.
  static func sorted(_ unit: UnitReference, _ sort: OverviewSort, descending: Bool) -> Address {
    .unit(level: unit.levelID, code: unit.code, sort: sort, descending: descending)
  }
}
