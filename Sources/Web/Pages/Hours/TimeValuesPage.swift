import Caseload
import Casework
import Rules
import Workload

/// The sets of time values: who proposed and agreed them, on what evidence, and what a draft would do to today's work.
struct TimeValuesPage {
  let pack: RulePack
  /// What was asked for; nil where nothing was.
  let comparison: HoursComparison?
  /// Whether the reader's role reaches all posts, on which drafts are tried out.
  let mayCompare: Bool
  let standing: Standing?

  static let heading = "Time values"

  var page: Page {
    Page(
      title: Self.heading, section: .rules, standing: standing,
      main: """
        <h1>\(Self.heading)</h1>
        <p>Hours of work are cases, contacts, journeys and tasks, each with minutes from one of these sets. What nobody has measured \
        is marked as an assumption. \(Part.link("What was measured", .hours(.studies())))</p>
        \(pack.hours.sets.map { part($0, isDraft: false) })\(pack.hours.drafts.map { part($0, isDraft: true) })\(result)
        """)
  }

  private func part(_ set: HoursValueSet, isDraft: Bool) -> HTML {
    let compare: HTML =
      isDraft && mayCompare
      ? "<p><a class=\"button second\" href=\"\(Address.hours(.values(draft: set.id)))\">Try it on today’s work<span class=\"hidden\">, \(set.label)</span></a></p>\n"
      : .empty
    let items: [HTML] = [
      term("In force", set.from.map { "from \($0.text)" } ?? "no: a draft, which counts nowhere"),
      term("Version", set.version), term("Proposed by", set.proposedBy), term("Agreed by", set.agreedBy),
      term("Consulted", set.consulted), term("Evidence", set.evidence),
    ]
    return """
      <section><h2>\(set.label)</h2>
      <dl class="list">\(items)</dl>
      \(compare)\(Part.details("Minutes of contacts, work, needs and requirements", values(set)))</section>

      """
  }

  private func term(_ name: String, _ value: String) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }

  private func values(_ set: HoursValueSet) -> HTML {
    let values = set.values
    var rows: [(String, HoursValues.Value)] = [
      ("Contact at the office", values.office), ("Home visit", values.home), ("Remote contact", values.remote),
      ("Travel to a home visit and back", values.travel), ("First \(values.start.days) days", values.start.value),
      ("Last \(values.last.days) days", values.last.value),
      ("Release within \(values.release.days) days", values.release.value), ("Past the expected end", values.overdue),
    ]
    for type in pack.registerTypes.all { values.needs[type.code].map { rows.append((type.label, $0)) } }
    for requirement in values.requirements { rows.append((requirement.label, requirement.value)) }
    for kind in pack.workKinds { values.tasks[kind.id].map { rows.append((kind.label, $0)) } }
    rows.append(("Case of an absent colleague, covered", values.cover))
    rows.append(("Practitioner of a senior’s team", values.oversight))
    return Table(
      caption: "Minutes, \(set.label)",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Minutes", isNumeric: true),
        Table.Column(heading: "A hub could take", isNumeric: true), Table.Column(heading: "Source"),
      ],
      rows: rows.map { ["\($0.0)", "\($0.1.minutes)", "\($0.1.hub)%", "<span class=\"small\">\($0.1.source)</span>"] }
    ).html
  }

  private var result: HTML {
    guard let comparison else { return .empty }
    return """
      <section id="comparison"><h2>What the draft would do</h2>
      <p>\(comparison.draft.label) beside \(comparison.inForce.label), on the work of \(comparison.asOf.text). Nothing was changed, \
      and frozen nights never will be.</p>
      \(Table(
        caption: "By probation delivery unit",
        reading: "All work over all available time. Posts that are not computable are in no sum.",
        columns: [
          Table.Column(heading: "Unit"), Table.Column(heading: "Posts", isNumeric: true),
          Table.Column(heading: "Now", isNumeric: true), Table.Column(heading: "With the draft", isNumeric: true),
          Table.Column(heading: "Higher", isNumeric: true), Table.Column(heading: "Lower", isNumeric: true),
          Table.Column(heading: "Go over 100%", isNumeric: true),
          Table.Column(heading: "Come back to 100% or under", isNumeric: true),
          Table.Column(heading: "Not computable", isNumeric: true),
        ], rows: comparison.units.map(row), totals: [row(comparison.total)]).html)</section>

      """
  }

  private func row(_ unit: HoursComparison.Unit) -> [HTML] {
    let counts = [unit.higher, unit.lower, unit.goOver, unit.goUnder, unit.notComputable]
    return [
      "\(unit.name)", "\(Figures.number(unit.posts))", "\(Figures.percent(unit.percentNow))",
      "\(Figures.percent(unit.percentThen))",
    ] + counts.map { "\(Figures.number($0))" }
  }
}
