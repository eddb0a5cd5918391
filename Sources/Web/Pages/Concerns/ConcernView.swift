import Caseload
import Casework
import Rules

/// One concern: what was said, whom it is with, what was answered, and what the reader can do.
struct ConcernView {
  let model: ConcernPage
  let form: ConcernForm
  /// Whether a step was just recorded.
  let isDone: Bool
  let token: FormToken
  let standing: Standing?

  private var concern: Concern { model.line.concern }
  private var words: ConcernWords { ConcernWords(concern: concern, state: model.line.state, day: model.day) }

  var page: Page {
    // Neither the person nor the case stands in the title.
    Page(
      title: form.problems.title(ConcernWords.name(concern.kind)), section: .concerns,
      breadcrumbs: [Frame.Link(text: ConcernListView.heading, address: .concerns(.list()))], standing: standing,
      main: main)
  }

  private var main: HTML {
    """
    \(form.problems.summary)<span class="caption">Concern number \(concern.id)</span><h1>\(ConcernWords.name(concern.kind))</h1>
    \(Part.notice(isDone ? "It is recorded." : nil))<p>Confidential: only the reporter and those to whom it was sent, or to whom it went \
    on, can see this. It is for support, and no part of managing performance.</p>
    <dl class="list">\(facts)</dl>
    <section id="\(Field.id(ConcernForm.stepsAnchor))" tabindex="-1"><h2>What was said and decided</h2>
    \(steps)</section>
    \(forms)
    """
  }

  private var facts: [HTML] {
    let state = model.line.state
    var facts: [HTML] = [term("Reported by", "\(concern.reporterName), \(concern.teamName)")]
    if let about = words.aboutCase { facts.append(term("Case", about)) }
    facts += [
      term("About", "\(words.meanings)"), term(model.isOwn ? "In your words" : "In their words", "\(concern.words)"),
      term("Reported", "\(Times.text(ofUTC: concern.reportedAt))"), term("Sent to", "\(concern.named)"),
    ]
    if state.phase == .awaiting || state.phase == .agreement { facts.append(term("With now", "\(model.line.with)")) }
    if let accountable = words.accountable { facts.append(term("Accountable meanwhile", "\(accountable)")) }
    facts.append(term("State", words.tag))
    return facts
  }

  private func term(_ name: String, _ value: HTML) -> HTML { "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n" }

  private var steps: HTML {
    ConcernSteps(
      concern: concern, state: model.line.state, day: model.day, levelNames: model.levelNames, rules: model.rules
    ).html
  }

  private var forms: HTML {
    guard !model.acts.isEmpty else { return .empty }
    return "<section><h2>What you can do</h2>\n\(form.html(model, token))</section>\n"
  }
}
