import Caseload
import Casework
import Rules

/// One period of too much work: what it is made of, what was done, and the form to answer.
struct ExcessView {
  let model: ExcessPage
  let form: ExcessForm
  /// Whether an answer was just recorded.
  let done: Bool
  let token: FormToken

  private static let heading = "A period of sustained excess"

  private var excess: Excess { model.excess }
  private var words: ExcessWords { ExcessWords(excess: excess, limits: model.limits, day: model.day) }

  var page: Page {
    // The name stands on the page and never in its title.
    Page(
      title: form.problems.title(Self.heading), section: .excess, breadcrumbs: model.path.links,
      standing: model.standing, main: main)
  }

  private var main: HTML {
    """
    \(form.problems.summary)<h1>\(Self.heading)</h1>
    \(Part.notice(done ? "The answer is recorded." : nil))\(Part.stamp(model.standing))<dl class="list">\(facts)</dl>
    <section><h2>What was done</h2>
    \(steps)\(answer)</section>
    \(weeks)<p>\(Part.purpose)</p>
    """
  }

  private var facts: [HTML] {
    let name: HTML = excess.practitionerID.map { Part.link(excess.name, .practitioner($0)) } ?? "\(excess.name)"
    let figure: HTML =
      excess.kind == .caseload
      ? "\(words.measure)" : "\(words.measure); \(Figures.percent(excess.figure)) in the newest week"
    return [
      term("Practitioner", name), term("Team", "\(excess.teamName)"), term("What", "\(ExcessWords.name(excess.kind))"),
      term("How long or how much", figure), term("Since", "\(words.since)"),
      term("Whose it is", "\(excess.ownerWords)"),
      term("Response", words.response),
    ]
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }

  private var steps: HTML {
    guard !excess.steps.isEmpty else { return Part.empty("Nothing is recorded yet.") }
    return Table(
      caption: "What was done, newest first", reading: "Times are UTC.",
      columns: [
        Table.Column(heading: "What"), Table.Column(heading: "How, or why"), Table.Column(heading: "By"),
        Table.Column(heading: "When"),
      ],
      rows: excess.steps.reversed().map { step in
        let what: String =
          switch step.kind {
          case .outcome: step.outcome ?? "Answered"
          case .snooze: "Put off until \(step.until?.shortText ?? "a day")"
          case .climb: "Went to the head of the unit above"
          }
        return ["\(what)", "\(step.reason)", "\(step.maker)", "\(Times.shortText(ofUTC: step.madeAt))"]
      }
    ).html
  }

  private var answer: HTML {
    model.mayAnswer
      ? "<h3>Record an answer</h3>\n\(form.html(model, token))"
      : "<p>The answer is for: \(excess.ownerWords).</p>\n"
  }

  private var weeks: HTML {
    guard excess.kind != .caseload else { return .empty }
    let table = Table(
      caption: "Week by week, newest first",
      reading: "A week without a figure pauses a run: leave, or nights that are not computable.",
      columns: [
        Table.Column(heading: "Week from"), Table.Column(heading: "Workload", isNumeric: true),
        Table.Column(heading: "Nights counted", isNumeric: true),
        Table.Column(heading: "Nights left out", isNumeric: true),
        Table.Column(heading: "Weeks over \(model.limits.highPercent)% in a row", isNumeric: true),
      ],
      rows: model.weeks.map { week in
        [
          "\(week.monday.shortText)", week.percent.map { "\(Figures.percent($0))" } ?? .noFigure,
          "\(Figures.number(week.nights))", "\(Figures.number(week.nightsOut))", "\(Figures.number(week.weeksOver))",
        ]
      })
    return "<section><h2>The weeks</h2>\n\(table.html)</section>\n"
  }
}
