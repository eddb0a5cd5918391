package import Casework

/// A unit with its totals and a row for each unit or post directly below.
package struct OverviewJSON: Encodable {
  struct Row: Encodable {
    let unit: UnitJSON?
    let post: PostJSON?
    let totals: TotalsJSON
    let notComputable: [String]
  }
  let unit: UnitJSON
  let path: [UnitJSON]
  let standing: StandingJSON
  let totals: TotalsJSON
  let rows: [Row]

  package init(_ overview: Overview) {
    unit = UnitJSON(overview.unit)
    path = overview.path.map(UnitJSON.init)
    standing = StandingJSON(overview.standing)
    totals = TotalsJSON(overview.totals)
    rows = overview.rows.map { row in
      switch row.subject {
      case .unit(let unit): Row(unit: UnitJSON(unit), post: nil, totals: TotalsJSON(row.totals), notComputable: [])
      case .post(let post):
        Row(unit: nil, post: PostJSON(post), totals: TotalsJSON(row.totals), notComputable: row.notComputable)
      }
    }
  }
}
