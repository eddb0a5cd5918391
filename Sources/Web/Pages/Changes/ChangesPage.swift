import Caseload
import Casework
import Workload

/// "What changed, and why": the causes that sum to the difference between two nights of one practitioner.
struct ChangesPage {
  let model: PractitionerChanges
  /// Whether the reader chose not to be shown the percentage, which is their own.
  let hidesPercentage: Bool

  var page: Page {
    // The name stands on the page and never in its title.
    Page(
      title: "What changed, and why", section: .workload,
      breadcrumbs: model.path.links + [Frame.Link(text: "Practitioner", address: .practitioner(model.id))],
      standing: model.standing, main: main)
  }

  private var main: HTML {
    """
    <h1>What changed, and why</h1>
    <p class="stamp">\(model.name) (\(model.staffCode))\(rules)</p>
    \(nights)\(body)
    """
  }

  private var rules: HTML {
    guard let (before, after, _) = model.change else { return .empty }
    return before.rules == after.rules
      ? " · rules of both nights: \(after.rules)" : " · rules: first \(before.rules), then \(after.rules)"
  }

  private var nights: HTML {
    guard model.nights.count > 1 else { return .empty }
    return """
      <form method="get" action="\(Address.changes(practitioner: model.id))"><div class="row">
      \(choice("from", "From the night of", model.change?.before.date))\(choice("to", "To the night of", model.change?.after.date))
      <button class="button second" type="submit">Compare</button></div></form>

      """
  }

  private func choice(_ name: String, _ label: String, _ chosen: LocalDate?) -> HTML {
    ChoiceField(
      name: name, label: label, choices: model.nights.map { ($0.iso, $0.text) }, value: chosen?.iso ?? ""
    ).html
  }

  private var body: HTML {
    guard let (before, after, figures) = model.change else {
      return Part.empty("There is one night with figures of this person. What changes is shown from the second one on.")
    }
    guard let old = figures.before.percent, let new = figures.after.percent, let change = figures.change else {
      let reasons = [before, after].flatMap { night in
        night.notComputable.map { reason -> HTML in "<p>On the night of \(night.date.text): \(reason)</p>\n" }
      }
      return Part.statement(
        "Not computable: there is no percentage on both nights, so that no change between them can be explained.",
        under: "\(reasons)")
    }
    let table = causes(figures)
    if hidesPercentage { return OwnFiguresPart.hiddenNote + table }
    let way = change == .zero ? "no change" : change > .zero ? "up" : "down"
    let size = figures.hundredths.reduce(0, +)
    let step = change == .zero ? way : "\(way) \(Self.points(abs(size))) percentage points"
    return Part.statement(
      "\(before.date.text): \(Figures.percent(old, places: 2)). \(after.date.text): \(Figures.percent(new, places: 2)), \(step).",
      under: "<p>\(Part.purpose)</p>") + table
  }

  private func causes(_ figures: FigureChange) -> HTML {
    guard !figures.causes.isEmpty else {
      return Part.empty("Nothing that counts changed between these nights.")
    }
    let several = Set(figures.causes.compactMap(\.post)).count > 1
    let shares = figures.hundredths
    var columns = [
      Table.Column(heading: "What"), Table.Column(heading: "Before", isNumeric: true),
      Table.Column(heading: "After", isNumeric: true),
    ]
    if !hidesPercentage { columns.append(Table.Column(heading: "Percentage points", isNumeric: true)) }
    let rows = zip(figures.causes, shares).map { cause, share -> [HTML] in
      let post = several ? cause.post.map { ", \($0)" } ?? "" : ""
      let cells: [HTML] = [
        "\(Self.words(cause))\(post)", "\(Self.amount(cause.before, cause))", "\(Self.amount(cause.after, cause))",
      ]
      return hidesPercentage ? cells : cells + ["\(Self.signed(share))"]
    }
    let total: [HTML] = ["Change", .blank, .blank, "\(Self.signed(shares.reduce(0, +)))"]
    return Table(
      caption: "Causes, the largest first", columns: columns, rows: rows, totals: hidesPercentage ? [] : [total]
    ).html + """
      <p class="small quiet">Work is weighed against the time of the first night, and time against the work of the second. What has no \
      points in these rules, such as travel and parole reports, is in neither night.</p>

      """
  }

  static func words(_ cause: CauseOfChange) -> String {
    switch cause.kind {
    case .work: cause.label
    case .points: "Points for each by the rules: \(cause.label)"
    case .time: "Available points: \(cause.label)"
    }
  }

  /// Points of time may be fractions of a point.
  static func amount(_ value: Ratio, _ cause: CauseOfChange) -> String {
    let isWhole = cause.before.isWhole && cause.after.isWhole
    return Figures.number(value, places: isWhole ? 0 : 2)
  }

  private static func points(_ hundredths: Int) -> String { Figures.number(Ratio(hundredths, over: 100), places: 2) }

  private static func signed(_ hundredths: Int) -> String { (hundredths > 0 ? "+" : "") + points(hundredths) }
}
