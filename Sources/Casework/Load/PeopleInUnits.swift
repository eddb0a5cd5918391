import Rules
import Storage

/// How many people have a live figure in each unit, and which units are so small that their figures are kept back.
struct PeopleInUnits {
  private let chart: OrganisationChart
  private let rules: ComparisonRules
  /// Staff codes by code of the unit, for every unit of the chart above a post.
  private let staff: [String: Set<String>]
  private let everybody: Set<String>

  init(_ chart: OrganisationChart, _ pack: RulePack, _ connection: any SQLConnection) throws {
    self.chart = chart
    rules = pack.comparison
    var (staff, everybody) = ([String: Set<String>](), Set<String>())
    try connection.each("SELECT team, staff_code FROM live_figure ORDER BY team, staff_code", []) { row in
      let (team, code) = (try row.text(0), try row.text(1))
      everybody.insert(code)
      staff[team, default: []].insert(code)
    }
    for (team, people) in staff {
      for unit in chart.path(to: team) where unit.code != team { staff[unit.code, default: []].formUnion(people) }
    }
    self.staff = staff
    self.everybody = everybody
  }

  /// People with a post in a unit, each once.
  func count(in unit: UnitReference) -> Int { unit.level == 0 ? everybody.count : staff[unit.code]?.count ?? 0 }

  /// Those of the units directly below one whose figures are kept back.
  func keptBack(below unit: UnitReference) -> Set<UnitReference> {
    let children = chart.children(of: unit)
    return Set(rules.keptBack(among: children.map(count)).map { children[$0] })
  }

  /// Whether a unit's figures are kept back: for its own size, or because those above it less those beside it would give
  /// one away that is.
  func isKeptBack(_ unit: UnitReference, widest: UnitReference) -> Bool {
    if (1..<rules.fewestPeople).contains(count(in: unit)) { return true }
    var above = widest
    for step in chart.path(to: unit.code) where step.level > 0 {
      if keptBack(below: above).contains(step) { return true }
      above = step
    }
    return false
  }
}
