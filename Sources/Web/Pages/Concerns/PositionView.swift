import Caseload
import Casework
import Rules

/// What somebody had reported by the end of a day and what had been answered by then, on one page to print.
struct PositionView {
  let model: ReportedPosition
  /// The day as it was typed.
  let typed: String
  let problems: [FieldProblem]
  /// Whether figures of the night are shown: not to whoever chose not to see their own.
  let showsNight: Bool
  let standing: Standing?

  static let heading = "My reported position"
  static let dayField = "day"

  var page: Page {
    Page(
      title: problems.title(Self.heading), section: .concerns,
      breadcrumbs: [Frame.Link(text: ConcernListView.heading, address: .concerns(.list()))], standing: standing,
      main: """
        \(problems.summary)<h1>\(Self.heading)</h1>
        <p class="stamp">\(model.name), as it stood at the end of \(model.day.text). Shown on \(model.today.text).</p>
        \(chooser)<p>This is what you reported and what was answered by then, from a record that nobody can rewrite. You can print \
        it.</p>
        \(night)\(concerns)
        """)
  }

  private var chooser: HTML {
    let day = Field(
      name: Self.dayField, label: "At the end of which day", hint: "For instance \(model.today.iso).", width: "short",
      value: typed, error: problems.sentence(of: Self.dayField))
    return """
      <form method="get" action="\(Address.concerns(.position()))" autocomplete="off">\(day.html)\
      <button class="button second" type="submit">Show</button></form>

      """
  }

  private var night: HTML {
    guard let night = model.night else {
      return
        "<section><h2>Your figures</h2>\n\(Part.empty("No night up to this day had frozen figures of yours."))</section>\n"
    }
    guard showsNight else {
      return """
        <section><h2>Your figures</h2>
        <p>You chose not to be shown your own figures, so they are left out here. \(Part.link("Change that", .signIn(.figures))).</p></section>

        """
    }
    let points = "\(Figures.number(night.work)) of \(Figures.number(night.available)) available"
    let hours = night.hours.map { work in
      let available = night.availableHours.map { " of \(Figures.number($0, places: 1)) available" } ?? ""
      return "\(Figures.number(work, places: 1))\(available)"
    }
    let facts: [HTML] =
      [term("Cases held", "\(Figures.number(night.cases))"), term("Work, points", "\(points)")]
      + (hours.map { [term("Work, hours a week", "\($0)")] } ?? [])
    return """
      <section><h2>Your figures, frozen on the night of \(night.day.text)</h2>
      <dl class="list">\(facts)</dl>
      <p>\(Part.purpose)</p></section>

      """
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }

  private var concerns: HTML {
    guard !model.concerns.isEmpty else {
      return
        "<section><h2>What you reported</h2>\n\(Part.empty("Nothing was reported by the end of this day."))</section>\n"
    }
    let parts = model.concerns.map { concern, state -> HTML in part(concern, state) }
    return "\(parts)"
  }

  private func part(_ concern: Concern, _ state: ConcernState) -> HTML {
    let words = ConcernWords(concern: concern, state: state, day: model.day)
    let levels = concern.levels.map { model.levelNames[$0] ?? $0 }
    var facts: [HTML] = []
    if let about = words.aboutCase { facts.append(term("Case", about)) }
    let level = levels.indices.contains(state.level) ? levels[state.level] : ""
    facts += [
      term("About", "\(words.meanings)"), term("In your words", "\(concern.words)"),
      term("Reported", "\(Times.text(ofUTC: concern.reportedAt))"), term("To whom", "\(concern.named)"),
      term("Level at the end of the day", "\(level)"), term("State at the end of the day", words.tag),
    ]
    if let accountable = words.accountable {
      facts.append(term("Accountable at the end of the day", "\(accountable)"))
    }
    let steps = ConcernSteps(
      concern: concern, state: state, day: model.day, levelNames: levels, rules: model.rules)
    return """
      <section><h2>\(ConcernWords.name(concern.kind)), \(concern.reportedOn.text)</h2>
      <dl class="list">\(facts)</dl>
      <h3>What was answered</h3>
      \(steps.html)</section>

      """
  }
}
