import Caseload
import Casework
import Planning
import Rules

/// Two plans of one opening day, and the second less the first.
struct PlanPairView {
  let pair: PlanPair
  let first: String
  let second: String
  let standing: Standing?

  static let heading = "Two plans side by side"

  var page: Page {
    Page(
      title: Self.heading, section: .plans,
      breadcrumbs: [Frame.Link(text: PlanListView.heading, address: .plans(.list))], standing: standing, main: main)
  }

  private var main: HTML {
    """
    <h1>\(Self.heading)</h1>
    \(form)\(result)
    """
  }

  private var form: HTML {
    let choices =
      pair.shelf.scenarios.map { (value: $0.id, words: $0.name) }
      + pair.shelf.kept.map { (value: "kept-\($0.id)", words: "Kept: \($0.name)") }
    let fields = [("first", "First", first), ("second", "Second", second)].map { name, label, value -> HTML in
      ChoiceField(name: name, label: label, choices: choices, value: value).html
    }
    return """
      <form method="get" action="\(Address.plans(.compare()))">\(fields)\
      <button class="button second" type="submit">Set side by side</button></form>

      """
  }

  private var result: HTML {
    guard pair.sides.count == 2 else { return .empty }
    let (one, two) = (pair.sides[0], pair.sides[1])
    let differences = PlanFigures.shown.map { two.run.fan($0, less: one.run) }
    let shorter = one.run.quarters <= two.run.quarters ? one.run : two.run
    return """
      \(side(one))\(side(two))<section><h2>The second less the first</h2>
      \(PlanFigures.table(
        "What the second changes", "Replication by replication, by the same random numbers. \(PlanWords.range)", differences, shorter,
        isDifference: true))</section>

      """
  }

  private func side(_ side: PlanPair.Side) -> HTML {
    let assumed: HTML =
      side.kept.map { "<p>Tried: \($0.trial.words). Assumed: \($0.assumptions)</p>" } ?? .empty
    let name = side.kept?.name ?? side.file.scenario.name
    return """
      <section><h2>\(name)</h2>
      \(assumed)\(PlanFigures.table(name, PlanWords.range, PlanFigures.shown.map(side.run.fan), side.run))</section>

      """
  }
}
