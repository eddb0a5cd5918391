import Caseload
import Casework
import Rules
import Workload

/// An overview as CSV: the same lines as the page, each with the rules and the day it is of.
///
/// Figures are plain numbers without separators; an empty cell is not computable, and the columns beside it say how much work that is.
struct OverviewFile {
  let overview: Overview
  /// The staff code of whoever chose not to be shown their own percentage.
  var hides: String?
  let pack: RulePack

  var name: String { "overview-\(overview.unit.levelID)-\(overview.standing.extractDate.iso).csv" }

  var csv: CSV {
    CSV(
      heading: [
        "Name", "Code", "Team", "Grade", "Posts", "Cases held", "Work (points)", "Work in percentage (points)",
        "Available (points)",
        "Workload (percent)", "Headroom (points)", "Contracted hours a week", "Hours assumed", "Reduced hours a week",
        "Posts not computable", "Work not computable (points)", "Why not computable", "As of", "Rules",
      ],
      rows: overview.isKeptBack
        ? [keptBack(overview.unit)]
        : overview.rows.map(line) + [line("Total", overview.unit.code, "", "", overview.totals, assumed: "", why: "")]
    )
  }

  private func keptBack(_ unit: UnitReference) -> [String] {
    [unit.name, unit.code] + Array(repeating: "", count: 14)
      + [KeptBackPart.words(pack.comparison), overview.standing.extractDate.iso, overview.standing.rules]
  }

  private func line(_ row: Overview.Row) -> [String] {
    switch row.subject {
    case .unit(let unit) where row.isKeptBack: keptBack(unit)
    case .unit(let unit): line(unit.name, unit.code, "", "", row.totals, assumed: "", why: "")
    case .post(let post):
      line(
        percent: hides.map(row.isOf) == true ? "hidden" : nil, post.name, post.staffCode, post.teamCode, post.grade,
        row.totals, assumed: row.hoursAreAssumed ? "yes" : "no",
        why: row.notComputable.joined(separator: " "))
    }
  }

  private func line(
    percent: String? = nil, _ name: String, _ code: String, _ team: String, _ grade: String, _ totals: UnitTotals,
    assumed: String, why: String
  ) -> [String] {
    let counted = totals.computable
    let apart = totals.notComputable
    return [
      name, code, team, grade, String(totals.posts), String(totals.casesHeld), String(totals.work),
      String(counted.work),
      counted.posts > 0 ? counted.available.text(places: 2) : "", percent ?? totals.percent?.text(places: 2) ?? "",
      totals.headroom?.text(places: 2) ?? "", (counted.contracted + apart.contracted).text, assumed,
      (counted.reduced + apart.reduced).text, String(apart.posts), String(apart.work), why,
      overview.standing.extractDate.iso, overview.standing.rules,
    ]
  }
}
