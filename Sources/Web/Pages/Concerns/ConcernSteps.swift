import Caseload
import Casework
import Rules

/// What was said and decided about a concern, and when it climbed, oldest first: the same on a page and on paper.
struct ConcernSteps {
  let concern: Concern
  let state: ConcernState
  /// The last day of which steps are shown.
  let day: LocalDate
  /// Labels of the concern's levels.
  let levelNames: [String]
  let rules: ConcernRules

  private struct Line {
    let day: LocalDate
    /// Climbs by the clock come before what was done on the day.
    let order: Int
    let html: HTML
  }

  var html: HTML {
    let climbs = state.climbs.filter { !$0.isAsked }.map { climb in
      Line(
        day: climb.day, order: 0,
        html: """
          <li><strong>\(climb.day.text)</strong>: \(Figures.counted(concern.answerDays, "working day", "working days")) \
          had passed without an answer, and it went to the next level: \(level(climb.level)).</li>

          """)
    }
    let steps = concern.steps(until: day).enumerated().map { index, step in
      Line(day: step.day, order: index + 1, html: line(step))
    }
    let all = (climbs + steps).sorted { ($0.day, $0.order) < ($1.day, $1.order) }
    guard !all.isEmpty else { return Part.empty("Nothing is recorded yet.") }
    return "<ol>\n\(all.map(\.html))</ol>\n"
  }

  private func level(_ index: Int) -> String { levelNames.indices.contains(index) ? levelNames[index] : "" }

  private func line(_ step: ConcernStep) -> HTML {
    let remedies = concern.meanings.compactMap { meaning -> HTML? in
      step.remedies[meaning].map {
        term(ConcernWords.meaning(meaning), "\(rules.label(ofRemedy: $0))")
      }
    }
    let next: String? = step.nextStep.map { text in
      step.nextOn.map { "\(text) (by \($0.text))" } ?? text
    }
    let texts: [(String, String?)] = [
      ("In words", step.words.isEmpty ? nil : step.words), ("Next step", next), ("What stops", step.stops),
      ("What public protection still requires", step.requires), ("Who covers", step.covers),
    ]
    let facts = remedies + texts.compactMap { name, text -> HTML? in text.map { term(name, "\($0)") } }
    let list: HTML = facts.isEmpty ? .empty : "<dl class=\"list\">\(facts)</dl>\n"
    return """
      <li><strong>\(ConcernWords.name(step))</strong>, \(step.maker), \(Times.text(ofUTC: step.madeAt))\n\(list)</li>

      """
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }
}
