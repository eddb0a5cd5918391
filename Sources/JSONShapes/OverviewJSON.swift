import Caseload
package import Casework
package import Rules
package import Workload

/// A unit's hours as programs read them: hours a week.
package struct HoursTotalsJSON: Encodable {
  let posts: Int
  let postsLeftOut: Int
  let casesHeld: Int
  let casesNotCounted: Int
  let work: String
  let available: String
  let percent: String?

  package init(_ totals: HoursTotals) {
    posts = totals.posts
    postsLeftOut = totals.outPosts
    casesHeld = totals.held
    casesNotCounted = totals.notCounted
    work = totals.work.text(places: 2)
    available = totals.available.text(places: 2)
    percent = totals.percent?.text(places: 2)
  }
}

/// A unit with its totals and a row for each unit or post directly below.
package struct OverviewJSON: Encodable {
  struct Row: Encodable {
    let unit: UnitJSON?
    let post: PostJSON?
    /// Missing for a unit that is kept back.
    let totals: TotalsJSON?
    let isKeptBack: Bool
    let notComputable: [String]
  }
  let unit: UnitJSON
  let path: [UnitJSON]
  let standing: StandingJSON
  /// Whether the unit's own sums are kept back from whoever asks; then it has no totals and no rows.
  let isKeptBack: Bool
  let totals: TotalsJSON?
  /// The same night in hours; missing where none were worked out.
  let hours: HoursTotalsJSON?
  /// The measure that leads by the rules in force.
  let headline: String
  let rows: [Row]

  package init(_ overview: Overview, headline: Measures.Kind) {
    unit = UnitJSON(overview.unit)
    path = overview.path.map(UnitJSON.init)
    standing = StandingJSON(overview.standing)
    isKeptBack = overview.isKeptBack
    totals = overview.isKeptBack ? nil : TotalsJSON(overview.totals)
    hours = overview.hours.map(HoursTotalsJSON.init)
    self.headline = headline.rawValue
    rows = overview.rows.map { row in
      switch row.subject {
      case .unit(let unit):
        Row(
          unit: UnitJSON(unit), post: nil, totals: row.isKeptBack ? nil : TotalsJSON(row.totals),
          isKeptBack: row.isKeptBack, notComputable: [])
      case .post(let post):
        Row(
          unit: nil, post: PostJSON(post), totals: TotalsJSON(row.totals), isKeptBack: false,
          notComputable: row.notComputable)
      }
    }
  }
}
