import Caseload
import Casework
import Workload

/// What a senior's own week holds: those overseen, cases and other work, against the time of the post.
struct SeniorLoadPart {
  let load: SeniorLoad
  let team: String

  var html: HTML {
    """
    <h3>Load of a senior post</h3>
    <p>\(sentence)</p>
    \(limit)\(Table(
      caption: "What the work of this post is made of, \(team)",
      reading: "Minutes a month. Values and where they come from stand in the rules: \(load.rules).",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "Count", isNumeric: true),
        Table.Column(heading: "Minutes", isNumeric: true), Table.Column(heading: "Where the value comes from"),
      ],
      rows: load.lines.map { line in
        [
          "\(line.label)", "\(Figures.number(line.count))", "\(Figures.number(line.minutes))",
          "<span class=\"small\">\(line.source)</span>",
        ]
      },
      totals: [["Work", .blank, "\(Figures.number(load.lines.reduce(0) { $0 + $1.minutes }))", .blank]]
    ).html)
    """
  }

  private var sentence: String {
    let shared = load.seniors > 1 ? ", shared between \(load.seniors) seniors" : ""
    let holds = Figures.counted(load.cases, "case held", "cases held")
    let work = "\(Figures.number(load.work, places: 2)) hours of work a week"
    let against =
      load.available.map { " against \(Figures.number($0, places: 2)) hours left for it" }
      ?? ", and no available time to compare them with"
    return
      "\(Figures.counted(load.reports, "practitioner’s post", "practitioners’ posts")) in the team\(shared); \(holds). \(work)\(against)."
  }

  private var limit: HTML {
    guard load.isOver else { return .empty }
    return """
      <p>\(Part.tag("Above the limit", .over)) This is more than \(load.limitPercent)% of the time of the post. The manager above the \
      team can share the oversight between seniors, or move cases.</p>

      """
  }
}
