import Caseload
import Casework

/// Funded posts beside people in post, by grade and by unit below, with how new people are and what is not recorded.
struct StaffingView {
  let staffing: StaffingPage
  let standing: Standing?

  private var unit: UnitReference { staffing.unit }
  private var total: StaffingPage.Line { staffing.total }

  var page: Page {
    Page(
      title: "Staffing, \(unit.name)", section: .workload,
      breadcrumbs: unit.level == 0 ? [] : (staffing.path + [unit]).links, standing: standing, cases: staffing.standing,
      main: main)
  }

  private var main: HTML {
    """
    <span class="caption">\(unit.name)</span><h1>Staffing</h1>
    \(Part.stamp(staffing.standing))\(Part.statement(sentence, under: under))\(keyFigures)
    <section>\(byGrade)
    <p>\(Part.link("Record funded posts of this unit", .records(.new("funded-posts", known: ["unit": unit.code]))))</p></section>
    <section>\(byUnit)\(sideBySide)
    <ul class="plain"><li>\(Part.link("People, caseloads against the limit, role drift and needs", .cases(.people(unit.level == 0 ? nil : unit.place))))</li></ul>
    </section>
    \(recorded)
    """
  }

  private var recorded: HTML {
    let part: HTML =
      staffing.recorded.map { RecordedSharesPart(shares: $0, hidesKinds: true, pack: nil).html }
      ?? Part.empty("So few people work here that recorded time is kept back.")
    return "<section><h2>Time of the last year</h2>\n\(part)</section>\n"
  }

  /// The units below twice, in the order of vacancy and in the order of work: a shortage of people and one of time need not
  /// be in the same place.
  private var sideBySide: HTML {
    guard staffing.units.count > 1 else { return .empty }
    func ordered(_ figure: (StaffingPage.UnitLine) -> Ratio?) -> [StaffingPage.UnitLine] {
      staffing.units.sorted { one, other in
        switch (figure(one), figure(other)) {
        case (let a?, let b?): a != b ? a > b : one.unit.name < other.unit.name
        case (_?, nil): true
        case (nil, _): figure(other) == nil && one.unit.name < other.unit.name
        }
      }
    }
    func table(_ caption: String, _ lines: [StaffingPage.UnitLine]) -> HTML {
      Table(
        caption: caption,
        columns: [
          Table.Column(heading: "Unit"), Table.Column(heading: "Vacancy", isNumeric: true),
          Table.Column(heading: "Work compared with time", isNumeric: true),
        ],
        rows: lines.map { line in
          [
            Part.link(line.unit.name, .cases(.staffing(line.unit.place))),
            line.vacancyPercent.map { "\(Figures.percent($0))" } ?? "no posts funded",
            line.isKeptBack ? "kept back" : line.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          ]
        }, isNarrow: true
      ).html
    }
    return """
      <h2>Vacancy and capacity side by side</h2>
      \(table("Units by vacancy, the most first", ordered(\.vacancyPercent)))\
      \(table("Units by work compared with time, the most first", ordered(\.percent)))<p>\(Part.purpose) Vacancy is of funded \
      posts. Work is of today, all work over all time; units of few people are kept back.</p>

      """
  }

  private var sentence: String {
    guard total.posts > 0 || total.funded > .zero else { return "No posts are recorded here." }
    guard total.funded > .zero else {
      return "\(fte(total.inPost)) FTE in post. No funded posts are recorded, so there is no vacancy to show."
    }
    let both = "\(fte(total.inPost)) FTE in post of \(fte(total.funded)) funded"
    if total.vacancy > .zero { return "\(fte(total.vacancy)) FTE vacant: \(both)." }
    return total.vacancy < .zero
      ? "\(fte(Ratio.zero - total.vacancy)) FTE more in post than funded: \(both)." : "No vacancy: \(both)."
  }

  private var under: HTML {
    let gap: HTML =
      total.hasExperienceGap
      ? "<p>\(Part.tag("Experience gap", .care)) More than half have been in their grade for less than a year.</p>"
      : .empty
    return """
      \(gap)<p>\(Figures.number(staffing.completeTeams)) of \(Figures.counted(staffing.teams, "team has", "teams have")) complete \
      records. Vacancy is funded FTE minus FTE in post; a post without recorded hours is in neither and stands apart.</p>
      """
  }

  private var keyFigures: HTML {
    Part.keyFigures([
      Part.KeyFigure(label: "Funded", value: fte(total.funded), unit: "FTE"),
      Part.KeyFigure(label: "In post", value: fte(total.inPost), unit: "FTE"),
      Part.KeyFigure(label: "Vacancy", value: fte(total.vacancy), unit: "FTE"),
      Part.KeyFigure(label: "Hours missing", value: Figures.number(total.incomplete), unit: "posts"),
    ])
  }

  private func fte(_ value: Ratio) -> String { Figures.number(value, places: 1) }

  private func columns(_ first: String) -> [Table.Column] {
    [
      Table.Column(heading: first), Table.Column(heading: "Funded FTE", isNumeric: true),
      Table.Column(heading: "In post FTE", isNumeric: true),
      Table.Column(heading: "Of whom trainees FTE", isNumeric: true),
      Table.Column(heading: "Vacancy FTE", isNumeric: true), Table.Column(heading: "Posts", isNumeric: true),
      Table.Column(heading: "Newly qualified", isNumeric: true),
      Table.Column(heading: "Under a year in the grade", isNumeric: true),
      Table.Column(heading: "Hours missing", isNumeric: true),
    ]
  }

  private func cells(_ line: StaffingPage.Line) -> [HTML] {
    [
      "\(fte(line.funded))", "\(fte(line.inPost))", "\(fte(line.trainees))", "\(fte(line.vacancy))",
      "\(Figures.number(line.posts))", share(line.newlyQualified, of: line.posts),
      share(line.underAYear, of: line.posts), "\(Figures.number(line.incomplete))",
    ]
  }

  private func share(_ count: Int, of all: Int) -> HTML {
    guard count > 0, all > 0 else { return "\(Figures.number(count))" }
    return "\(Figures.number(count)) (\(Figures.percent(Ratio(count * 100, over: all), places: 0)))"
  }

  private var byGrade: HTML {
    guard !staffing.grades.isEmpty else {
      return Part.empty("No posts and no funded posts are recorded for this unit.")
    }
    return Table(
      caption: "By grade", reading: "A trainee is in post in the grade of the post, and shown apart as well.",
      columns: columns("Grade"), rows: staffing.grades.map { ["\($0.grade)"] + cells($0.line) },
      totals: [["All grades"] + cells(total)]
    ).html
  }

  private var byUnit: HTML {
    guard !staffing.units.isEmpty else { return .empty }
    return Table(
      caption: "By unit", columns: columns("Unit"),
      rows: staffing.units.map { line in
        let gap: HTML = line.line.hasExperienceGap ? " \(Part.tag("Experience gap", .care))" : .empty
        return ["\(Part.link(line.unit.name, .cases(.staffing(line.unit.place))))\(gap)"] + cells(line.line)
      }
    ).html
  }
}
