import Caseload
import Casework
import Charts
import Rules
import Workload

/// How full a unit was, week by week, on both measures: the drawing and its table.
struct HistoryView {
  let model: CapacityHistory
  let form: HistoryForm
  let standing: Standing?

  static let heading = "Week by week"

  private var unit: UnitReference { model.unit }
  /// Nights are shown one by one up to so many weeks.
  private static let weeksWithNights = 5

  var page: Page {
    Page(
      title: form.problems.title("\(Self.heading), \(unit.name)"), section: .workload,
      breadcrumbs: unit.level == 0 ? [] : (model.path + [unit]).links, standing: standing, main: main)
  }

  private var main: HTML {
    let asked = form.problems.isEmpty ? HistoryTexts(from: model.from.iso, until: model.until.iso) : HistoryTexts()
    let file: HTML =
      model.isKeptBack
      ? .empty : "<p>\(Part.link("Download these weeks as CSV", .load(.historyFile(unit.place, asked))))</p>"
    return """
      \(form.problems.summary)<span class="caption">\(unit.name)</span><h1>\(Self.heading)</h1>
      \(Part.statement(sentence, under: under))\(form.html(unit.place))
      \(model.isKeptBack ? .empty : figures)\(file)
      """
  }

  private var known: [CapacityHistory.Week] { model.weeks.filter { $0.points != nil } }

  private var sentence: String {
    if model.isKeptBack { return "Fewer than \(model.fewestPeople) people work here, so no figures are shown." }
    guard let first = known.first, let last = known.last else { return "No week of these days has a figure." }
    let was = "\(Figures.percent(first.points)) in the week from \(first.monday.shortText)"
    return first.monday == last.monday
      ? "Work compared with available time: \(was)."
      : "Work compared with available time: \(was), \(Figures.percent(last.points)) in the week from \(last.monday.shortText)."
  }

  private var under: HTML {
    let gaps = model.weeks.count { $0.points == nil }
    let out: HTML =
      model.isKeptBack || gaps == 0
      ? .empty
      : "<p>\(Figures.counted(gaps, "week", "weeks")) without a figure: a gap, not zero.</p>"
    let week =
      model.isMeanOfNights
      ? "A week is the mean of its nights that have a figure" : "A week is its last night with a figure"
    let rules = Set(model.weeks.flatMap(\.nights).map(\.version)).sorted()
    let versions: HTML = rules.isEmpty ? .empty : " Rules: version \(rules.joined(separator: ", "))."
    return """
      \(out)<p>\(week); posts without a percentage are in no figure. Frozen nights: they are never worked out anew.\(versions) \
      \(Part.purpose) \(Part.link("How figures are made", .guide)).</p>
      """
  }

  private var figures: HTML {
    guard !model.weeks.isEmpty else { return .empty }
    let nights: HTML =
      model.weeks.count <= Self.weeksWithNights ? "<section><h2>Night by night</h2>\n\(nightTable)</section>\n" : .empty
    return "\(chart)\(table)\(nights)"
  }

  private var chart: HTML {
    func tenths(_ percent: Ratio?) -> Int? { percent.map { max(0, $0.rounded(toPlaces: 1)) } }
    var series = [LineChart.Series(name: "Points", tenths: model.weeks.map { tenths($0.points) })]
    if model.weeks.contains(where: { $0.hours != nil }) {
      series.append(LineChart.Series(name: "Hours", tenths: model.weeks.map { tenths($0.hours) }))
    }
    let marks = model.changesOfRules.compactMap { change in
      model.weeks.firstIndex { $0.monday == change.monday }.map {
        LineChart.Mark(at: $0, words: "rules \(change.version)")
      }
    }
    let drawing = LineChart(
      title: sentence,
      description:
        "Work compared with available time of \(unit.name) in \(model.weeks.count) weeks. The same figures are in the table.",
      unit: "%", labels: model.weeks.map { $0.monday.shortText }, series: series, marks: marks, identifier: "history")
    // Drawn by Charts, which escapes every word.
    return HTML(trusted: drawing.svg)
  }

  private var table: HTML {
    let changes = Dictionary(model.changesOfRules.map { ($0.monday, $0.version) }, uniquingKeysWith: { $1 })
    return Table(
      caption: "Work compared with available time, \(unit.name)",
      reading: "The newest week first. Open a week for its nights.",
      columns: [
        Table.Column(heading: "Week from", room: .day), Table.Column(heading: "Nights", isNumeric: true),
        Table.Column(heading: "Points", isNumeric: true), Table.Column(heading: "Hours", isNumeric: true),
        Table.Column(heading: "Cases held", isNumeric: true), Table.Column(heading: "Posts left out", isNumeric: true),
        Table.Column(heading: "Rules"),
      ],
      rows: model.weeks.reversed().map { week in
        let last = week.nights.last { !$0.isKeptBack }
        let days = HistoryTexts(from: week.monday.iso, until: (week.monday + 6).iso)
        return [
          Part.link(week.monday.shortText, .load(.history(unit.place, days))), "\(Figures.number(week.nights.count))",
          week.points.map { "\(Figures.percent($0))" } ?? .noFigure,
          week.hours.map { "\(Figures.percent($0))" } ?? .noFigure,
          last.map { "\(Figures.number($0.held))" } ?? .noFigure,
          last.map { "\(Figures.number($0.points.leftOut))" } ?? .noFigure,
          changes[week.monday].map { Part.tag("From here: version \($0)") }
            ?? (week.nights.last.map { "\($0.version)" } ?? .blank),
        ]
      }
    ).html
  }

  private var nightTable: HTML {
    Table(
      caption: "Frozen nights, \(unit.name)", reading: "What the weeks above are made of.",
      columns: [
        Table.Column(heading: "Night", room: .day), Table.Column(heading: "Points", isNumeric: true),
        Table.Column(heading: "Posts in it", isNumeric: true), Table.Column(heading: "Hours", isNumeric: true),
        Table.Column(heading: "Posts in it", isNumeric: true), Table.Column(heading: "Cases held", isNumeric: true),
        Table.Column(heading: "Rules"),
      ],
      rows: model.weeks.flatMap(\.nights).map { night in
        [
          "\(night.day.shortText)", night.points.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          night.isKeptBack ? "kept back" : "\(Figures.number(night.points.posts))",
          night.hours.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          night.isKeptBack ? "kept back" : "\(Figures.number(night.hours.posts))",
          night.isKeptBack ? .noFigure : "\(Figures.number(night.held))", "\(night.version)",
        ]
      }
    ).html
  }
}
