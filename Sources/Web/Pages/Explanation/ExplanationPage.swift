import Caseload
import Casework
import Rules
import Workload

/// "How this is worked out": every line that sums to one post's figure, and what is left out.
struct ExplanationPage {
  let model: PostExplanation
  /// Whether the reader chose not to be shown the percentage, which is their own.
  let hidesPercentage: Bool
  let pack: RulePack

  private var figure: PostFigure { model.explanation.figure }
  private var team: String { model.path.last?.name ?? model.reference.teamCode }

  var page: Page {
    let practitioner = Frame.Link(text: "Practitioner", address: .practitioner(model.reference.practitionerID))
    return Page(
      title: "How this is worked out", section: .workload, breadcrumbs: model.path.links + [practitioner],
      standing: model.standing, main: main)
  }

  private var main: HTML {
    """
    <h1>How this is worked out</h1>
    <p class="stamp">\(model.reference.name) (\(model.reference.staffCode)) · \(model.explanation.gradeLabel), \(team) · as of \
    \(model.standing.extractDate.text) · rules: \(model.explanation.rules)</p>
    \(statement)<div class="cols"><div>
    <section>\(work)</section>
    <section>\(availability)</section>
    </div><div>
    <section><h2>Left out</h2>
    \(leftOut)</section>
    <section><h2>Differences from the Workload Measurement Tool</h2>
    \(differences)</section>
    <section><h2>Rules</h2>
    <p>\(model.explanation.rules). \(Part.link("Every table with its source", .rules)) and \
    \(Part.link("how figures are made", .guide)).</p></section>
    <section><h2>In hours</h2>
    <p>\(Part.link("Hours of work, case by case", .hours(.person(model.reference.practitionerID)))): the other measure, as it stands now.</p></section>
    </div></div>
    """
  }

  private var statement: HTML {
    let under: HTML = "<p>\(Part.purpose)</p>"
    if hidesPercentage { return OwnFiguresPart.hiddenNote }
    guard let percent = figure.percent, let headroom = figure.headroom else {
      let reasons = model.notComputable.map { reason -> HTML in "<p>\(reason)</p>" }
      return Part.statement(
        "Not computable: \(Figures.number(figure.work)) points of work, and no figure of available time to compare them with.",
        under: "\(reasons)\(under)")
    }
    let left =
      headroom < .zero
      ? "That is \(Figures.number(.zero - headroom)) points more than the time available."
      : "That leaves \(Figures.number(headroom)) points of headroom."
    return Part.statement(
      "\(Figures.number(figure.work)) points of work against \(Figures.number(figure.available)) points of available time: "
        + "\(Figures.percent(percent))",
      under: "<p>\(left)</p>\(under)")
  }

  private var work: HTML {
    guard !model.explanation.work.isEmpty else {
      return "<h2>Work</h2>" + Part.empty("Nothing in this extract earns points for this post.")
    }
    return Table(
      caption: "Work",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Count", isNumeric: true),
        Table.Column(heading: "Points each", isNumeric: true), Table.Column(heading: "Points", isNumeric: true),
      ],
      rows: model.explanation.work.map { line in
        [
          "\(line.label)", "\(Figures.number(line.count))", "\(Figures.number(line.pointsEach))",
          "\(Figures.number(line.points))",
        ]
      },
      totals: [["Work", .blank, .blank, "\(Figures.number(figure.work))"]]
    ).html
  }

  private var availability: HTML {
    guard !model.explanation.availability.isEmpty else {
      return "<h2>Available time</h2>" + Part.empty("Not computable: there is no grade with hours to work it out from.")
    }
    return Table(
      caption: "Available time",
      columns: [Table.Column(heading: "Step"), Table.Column(heading: "Points", isNumeric: true)],
      rows: model.explanation.availability.enumerated().map { index, line in
        [
          "\(line.label)",
          "\(index == 0 ? Figures.number(line.points, places: places) : Self.signed(line.points, places: places))",
        ]
      },
      totals: [["Available", "\(Figures.number(figure.available, places: places))"]]
    ).html
  }

  /// Whole points where every step is whole; otherwise two places, so that the column can be added up.
  private var places: Int {
    (model.explanation.availability.map(\.points) + [figure.available]).allSatisfy(\.isWhole) ? 0 : 2
  }

  private static func signed(_ points: Ratio, places: Int) -> String {
    points > .zero ? "+" + Figures.number(points, places: places) : Figures.number(points, places: places)
  }

  private var leftOut: HTML {
    let items = model.explanation.leftOut.map { item -> HTML in
      let mend: HTML =
        item.whoCanMend.map { "<br><span class=\"small quiet\">Can be mended by \($0).</span>" } ?? .empty
      return "\(item.what).\(mend)"
    }
    return items.isEmpty ? Part.empty("Nothing is left out.") : Part.list(items)
  }

  private var differences: HTML {
    guard !model.differences.isEmpty else {
      return "<p>None. It would show the same: \(Figures.number(model.incumbent.totalPoints)) points.</p>\n"
    }
    return Part.list(model.differences.map { "\($0)" })
  }
}
