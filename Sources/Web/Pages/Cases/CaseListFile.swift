import Caseload
import Casework

/// A whole list of cases as CSV, in the order of the page. A restricted case is a line that says so and nothing else.
struct CaseListFile {
  let list: CaseListPage

  var name: String { "cases-\(list.standing.asOf.iso).csv" }

  var csv: CSV {
    CSV(
      heading: [
        "Name", "CRN", "Tier", "Tier provisional", "Type", "Location", "Risk of serious harm", "MAPPA", "Held by",
        "Staff code", "Team", "Since", "Days", "Release", "Sentence", "Expected end", "Waiting for the case system",
        "As of", "Rules",
      ], rows: list.rows.map { line($0, list.standing) })
  }

  private func line(_ row: CaseListPage.Row, _ standing: CaseStanding) -> [String] {
    let end = [standing.asOf.iso, standing.rules]
    guard case .shown(let row) = row else {
      return ["Restricted case"] + Array(repeating: "", count: 16) + end
    }
    return [
      row.name, row.crn, row.tier, row.isProvisional ? "yes" : "no", row.type ?? "", row.location ?? "",
      row.rosh.map(CaseCell.words) ?? "", row.mappa ?? "", row.holder?.name ?? "", row.holder?.staffCode ?? "",
      row.team ?? "", row.since?.iso ?? "", row.days.map(String.init) ?? "", row.release?.iso ?? "",
      row.sentenced?.iso ?? "", row.expectedEnd?.iso ?? "", row.hasWaitingChange ? "yes" : "no",
    ] + end
  }
}
