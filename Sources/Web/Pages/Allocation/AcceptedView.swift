import Caseload
import Casework

/// What came of accepting moves: what was done, and what was returned with why.
struct AcceptedView {
  let outcome: AcceptanceOutcome
  let standing: Standing?

  private var unit: UnitReference { outcome.unit }

  var page: Page {
    Page(
      title: "What came of the moves, \(unit.name)", section: .workload, breadcrumbs: (outcome.path + [unit]).links,
      standing: standing,
      main: """
        <span class="caption">\(unit.name)</span><h1>What came of the moves</h1>
        \(Part.statement(sentence, under: "<p>Each was looked at anew, and all were decided together.</p>"))
        \(done)\(returned)
        <p>\(again)</p>
        """)
  }

  private var again: HTML {
    unit.place.map { Part.link("Other moves worth making", .allocation(.rebalance($0))) } ?? .empty
  }

  private var sentence: String {
    let done = Figures.counted(outcome.done.count, "move is made", "moves are made")
    return outcome.returned.isEmpty
      ? "\(done)." : "\(done), and \(Figures.counted(outcome.returned.count, "no longer holds", "no longer hold"))."
  }

  private var done: HTML {
    guard !outcome.done.isEmpty else { return .empty }
    let lines = outcome.done.map { item -> HTML in
      """
      \(Part.link(item.move.crn, .allocation(.decision(item.decision)))): given to \(item.move.to.staff.text). \
      \(Part.link("Handover of \(item.move.crn)", .allocation(.handover(item.decision))))
      """
    }
    return "<section><h2>Done</h2>\(Part.list(lines))</section>\n"
  }

  private var returned: HTML {
    guard !outcome.returned.isEmpty else { return .empty }
    let lines = outcome.returned.map { item -> HTML in "\(item.move.crn): \(item.why) It stays where it is." }
    return "<section><h2>Returned</h2>\(Part.list(lines))</section>\n"
  }
}
