import Caseload
import Casework
import Charts
import Rules
import Workload

/// The caseload of a unit by tier and location: a chart, the same as a table, and as CSV.
struct CaseloadPage {
  let model: UnitCaseload
  let pack: RulePack

  var page: Page {
    Page(
      title: "Caseload, \(model.unit.name)", section: .workload, breadcrumbs: (model.path + [model.unit]).links,
      standing: model.standing, main: main)
  }

  private var table: CaseloadTable {
    CaseloadTable(caption: "Cases held by tier and location", counts: model.held, t2a: model.t2a, pack: pack)
  }

  private var main: HTML {
    guard !model.isKeptBack else {
      return """
        <h1>Caseload, \(model.unit.name)</h1>
        \(Part.stamp(model.standing))\(KeptBackPart.html(of: model.unit, pack.comparison))
        """
    }
    return """
      <h1>Caseload, \(model.unit.name)</h1>
      \(Part.stamp(model.standing))\(Part.statement(sentence, under: "<p>Caseload is the cases held. It says nothing about how long they take: that is workload.</p>"))
      <section><h2>By tier and location</h2>
      \(chart)\(table.html)
      <p>\(Part.link("Download this table as CSV", .caseloadFile(level: model.unit.levelID, code: model.unit.code)))</p></section>
      <section>\(inactive)</section>
      """
  }

  private var held: Int { model.held.total + model.t2a.total }
  private var active: Int { model.active.total + model.t2a.total }

  private var sentence: String {
    guard held > 0 else { return "No cases are held here in this extract." }
    let most = pack.locations.indices.max { model.held.total(at: $0) < model.held.total(at: $1) }
    let place = most.map { ", most of them in \(pack.locations[$0].label.lowercased())" } ?? ""
    return "\(Figures.counted(held, "case is", "cases are")) held\(isMajority(most) ? place : "")."
  }

  private func isMajority(_ location: Int?) -> Bool { location.map { model.held.total(at: $0) * 2 > held } ?? false }

  private var chart: HTML {
    let tiers = table.tiers
    guard !tiers.isEmpty else { return .empty }
    let largest = tiers.max { total($0) < total($1) }
    let title =
      largest.map { "\(pack.tiers[$0].label) is the tier with most cases, \(Figures.number(total($0)))" }
      ?? "Cases by tier"
    let series = pack.locations.map(\.label) + (model.t2a.isEmpty ? [] : ["Transition to adulthood"])
    let drawing = StackedBarChart(
      title: title,
      description:
        "Cases held in \(model.unit.name) on \(model.standing.extractDate.text), a bar for each tier. The table below has the same figures.",
      series: series,
      bars: tiers.map { tier in
        StackedBarChart.Bar(
          label: pack.tiers[tier].id == "untiered" ? "No tier" : pack.tiers[tier].id,
          counts: pack.locations.indices.map { model.held[$0, tier] }
            + (model.t2a.isEmpty ? [] : [model.t2a.total(ofTier: tier)]))
      },
      identifier: "by-tier")
    // Drawn by Charts, which escapes every word.
    let picture = HTML(trusted: drawing.svg)
    return "<p><strong>\(title)</strong></p>\(picture)\n"
  }

  private func total(_ tier: Int) -> Int { model.held.total(ofTier: tier) + model.t2a.total(ofTier: tier) }

  private var inactive: HTML {
    let counts = model.inactive
    let kinds = [
      ("Warrants", counts.warrants), ("Unpaid work", counts.unpaidWork),
      ("Overdue termination", counts.overdueTermination),
      ("Stand-alone suspended orders", counts.standaloneSuspended), ("Suspended lifers", counts.suspendedLifers),
    ]
    return """
      <h2>Held but not earning points</h2>
      <p>\(Figures.number(active)) of \(Figures.number(held)) cases held earn points. The others are inactive; the nightly extract
      counts these kinds, and one case may be of several.</p>
      \(Table(
        caption: "Inactive cases by kind",
        columns: [Table.Column(heading: "Kind"), Table.Column(heading: "Cases", isNumeric: true)],
        rows: kinds.map { ["\($0.0)", "\(Figures.number($0.1))"] }, isNarrow: true).html)
      """
  }

  var file: CSV {
    CSV(
      heading: ["Tier"] + pack.locations.map(\.label) + ["Transition to adulthood", "All", "Unit", "As of", "Rules"],
      rows: model.isKeptBack
        ? [
          [KeptBackPart.words(pack.comparison)] + Array(repeating: "", count: pack.locations.count + 2)
            + [model.unit.name, model.standing.extractDate.iso, model.standing.rules]
        ]
        : table.tiers.map { tier in
          [pack.tiers[tier].label] + pack.locations.indices.map { String(model.held[$0, tier]) }
            + [String(model.t2a.total(ofTier: tier)), String(total(tier))]
            + [model.unit.name, model.standing.extractDate.iso, model.standing.rules]
        })
  }
}
