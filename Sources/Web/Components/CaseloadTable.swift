import Caseload
import Rules

/// Cases by tier and location: a row for each tier that has any, a column for each location, and what transition to adulthood adds.
struct CaseloadTable {
  let caption: String
  let counts: TierCounts
  let t2a: TierCounts
  let pack: RulePack

  /// Tiers with at least one case, in the pack's order, those without a tier last.
  var tiers: [Int] {
    let used = pack.tiers.indices.filter { counts.total(ofTier: $0) + t2a.total(ofTier: $0) > 0 }
    return used.filter { !pack.tiers[$0].isUntiered } + used.filter { pack.tiers[$0].isUntiered }
  }

  private var hasT2A: Bool { !t2a.isEmpty }

  var html: HTML {
    guard !tiers.isEmpty else { return Part.empty("No cases are held.") }
    var columns = [Table.Column(heading: "Tier")]
    columns += pack.locations.map { Table.Column(heading: $0.label, isNumeric: true) }
    if hasT2A { columns.append(Table.Column(heading: "Transition to adulthood", isNumeric: true)) }
    columns.append(Table.Column(heading: "All", isNumeric: true))
    return Table(caption: caption, columns: columns, rows: tiers.map(row), totals: [total]).html
  }

  private func row(_ tier: Int) -> [HTML] {
    let cells = pack.locations.indices.map { location -> HTML in "\(Figures.number(counts[location, tier]))" }
    let all = counts.total(ofTier: tier) + t2a.total(ofTier: tier)
    return ["\(pack.tiers[tier].label)"] + cells + (hasT2A ? ["\(Figures.number(t2a.total(ofTier: tier)))"] : [])
      + ["\(Figures.number(all))"]
  }

  private var total: [HTML] {
    let cells = pack.locations.indices.map { location -> HTML in "\(Figures.number(counts.total(at: location)))" }
    return ["All tiers"] + cells + (hasT2A ? ["\(Figures.number(t2a.total))"] : [])
      + ["\(Figures.number(counts.total + t2a.total))"]
  }
}
