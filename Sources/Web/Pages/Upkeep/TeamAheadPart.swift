import Caseload
import Casework
import Charts
import Rules
import Workload

/// A team's work beside its time in the weeks ahead: the part of ``HoursAheadView`` that comes from the hours measure.
struct TeamAheadPart {
  let model: HoursAhead
  let pack: RulePack

  private var weeks: [LoadAhead.Week] { model.load?.total.weeks ?? [] }

  var html: HTML {
    guard let load = model.load, !weeks.isEmpty else {
      return """
        <section><h2>Work beside these hours</h2>
        \(Part.empty("No work can be worked out: there are no time values for the day, or no contracted hours."))</section>

        """
    }
    return """
      <section><h2>Work beside these hours</h2>
      \(table)\(chart)\(causes)\(people(load))
      <h3>What this knows and what it leaves out</h3>
      \(Part.list(LoadChart.limits(pack)))<p>Rules: \(load.rules). \(Part.purpose)</p></section>

      """
  }

  private var table: HTML {
    Table(
      caption: "Work and hours for cases by week, \(model.unit.name)",
      reading:
        "Hours a week of the posts whose hours can be told in every week. All work over all hours, no average of percentages.",
      columns: [
        Table.Column(heading: "Week from", room: .day), Table.Column(heading: "Work", isNumeric: true),
        Table.Column(heading: "Hours for cases", isNumeric: true),
        Table.Column(heading: "Work compared with hours", isNumeric: true), Table.Column(heading: "What changes"),
      ],
      rows: weeks.enumerated().map { index, week in
        [
          "\(week.monday.shortText)", "\(Figures.number(week.work, places: 2))",
          week.available.map { "\(Figures.number($0, places: 2))" } ?? .noFigure,
          week.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          week.causes.isEmpty
            ? "nothing known"
            : "<a href=\"#work-\(index + 1)\">\(Figures.counted(week.causes.count, "cause", "causes"))</a>",
        ]
      }
    ).html
  }

  private var chart: HTML {
    let drawing = LineChart(
      title: "Hours of work and hours for cases in each of \(weeks.count) weeks",
      description: "Of \(model.unit.name), from the week of \(model.day.text) on. The same figures are in the table.",
      unit: " h", labels: weeks.map { LoadChart.label($0.monday) }, series: LoadChart.series(weeks),
      identifier: "team-ahead")
    // Drawn by Charts, which escapes every word.
    return HTML(trusted: drawing.svg)
  }

  /// Causes of one kind in one line: whose cases they are stands on the page of each person.
  private var causes: HTML {
    let words = LoadCauseWords(pack: pack)
    let parts = weeks.enumerated().filter { !$0.element.causes.isEmpty }.map { index, week -> HTML in
      var sums: [String: (isTime: Bool, count: Int, hours: Ratio)] = [:]
      for cause in week.causes {
        let sum = sums[words.cause(cause)] ?? (cause.isTime, 0, .zero)
        sums[words.cause(cause)] = (sum.isTime, sum.count + 1, sum.hours + cause.hours)
      }
      let lines = sums.sorted { ($0.value.isTime ? 1 : 0, $0.key) < ($1.value.isTime ? 1 : 0, $1.key) }
      let table = Table(
        caption: "What changes in the week from \(week.monday.shortText)",
        reading: index == 0 ? "Hours a week, from today." : "Hours a week, from the week before.",
        columns: [
          Table.Column(heading: "Cause"), Table.Column(heading: "Of"),
          Table.Column(heading: "How many", isNumeric: true),
          Table.Column(heading: "Hours", isNumeric: true),
        ],
        rows: lines.map { name, sum in
          [
            "\(name)", sum.isTime ? "time" : "work", "\(Figures.number(sum.count))",
            "\(LoadCauseWords.signed(sum.hours))",
          ]
        },
        totals: [
          total("Change of work", lines.filter { !$0.value.isTime }.map(\.value.hours)),
          total("Change of time", lines.filter(\.value.isTime).map(\.value.hours)),
        ])
      return """
        <div id="work-\(index + 1)">\(Part.details("Week from \(week.monday.text)", table.html))</div>

        """
    }
    return parts.isEmpty
      ? Part.empty("Nothing is known to change in these weeks.") : "<h3>What changes, week by week</h3>\n\(parts)"
  }

  private func total(_ name: String, _ hours: [Ratio]) -> [HTML] {
    ["\(name)", .blank, .blank, "\(LoadCauseWords.signed(hours.reduce(.zero, +)))"]
  }

  private func people(_ load: TeamAhead) -> HTML {
    Table(
      caption: "Work of each post", reading: "Hours a week. Open a person for every cause.",
      columns: [Table.Column(heading: "Name")]
        + weeks.map { Table.Column(heading: $0.monday.shortText, isNumeric: true) },
      rows: model.posts.map { post in
        let person = load.people[post.staffCode]
        let name: HTML =
          person?.practitionerID.map { Part.link(post.name, .hours(.ahead($0))) } ?? "\(post.name)"
        let cells = person?.load.weeks.map { week -> HTML in "\(Figures.number(week.work, places: 2))" }
        return [name] + (cells ?? weeks.map { _ in .noFigure })
      }
    ).html
  }
}
