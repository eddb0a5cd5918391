import Caseload
import Casework
import Charts
import Rules
import Workload

/// A person's work beside their time in the weeks ahead; each week opens to what changes it.
struct PersonAheadPage {
  let model: PersonAhead
  /// Whether the reader chose not to be shown the percentage, which is their own.
  let hidesPercentage: Bool
  let standing: Standing?
  let pack: RulePack

  static let heading = "Work in the weeks ahead"

  var page: Page {
    let practitioner = Frame.Link(text: "Practitioner", address: .practitioner(model.practitionerID))
    return Page(
      title: Self.heading, section: .workload, breadcrumbs: [practitioner], standing: standing, main: main)
  }

  private var weeks: [LoadAhead.Week] { model.total.weeks }

  private var main: HTML {
    let body: HTML =
      weeks.isEmpty
      ? Part.empty("No weeks can be worked out: contracted hours are not recorded for any post. \(Self.mend)")
      : "\(statement)\(table)\(chart)\(causes)"
    return """
      <h1>\(Self.heading)</h1>
      <p class="stamp">\(model.name) (\(model.staffCode)) · as of \(model.day.text) · rules: \(model.rules)</p>
      \(body)<section><h2>What this knows and what it leaves out</h2>
      \(Part.list(limits))</section>
      \(choice)<p>\(Part.link("Hours of work today, case by case", .hours(.person(model.practitionerID)))) · \
      \(Part.link("Time for cases", .availability(AvailabilityAddress(staff: model.staffCode)))) · \
      \(Part.link("How figures are made", .guide))</p>
      """
  }

  private static let mend = "Whoever keeps staff records can add them."

  private var statement: HTML {
    guard let first = weeks.first, let most = weeks.max(by: { $0.work < $1.work }) else { return .empty }
    let now = "\(Figures.number(first.work, places: 1)) hours of work this week"
    let sentence =
      most.work == first.work
      ? "\(now), and no week ahead is known to have more."
      : "\(now); most in the week from \(most.monday.shortText): \(Figures.number(most.work, places: 1))."
    return Part.statement(
      sentence, under: "<p>\(Part.purpose)</p>\(hidesPercentage ? OwnFiguresPart.hiddenNote : .empty)")
  }

  private var table: HTML {
    var columns = [
      Table.Column(heading: "Week from", room: .day), Table.Column(heading: "Work, hours a week", isNumeric: true),
      Table.Column(heading: "Time for cases", isNumeric: true),
      Table.Column(heading: "Work compared with time", isNumeric: true),
      Table.Column(heading: "What changes"),
    ]
    if hidesPercentage { columns.remove(at: 3) }
    return Table(
      caption: "Work and time week by week, \(model.name)",
      reading:
        "A week is the mean of its seven days: what begins on a Thursday counts for four of them, and in full the week after.",
      columns: columns,
      rows: weeks.enumerated().map { index, week in
        var cells: [HTML] = [
          "\(week.monday.shortText)", "\(Figures.number(week.work, places: 2))",
          week.available.map { "\(Figures.number($0, places: 2))" } ?? .noFigure,
          week.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          week.causes.isEmpty
            ? "nothing known"
            : "<a href=\"#week-\(index + 1)\">\(Figures.counted(week.causes.count, "cause", "causes"))</a>",
        ]
        if hidesPercentage { cells.remove(at: 3) }
        return cells
      }
    ).html
  }

  private var chart: HTML {
    let drawing = LineChart(
      title: "Hours of work and hours for cases in each of \(weeks.count) weeks",
      description: "From the week of \(model.day.text) on. The same figures are in the table.", unit: " h",
      labels: weeks.map { LoadChart.label($0.monday) },
      series: LoadChart.series(weeks), identifier: "person-ahead")
    // Drawn by Charts, which escapes every word.
    return HTML(trusted: drawing.svg)
  }

  private var causes: HTML {
    let parts = weeks.enumerated().filter { !$0.element.causes.isEmpty }.map { index, week in
      """
      <div id="week-\(index + 1)">\(Part.details("Week from \(week.monday.text)", one(week, after: index)))</div>

      """ as HTML
    }
    guard !parts.isEmpty else { return Part.empty("Nothing is known to change in these weeks.") }
    return "<section><h2>What changes, week by week</h2>\n\(parts)</section>\n"
  }

  private func one(_ week: LoadAhead.Week, after index: Int) -> HTML {
    let before =
      index == 0 ? (model.total.work, model.total.available) : (weeks[index - 1].work, weeks[index - 1].available)
    let words = LoadCauseWords(pack: pack)
    func table(_ caption: String, _ causes: [LoadCause], _ was: Ratio, _ isNow: Ratio) -> HTML {
      guard !causes.isEmpty else { return .empty }
      return Table(
        caption: caption,
        reading:
          "Hours a week. From \(Figures.number(was, places: 2)) \(index == 0 ? "today" : "the week before") to \(Figures.number(isNow, places: 2)).",
        columns: [
          Table.Column(heading: "Cause"), Table.Column(heading: "From", room: .day), Table.Column(heading: "Case"),
          Table.Column(heading: "Hours", isNumeric: true),
        ],
        rows: causes.map { cause in
          [
            "\(words.cause(cause))", "\(cause.day.shortText)", name(cause),
            "\(LoadCauseWords.signed(cause.hours))",
          ]
        },
        totals: [["Change", .blank, .blank, "\(LoadCauseWords.signed(isNow - was))"]]
      ).html
    }
    let time: HTML =
      if let was = before.1, let isNow = week.available {
        table("Time for cases, week from \(week.monday.shortText)", week.causes.filter(\.isTime), was, isNow)
      } else { .empty }
    return """
      \(table("Work, week from \(week.monday.shortText)", week.causes.filter { !$0.isTime }, before.0, week.work))\(time)
      """
  }

  private func name(_ cause: LoadCause) -> HTML {
    guard let reference = cause.reference else { return .blank }
    guard let item = model.cases[reference] else { return "A case that is not shown to you" }
    return item.crn.map { Part.link(item.name, .cases(.detail(crn: $0))) } ?? "\(item.name)"
  }

  private var limits: [HTML] {
    var items = LoadChart.limits(pack)
    if model.leftOut > 0 {
      items.append(
        "\(Figures.counted(model.leftOut, "post", "posts")) whose contracted hours are not recorded: in no figure here. \(Self.mend)"
      )
    }
    if model.withoutPost > 0 {
      items.append(
        "\(Figures.counted(model.withoutPost, "case", "cases")) held under a post that is not recorded: in no figure here."
      )
    }
    return items
  }

  private var choice: HTML {
    let links = Service.forecastWeeks.map { count -> HTML in
      count == weeks.count
        ? "<strong>\(count)</strong>" : Part.link("\(count)", .hours(.ahead(model.practitionerID, weeks: "\(count)")))
    }
    return "<p>Weeks shown: \(links.joined(by: " "))</p>\n"
  }
}

/// What charts and lists of the weeks ahead have in common.
enum LoadChart {
  /// The year stands in the table: beside a line there is no room for it.
  static func label(_ day: LocalDate) -> String {
    day.shortText.split(separator: " ").prefix(2).joined(separator: " ")
  }

  static func series(_ weeks: [LoadAhead.Week]) -> [LineChart.Series] {
    [
      LineChart.Series(name: "Work", tenths: weeks.map { max(0, $0.work.rounded(toPlaces: 1)) }),
      LineChart.Series(
        name: "Time for cases", tenths: weeks.map { $0.available.map { max(0, $0.rounded(toPlaces: 1)) } }),
    ]
  }

  /// What is taken to be so, and what nobody can know yet.
  static func limits(_ pack: RulePack) -> [HTML] {
    [
      "New work that nothing announces is in no week: the line falls where cases end, because those that will take their place are not known yet.",
      "A case ends on its expected end. One that is past it already stays as it is, because nothing says when it will be closed.",
      "A release counts on the day that is recorded for it. Tiers, registrations and days of requirements stay as they are today.",
      "Work that is due counts from \(pack.hours.dueWithinDays) days before until its day. Contacts for colleagues stay as they are.",
      "Time follows contracts, reductions, duties, stages of training and absences that are recorded today.",
    ]
  }
}
