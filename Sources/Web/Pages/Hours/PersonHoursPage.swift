import Caseload
import Casework
import Rules
import Workload

/// A person's work in hours: what each post comes to, its lines, and every case and piece of work behind them.
struct PersonHoursPage {
  let model: PersonHours
  /// Whether the reader chose not to be shown the percentage, which is their own.
  let hidesPercentage: Bool
  let standing: Standing?
  let pack: RulePack

  static let heading = "Hours of work"

  var page: Page {
    let practitioner = Frame.Link(text: "Practitioner", address: .practitioner(model.practitionerID))
    return Page(
      title: Self.heading, section: .workload, breadcrumbs: [practitioner], standing: standing, main: main)
  }

  private var main: HTML {
    let body: HTML =
      model.posts.isEmpty
      ? Part.empty("No hours are worked out: there are no cases here, or no time values for the day.")
      : "\(person)\(model.posts.map(post))"
    return """
      <h1>\(Self.heading)</h1>
      <p class="stamp">\(model.name) (\(model.staffCode))\(model.posts.first.map { " · as of \($0.asOf.text) · rules: \($0.explanation.rules)" } ?? "")</p>
      \(body)<p>\(Part.link("A case takes more than these values say", .hours(.extra()))) · \
      \(Part.link("Work in the weeks ahead", .hours(.ahead(model.practitionerID)))) · \
      \(Part.link("Time values and where they come from", .hours(.values()))) · \(Part.link("How figures are made", .guide))</p>
      """
  }

  private var person: HTML {
    guard model.posts.count > 1 else { return .empty }
    let totals = model.totals
    let percent = hidesPercentage ? "" : totals.percent.map { ": \(Figures.percent($0))" } ?? ""
    return """
      <p>All posts with a figure together: \(Figures.number(totals.work, places: 2)) hours of work a week against \
      \(Figures.number(totals.available, places: 2)) available\(percent).</p>

      """
  }

  private func post(_ post: PersonHours.Post) -> HTML {
    let left = post.explanation.leftOut.map { item -> HTML in
      let mend: HTML =
        item.whoCanMend.map { "<br><span class=\"small quiet\">Can be mended by \($0).</span>" } ?? .empty
      return "\(item.what).\(mend)"
    }
    return """
      <section><h2>\(post.team)</h2>
      \(statement(post))\(lines(post))\(items(post))
      <h3>Not counted</h3>
      \(Part.list(left))</section>

      """
  }

  private func statement(_ post: PersonHours.Post) -> HTML {
    if hidesPercentage { return OwnFiguresPart.hiddenNote }
    let figure = post.explanation.figure
    let local: HTML =
      figure.local == 0
      ? .empty
      : "<p>On the national basis, without the local setting: \(Figures.number(pack.hours.hoursAWeek(post.explanation.nationalMinutes), places: 2)) hours a week.</p>"
    let hub = Figures.number(Ratio(figure.hub * 12, over: 100 * pack.hours.weeksInAYear * 60), places: 2)
    let under: HTML = """
      <p>\(Figures.counted(figure.held, "case", "cases")) held, \(Figures.number(figure.notCounted)) of them not computable. \
      A hub could take \(hub) hours a week of this work.</p>\(local)<p>\(Part.purpose)</p>
      """
    guard let percent = figure.percent else {
      let reasons = post.notComputable.map { reason -> HTML in "<p>\(reason)</p>" }
      return Part.statement(
        "Not computable: \(Figures.number(figure.work, places: 2)) hours of work a week, and no available time to compare them with.",
        under: "\(reasons)\(under)")
    }
    return Part.statement(
      "\(Figures.number(figure.work, places: 2)) hours of work a week against \(Figures.number(figure.available, places: 2)) "
        + "hours available: \(Figures.percent(percent))", under: under)
  }

  private func lines(_ post: PersonHours.Post) -> HTML {
    guard !post.explanation.lines.isEmpty else { return Part.empty("Nothing with a time value is held or done.") }
    return Table(
      caption: "What it is made of, \(post.team)",
      reading: "Minutes a month. \(Figures.number(pack.hours.weeksInAYear * 5)) minutes a month are an hour a week.",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Count", isNumeric: true),
        Table.Column(heading: "Minutes each", isNumeric: true), Table.Column(heading: "Minutes", isNumeric: true),
        Table.Column(heading: "Where the value comes from"),
      ],
      rows: post.explanation.lines.map { line in
        [
          "\(line.label)", "\(Figures.number(line.count))", line.each.map { "\(Figures.number($0))" } ?? .blank,
          "\(Figures.number(line.minutes))", "<span class=\"small\">\(line.source)</span>",
        ]
      },
      totals: [["Work", .blank, .blank, "\(Figures.number(post.explanation.figure.minutes))", .blank]]
    ).html
  }

  private func items(_ post: PersonHours.Post) -> HTML {
    guard !post.items.isEmpty else { return .empty }
    return Table(
      caption: "Each case and piece of work, \(post.team)", reading: "Minutes a month.",
      columns: [
        Table.Column(heading: "Case or work"), Table.Column(heading: "Minutes", isNumeric: true),
        Table.Column(heading: "Made of"),
      ],
      rows: post.items.map { item in
        let name: HTML =
          item.crn.map { crn in "<a href=\"\(Address.cases(.detail(crn: crn)))\">\(item.name)</a>" } ?? "\(item.name)"
        let parts = item.lines.map { line -> HTML in
          "\(line.label): \(Figures.number(line.minutes))"
        }
        let reason: HTML = item.notComputable.map { "\($0)" } ?? .empty
        return [
          name, item.notComputable == nil ? "\(Figures.number(item.minutes))" : .noFigure,
          "<span class=\"small\">\(parts.joined(by: "<br>"))\(reason)\(contacts(item))</span>",
        ]
      }
    ).html
  }

  /// From the contacts of a case to where they are planned.
  private func contacts(_ item: PersonHours.Item) -> HTML {
    guard let crn = item.crn, item.lines.contains(where: { $0.kind == .contact }) else { return .empty }
    return """
      <br><a href="\(Address.hours(.contacts(crn: crn)))">Plan contacts<span class="hidden"> of \(item.name)</span></a>
      """
  }
}
