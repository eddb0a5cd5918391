import Casework

/// Records that somebody should look at, counted by kind and by unit below, each kind with what it does to the figures.
struct QualityPage {
  let overview: QualityOverview
  let standing: Standing?

  private var unit: UnitReference { overview.unit }

  var page: Page {
    Page(
      title: "Data quality, \(unit.name)", section: .quality,
      breadcrumbs: unit.level == 0 ? [] : (overview.path + [unit]).links, standing: standing, cases: overview.standing,
      main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(unit.name)</span><h1>Data quality</h1>
    \(Part.stamp(overview.standing))\(Part.statement(sentence, under: under))
    <section>\(kinds)</section>
    <section>\(units)</section>
    <section><h2>Changes made here</h2>
    \(changes)</section>
    """
  }

  private var sentence: String {
    overview.total == 0
      ? "No record needs a look."
      : "\(Figures.counted(overview.total, "record needs", "records need")) a look."
  }

  private var under: HTML {
    "<p>Nothing here was changed or left out by Headroom: each kind says what such records do to the figures. The case system is where most are put right.</p>"
  }

  private var kinds: HTML {
    Table(
      caption: "By kind", reading: "One record may be of several kinds.",
      columns: [
        Table.Column(heading: "Kind"), Table.Column(heading: "Records", isNumeric: true),
        Table.Column(heading: "What it does to the figures"),
      ],
      rows: overview.kinds.map { line in
        [
          line.count > 0 ? Part.link(line.kind.title, .cases(.findings(line.kind, unit.place))) : "\(line.kind.title)",
          "\(Figures.number(line.count))", "<span class=\"small\">\(line.kind.effect)</span>",
        ]
      }
    ).html
  }

  private var units: HTML {
    let lines = overview.units.filter { $0.unit != nil || overview.units.count > 1 }
    guard !lines.isEmpty else { return .empty }
    return Table(
      caption: "By unit",
      columns: [Table.Column(heading: "Unit"), Table.Column(heading: "Records", isNumeric: true)],
      rows: lines.map { line in
        [
          line.unit.map { Part.link($0.name, .cases(.quality($0.place))) } ?? "No unit below",
          "\(Figures.number(line.count))",
        ]
      }, totals: [["All", "\(Figures.number(overview.total))"]], isNarrow: true
    ).html
  }

  private var changes: HTML {
    let cases = overview.standing
    return """
      <p>\(Figures.counted(cases.waiting, "change waits", "changes wait")) for the case system in the whole service.</p>
      <ul class="plain"><li>\(Part.link("Disagreements with the case system (\(Figures.number(cases.disagreements)))", .cases(.disagreements())))</li></ul>

      """
  }
}
