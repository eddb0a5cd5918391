import Caseload
import Casework
import Rules

/// Hours for cases for each person on probation, by unit and month, of frozen nights.
struct CapacityMonths {
  let time: TimeByMonth

  var html: HTML {
    guard !time.lines.isEmpty, !time.months.isEmpty else {
      return Part.empty("No night has been frozen here in the last months.")
    }
    let kept: HTML =
      time.keptBack == 0
      ? .empty
      : "<p>Not shown: \(Figures.counted(time.keptBack, "unit", "units")) with too few people.</p>\n"
    return Table(
      caption: "Hours a month for each person on probation",
      reading:
        "Hours for cases over people held, both summed over the frozen nights of the month; those who hold cases by "
        + "exception are left out.",
      columns: [Table.Column(heading: "Unit")]
        + time.months.map { Table.Column(heading: $0.text, isNumeric: true) },
      rows: time.lines.map { line in
        let figures = Dictionary(line.figures.map { ($0.month, $0) }, uniquingKeysWith: { first, _ in first })
        return ["\(line.unit.name.isEmpty ? line.unit.code : line.unit.name)"]
          + time.months.map { month in
            figures[month]?.hoursPerPerson.map { "\(Figures.number($0, places: 1))" } ?? .noFigure
          }
      }
    ).html + kept + working
  }

  /// The newest month of the unit itself as a sum.
  private var working: HTML {
    guard let line = time.lines.first, let figure = line.figures.last, let hours = figure.hoursPerPerson else {
      return .empty
    }
    return Part.details(
      "The arithmetic of \(figure.month.text)",
      """
      <p>\(Figures.counted(figure.nights, "night", "nights")), \(Figures.number(figure.hours, places: 1)) hours over \
      \(Figures.number(figure.people)) people, each held on one night counted once for it = \
      <strong>\(Figures.number(hours, places: 2))</strong>. Hours are contracted hours less reductions, less the assumed shares of \
      the week, times 52 weeks over 12 months.</p>
      """)
  }
}
