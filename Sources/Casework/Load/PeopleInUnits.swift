import Rules
import Storage

/// How many people have a live figure in each unit, and which units are so small that their figures are kept back.
struct PeopleInUnits {
  private let chart: OrganisationChart
  private let rules: ComparisonRules
  /// By code of the unit, for every unit of the chart above a post.
  private let counts: [String: Int]
  private let everybody: Int

  init(_ chart: OrganisationChart, _ pack: RulePack, _ connection: any SQLConnection) throws {
    self.chart = chart
    rules = pack.comparison
    func units(above team: String) -> Set<String> { Set(chart.path(to: team).map(\.code) + [team]) }
    var (counts, everybody) = ([String: Int](), 0)
    try connection.each("SELECT team, COUNT(*) FROM live_figure GROUP BY team", []) { row in
      let people = try row.int(1)
      everybody += people
      for code in units(above: try row.text(0)) { counts[code, default: 0] += people }
    }
    // Posts were counted so far; few people have several.
    var several: [String: [String]] = [:]
    try connection.each(
      """
      SELECT staff_code, team FROM live_figure WHERE staff_code IN (
        SELECT staff_code FROM live_figure GROUP BY staff_code HAVING COUNT(*) > 1)
      """, []
    ) { row in several[try row.text(0), default: []].append(try row.text(1)) }
    for teams in several.values {
      everybody -= teams.count - 1
      let posts = Dictionary(teams.flatMap(units).map { ($0, 1) }, uniquingKeysWith: +)
      for (code, count) in posts { counts[code, default: 0] -= count - 1 }
    }
    self.counts = counts
    self.everybody = everybody
  }

  /// People with a post in a unit, each once.
  func count(in unit: UnitReference) -> Int { unit.level == 0 ? everybody : counts[unit.code] ?? 0 }

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
