import Caseload
import Casework
import Planning
import Rules

/// A scenario with what it comes to, and with levers where some are tried.
struct PlanView {
  let answer: PlanAnswer
  let form: PlanForm
  let token: FormToken
  let standing: Standing?

  var page: Page {
    Page(
      title: form.problems.title("\(form.scenario.name): plan"), section: .plans,
      breadcrumbs: [Frame.Link(text: PlanListView.heading, address: .plans(.list))], standing: standing, main: main)
  }

  private var main: HTML {
    let figures = PlanFigures(answer: answer)
    let tables = PlanTables(answer: answer)
    let texts = answer.trial.map { PlanTexts($0) } ?? PlanTexts()
    let keep = answer.mayKeep ? answer.trial.map { form.keeping($0, token) } ?? .empty : .empty
    let id = form.scenario.id
    return """
      \(form.problems.summary)\
      \(Part.notice(form.texts.done == nil ? nil : "It is kept, and stands in the list of plans."))\
      <span class="caption">Plan</span><h1>\(form.scenario.name)</h1>
      \(Part.statement(sentence, under: under))
      \(figures.differences)\(form.html)\(keep)<section><h2>Through the years</h2>
      \(figures.overview)\(figures.charts)</section>
      \(tables.full)\(tables.targets)\(tables.staff)\(tables.basis)\
      \(Part.list([
        Part.link("Download this plan as CSV", .plans(.csv(id, texts))),
        Part.link("Download this plan as JSON", .plans(.json(id, texts))),
        Part.link("Set two plans side by side", .plans(.compare(first: id))),
      ]))
      """
  }

  private var sentence: String {
    let run = answer.run
    let last = run.quarters
    guard let whole = run.fullness.first else { return "Nothing was run." }
    return
      "Full on \(run.dates[0].text) in \(PlanWords.percent(whole.fullAt[0])) of replications, and on \(run.dates[last].text) in \(PlanWords.percent(whole.fullAt[last]))."
  }

  private var under: HTML {
    let run = answer.run
    let use = run.fan(.utilisation)
    let last = use.points[run.quarters]
    let tried: HTML =
      answer.trial.map { trial -> HTML in
        let levers = PlanTrial.Lever.allCases.compactMap { lever in trial.amounts[lever].map { lever.words($0) } }
        return "<p>Tried from \(trial.from.text): \(levers.joined(separator: ", ")). Each is an assumption.</p>"
      } ?? .empty
    return """
      \(tried)<p>\(form.scenario.about) Work over capacity comes to \(PlanWords.withRange(last, .utilisation)) on \
      \(last.date.text). A plan is of published totals and assumptions; no case and no person is in it, and it changes nothing.</p>
      """
  }
}
