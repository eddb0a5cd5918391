import Caseload
import Casework

/// How many people of a unit lack a protection or hold more than a protected limit: numbers alone, and nobody's name.
struct ProtectionCountsView {
  let model: ProtectionCounts
  let standing: Standing?

  var page: Page {
    Page(
      title: "\(ProtectionsView.heading), \(model.unit.name)", section: .workload,
      breadcrumbs: (model.path + [model.unit]).links, standing: standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(model.unit.name)</span><h1>\(ProtectionsView.heading)</h1>
    \(Part.statement(sentence, under: under))\(table)
    """
  }

  private var sentence: String {
    guard let people = model.line.people else { return "Not shown: too few people work here, or in a unit beside it." }
    let of = "of \(Figures.counted(people, "person", "people"))"
    guard let lacking = model.line.lacking else { return "How many \(of) lack a protection is kept back." }
    return lacking == 0
      ? "Everybody \(of) has the protections that the rules give."
      : "\(Figures.number(lacking)) \(of) \(lacking == 1 ? "lacks" : "lack") a protection that the rules give."
  }

  private var under: HTML {
    let kept: HTML =
      model.showsPeople
      ? .empty
      : """
      <p>Numbers about fewer than \(model.fewestPeople) people are kept back, and those from which they could be worked out.</p>

      """
    return """
      \(kept)<p>As the records stand on \(model.day.text). Somebody lacks a protection when the rules give one, for training, for \
      being newly qualified or for assessing a trainee, and the records do not let it apply. A caseload is above a protected limit \
      until it falls to it. People are counted once, whatever their posts; left out is whoever has no post on the day. Rules: \
      \(model.rules); \(Part.link("see them", .rules)). \(Part.link("How figures are made", .guide)).</p>
      """
  }

  private var table: HTML {
    guard model.line.people != nil else { return .empty }
    return Table(
      caption: "People, and those of them whose protection is lacking or exceeded",
      reading: "The page of a team names them, for whoever may see single people.",
      columns: [
        Table.Column(heading: "Unit"), Table.Column(heading: "People", isNumeric: true),
        Table.Column(heading: "Lack a protection", isNumeric: true),
        Table.Column(heading: "Above a protected limit", isNumeric: true),
      ],
      rows: model.units.map(row), totals: [row(model.line)]
    ).html
  }

  private func row(_ line: ProtectionCounts.Line) -> [HTML] {
    let name: HTML =
      line.unit == model.unit
      ? "\(line.unit.name)"
      : line.unit.place.map { Part.link(line.unit.name, .upkeep(.protections($0))) }
        ?? "\(line.unit.name)"
    return [name]
      + [line.people, line.lacking, line.above].map { number in
        number.map { "\(Figures.number($0))" } ?? "<span class=\"quiet\">kept back</span>"
      }
  }
}
