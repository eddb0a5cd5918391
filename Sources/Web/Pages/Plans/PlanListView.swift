import Caseload
import Casework
import Rules

/// The scenarios that there are, and what people kept of what they tried.
struct PlanListView {
  let shelf: PlanShelf
  let standing: Standing?

  static let heading = "Plans"

  var page: Page { Page(title: Self.heading, section: .plans, standing: standing, main: main) }

  private var main: HTML {
    """
    <h1>\(Self.heading)</h1>
    <p>How many people will be on probation, how much work that is, how many staff there will be, and when the service is full: each with \
    its range. Plans are of published totals and assumptions. Nothing here changes a record.</p>
    \(scenarios)\(kept)<p>\(Part.link("Set two plans side by side", .plans(.compare())))</p>
    """
  }

  private var scenarios: HTML {
    Table(
      caption: "Scenarios", reading: "Open one to see what it comes to, and to try levers on it.",
      columns: [
        Table.Column(heading: "Scenario", room: .text), Table.Column(heading: "What it is", room: .text),
        Table.Column(heading: "From", room: .day), Table.Column(heading: "Months", isNumeric: true),
      ],
      rows: shelf.scenarios.map { scenario in
        [
          Part.link(scenario.name, .plans(.one(scenario.id))), "\(scenario.about)", "\(scenario.from.shortText)",
          "\(Figures.number(scenario.months))",
        ]
      }
    ).html
  }

  private var kept: HTML {
    guard !shelf.kept.isEmpty else { return Part.empty("Nobody has kept levers that were tried.") }
    return Table(
      caption: "Tried and kept, newest first",
      reading: shelf.keptInAll > shelf.kept.count
        ? "The newest \(shelf.kept.count) of \(shelf.keptInAll)." : "Open one to run it again.",
      columns: [
        Table.Column(heading: "Name", room: .text), Table.Column(heading: "Scenario"), Table.Column(heading: "Levers"),
        Table.Column(heading: "What is assumed", room: .text), Table.Column(heading: "Kept", room: .day),
        Table.Column(heading: "By"),
      ],
      rows: shelf.kept.map { plan in
        [
          Part.link(plan.name, .plans(.one(plan.scenario, PlanTexts(plan.trial)))), "\(plan.scenario)",
          "\(plan.trial.words)",
          "\(plan.assumptions)", "\(plan.keptOn.shortText)", "\(plan.keeperName)",
        ]
      }
    ).html
  }
}
