import Caseload
import Casework
import Charts
import Rules
import Workload

/// The hours that a team has for cases in the weeks ahead: what absence takes of them, and whose cases nobody covers.
struct HoursAheadView {
  let model: HoursAhead
  let standing: Standing?
  let pack: RulePack

  static let heading = "The weeks ahead"

  var page: Page {
    Page(
      title: "\(Self.heading), \(model.unit.name)", section: .workload, breadcrumbs: (model.path + [model.unit]).links,
      standing: standing, main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(model.unit.name)</span><h1>\(Self.heading)</h1>
    \(Part.statement(sentence, under: under))
    <section><h2>Hours for cases, week by week</h2>
    \(chart)\(weeks)</section>
    \(TeamAheadPart(model: model, pack: pack).html)<section><h2>Who is away</h2>
    \(absences)</section>
    <section><h2>Person by person</h2>
    \(people)</section>
    """
  }

  private var sentence: String {
    guard let first = model.weeks.first, let lowest = model.weeks.min(by: { $0.available < $1.available }) else {
      return "No weeks are shown."
    }
    guard model.posts.isEmpty == false else { return "No posts are recorded here, so no hours can be worked out." }
    let now = "\(Figures.number(first.available, places: 1)) hours this week"
    return lowest.available == first.available
      ? "\(now), and no week ahead has fewer."
      : "\(now); fewest in the week from \(lowest.monday.shortText): \(Figures.number(lowest.available, places: 1))."
  }

  private var under: HTML {
    let uncovered = model.absences.filter(\.isDue).reduce(0) { $0 + $1.uncovered }
    let cover: HTML =
      uncovered == 0
      ? "<p>Every case of somebody who has been away for more than \(model.coverAfterDays) days has a named colleague.</p>"
      : "<p>\(Figures.counted(uncovered, "case", "cases")) of people who have been away for more than \(model.coverAfterDays) days have nobody named to cover them.</p>"
    let left = model.weeks.first?.leftOut ?? 0
    let out: HTML =
      left == 0
      ? .empty
      : "<p>Left out: \(Figures.counted(left, "post", "posts")) whose hours are not recorded. Whoever keeps staff records can add them.</p>"
    let seniors: HTML =
      model.seniorPosts == 0
      ? .empty
      : "<p>Not in the sums: \(Figures.counted(model.seniorPosts, "post", "posts")) of those who hold cases by exception.</p>"
    return """
      \(cover)\(out)\(seniors)<p>As the records stand on \(model.day.text). A week is the mean of its seven days. Leave and sickness \
      that the assumed share of a week already holds take nothing more; long absences do. Rules: \(model.rules); \
      \(Part.link("see them", .rules)). \(Part.link("How figures are made", .guide)).</p>
      """
  }

  /// The year stands in the table: beside a bar there is no room for it.
  private static func dayAndMonth(_ day: LocalDate) -> String {
    day.shortText.split(separator: " ").prefix(2).joined(separator: " ")
  }

  private var chart: HTML {
    guard !model.posts.isEmpty else { return .empty }
    func whole(_ hours: Ratio) -> Int { max(0, hours.rounded(toPlaces: 0)) }
    let drawing = StackedBarChart(
      title: sentence, description: "Hours for cases of \(model.unit.name) in each of \(model.weeks.count) weeks",
      series: ["Hours for cases", "Taken by absence"],
      bars: model.weeks.map {
        .init(label: Self.dayAndMonth($0.monday), counts: [whole($0.available), whole($0.away)])
      },
      identifier: "weeks-ahead")
    // Drawn by Charts, which escapes every word.
    return HTML(trusted: drawing.svg)
  }

  private var weeks: HTML {
    Table(
      caption: "Hours for cases by week, \(model.unit.name)",
      reading: "Hours a week. Without absence the first two columns would be one.",
      columns: [
        Table.Column(heading: "Week from"), Table.Column(heading: "Hours for cases", isNumeric: true),
        Table.Column(heading: "Taken by absence", isNumeric: true),
        Table.Column(heading: "Posts left out", isNumeric: true),
        Table.Column(heading: "Cases without cover", isNumeric: true),
      ],
      rows: model.weeks.map { week in
        [
          "\(week.monday.shortText)", "\(Figures.number(week.available, places: 2))",
          "\(Figures.number(week.away, places: 2))", "\(Figures.number(week.leftOut))",
          "\(Figures.number(week.uncovered))",
        ]
      }
    ).html
  }

  private var absences: HTML {
    guard !model.absences.isEmpty else { return Part.empty("Nobody is away in these weeks, as far as it is recorded.") }
    return Table(
      caption: "Away now or in these weeks",
      reading: "Why somebody is away is shown to whoever may know it.",
      columns: [
        Table.Column(heading: "Name"), Table.Column(heading: "What"), Table.Column(heading: "Days"),
        Table.Column(heading: "Cases held", isNumeric: true),
        Table.Column(heading: "Without cover", isNumeric: true), Table.Column(heading: "Covered by"),
      ],
      rows: model.absences.map { away in
        [
          Part.link(away.name, .upkeep(.cover(away.staffCode))), "\(AwayWords.what(away))", "\(AwayWords.days(away))",
          "\(Figures.number(away.cases))",
          away.uncovered == 0
            ? "0"
            : "\(Figures.number(away.uncovered)) \(away.isDue ? Part.tag("Needs a name", .care) : Part.tag("To come"))",
          AwayWords.coverers(away),
        ]
      }
    ).html
  }

  private var people: HTML {
    guard !model.posts.isEmpty else { return Part.empty("No posts are recorded here.") }
    return Table(
      caption: "Hours for cases of each post", reading: "They sum to the weeks above. Open a person for every line.",
      columns: [Table.Column(heading: "Name")]
        + model.weeks.map { Table.Column(heading: $0.monday.shortText, isNumeric: true) },
      rows: model.posts.map { post in
        [Part.link(post.name, .availability(AvailabilityAddress(staff: post.staffCode)))]
          + post.weeks.map { week in week.available.map { "\(Figures.number($0, places: 2))" } ?? .noFigure }
      },
      totals: [["All"] + model.weeks.map { "\(Figures.number($0.available, places: 2))" }]
    ).html
  }
}

/// How an absence is said, as far as the reader may know of it.
enum AwayWords {
  static func what(_ away: Away) -> String {
    away.kind.map { "Away: \($0.replacing("-", with: " "))" } ?? "Away"
  }

  static func days(_ away: Away) -> String {
    away.days.until.map { "\(away.days.from.shortText) to \($0.shortText)" }
      ?? "From \(away.days.from.shortText), no last day recorded"
  }

  static func coverers(_ away: Away) -> HTML {
    guard !away.coverers.isEmpty else { return away.cases == 0 ? "no cases are held" : "nobody yet" }
    return away.coverers.map { coverer -> HTML in
      "\(coverer.name): \(Figures.counted(coverer.cases, "case", "cases"))"
    }.joined(by: "<br>")
  }
}
