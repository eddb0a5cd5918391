import Caseload
import Casework
import Rules

/// The forms of one concern: each step its own, with what was typed.
struct ConcernForm {
  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  static let stepField = "form-step"
  static let wordsField = "words"
  static let nextStepField = "next-step"
  static let nextOnField = "next-on"
  static let stopsField = "stops"
  static let requiresField = "requires"
  static let coversField = "covers"
  /// What has no field of its own leads to what was said so far, which is on every page of a concern.
  static let stepsAnchor = "steps"

  enum Step: String {
    case acknowledge, answer, agree, close
    case giveBack = "give-back"
    case takeHigher = "take-higher"
  }

  var step: Step? { texts[Self.stepField].flatMap(Step.init) }
  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }

  /// Whether the page has a form for the step that was sent.
  func isOpen(_ page: ConcernPage) -> Bool {
    switch step {
    case nil: false
    case .acknowledge: page.acts.contains(.acknowledge)
    case .answer: page.acts.contains(.answer) && !page.acts.contains(.agree)
    case .agree, .giveBack: page.acts.contains(.agree)
    case .takeHigher: page.acts.contains(.takeHigher)
    case .close: page.acts.contains(.close)
    }
  }

  /// What is done, or what is to be put right.
  func act(on concern: Concern) -> (act: ConcernAct?, problems: [FieldProblem]) {
    let words = text(Self.wordsField)
    switch step {
    case nil: return (nil, [FieldProblem(form: "Select what to do. Nothing was changed.", first: Self.stepsAnchor)])
    case .acknowledge: return (.acknowledge, [])
    case .close: return (.close(words: words), [])
    case .agree: return words.isEmpty ? (nil, [lacking]) : (.agree(words: words), [])
    case .giveBack: return words.isEmpty ? (nil, [lacking]) : (.giveBack(words: words), [])
    case .takeHigher: return words.isEmpty ? (nil, [lacking]) : (.takeHigher(words: words), [])
    case .answer: return answer(to: concern)
    }
  }

  private var lacking: FieldProblem { FieldProblem(Self.wordsField, "Say why, in a sentence.") }

  private func answer(to concern: Concern) -> (act: ConcernAct?, problems: [FieldProblem]) {
    var problems = concern.meanings.filter { text($0.rawValue).isEmpty }.map {
      FieldProblem($0.rawValue, "Select what is done about this.")
    }
    var fields = [
      (Self.wordsField, "Give the reasons."), (Self.nextStepField, "Say what the next step is."),
    ]
    if concern.kind == .objection {
      fields += [
        (Self.stopsField, "Say what stops meanwhile, or that nothing does."),
        (Self.requiresField, "Say what public protection still requires."),
        (Self.coversField, "Say who covers, by name."),
      ]
    }
    problems += fields.filter { text($0.0).isEmpty }.map { FieldProblem($0.0, $0.1) }
    let day = LocalDate(iso: text(Self.nextOnField))
    if day == nil { problems.append(FieldProblem(Self.nextOnField, "Enter the day of the next step, as 2026-11-27.")) }
    guard problems.isEmpty else { return (nil, problems) }
    let remedies = Dictionary(uniqueKeysWithValues: concern.meanings.map { ($0, text($0.rawValue)) })
    return (
      .answer(
        ConcernAnswer(
          remedies: remedies, words: text(Self.wordsField), nextStep: text(Self.nextStepField), nextOn: day,
          stops: text(Self.stopsField), requires: text(Self.requiresField), covers: text(Self.coversField))), []
    )
  }

  /// The forms for what the reader can do now.
  func html(_ page: ConcernPage, _ token: FormToken) -> HTML {
    let id = page.line.concern.id
    return """
      \(HTML.when(page.acts.contains(.acknowledge), acknowledge(id, token)))\
      \(HTML.when(page.acts.contains(.agree), agree(id, token)))\
      \(HTML.when(page.acts.contains(.answer) && !page.acts.contains(.agree), answer(page, token)))\
      \(HTML.when(page.acts.contains(.takeHigher), takeHigher(id, token)))\
      \(HTML.when(page.acts.contains(.close), close(page, token)))
      """
  }

  private func form(
    _ id: Int, _ step: Step, _ token: FormToken, _ fields: HTML, _ words: String, isSecond: Bool = false
  )
    -> HTML
  {
    """
    <form method="post" action="\(Address.concerns(.one(id)))" autocomplete="off">
    \(token.field)\(Part.hidden(Self.stepField, step.rawValue))\(fields)\
    <button class="button\(isSecond ? " second" : "")" type="submit">\(words)</button></form>

    """
  }

  private func acknowledge(_ id: Int, _ token: FormToken) -> HTML {
    """
    <h3>Acknowledge</h3>
    <p>This tells the reporter that you have read it. The days for an answer go on.</p>
    \(form(id, .acknowledge, token, .empty, "I have read this", isSecond: true))
    """
  }

  /// The words of a step, once on a page: two forms would have two fields of one name.
  private func field(_ label: String, _ hint: String = "", of step: Step) -> LongField {
    LongField(
      name: Self.wordsField, label: label, hint: hint, value: self.step == step ? text(Self.wordsField) : "",
      error: self.step == step || self.step == nil ? problems.sentence(of: Self.wordsField) : nil)
  }

  private func agree(_ id: Int, _ token: FormToken) -> HTML {
    let words = LongField(
      name: Self.wordsField, label: "Why", value: text(Self.wordsField), error: problems.sentence(of: Self.wordsField))
    return """
      <h3>No action was put forward</h3>
      <p>It stands only if you agree. If you do not, it goes back and the days for an answer go on.</p>
      <form method="post" action="\(Address.concerns(.one(id)))" autocomplete="off">
      \(token.field)\(words.html)\
      <button class="button" type="submit" name="\(Self.stepField)" value="\(Step.giveBack.rawValue)">Do not agree: look again</button>
      <button class="button second" type="submit" name="\(Self.stepField)" value="\(Step.agree.rawValue)">Agree to no action</button></form>

      """
  }

  private func answer(_ page: ConcernPage, _ token: FormToken) -> HTML {
    let concern = page.line.concern
    let remedies = concern.meanings.map { meaning -> HTML in
      ChoiceField(
        name: meaning.rawValue, label: "What is done about: \(ConcernWords.meaning(meaning).lowercased())",
        choices: page.rules.remedies(for: meaning).map { (value: $0.id, words: $0.label) }
          + [(value: ConcernRules.noAction, words: "No action (needs a second person’s agreement)")],
        value: text(meaning.rawValue), error: problems.sentence(of: meaning.rawValue)
      ).html
    }
    func long(_ name: String, _ label: String) -> HTML {
      LongField(name: name, label: label, value: text(name), error: problems.sentence(of: name)).html
    }
    let meanwhile: HTML =
      concern.kind == .objection
      ? """
      \(long(Self.stopsField, "What stops meanwhile"))\(long(Self.requiresField, "What public protection still requires"))\
      \(long(Self.coversField, "Who covers"))
      """ : .empty
    let nextOn = Field(
      name: Self.nextOnField, label: "By which day", hint: "For instance \((page.day + 5).iso).", width: "short",
      value: text(Self.nextOnField), error: problems.sentence(of: Self.nextOnField))
    let fields: HTML = """
      \(remedies)\(field("Reasons", of: .answer).html)\(long(Self.nextStepField, "Next step"))\(nextOn.html)\(meanwhile)
      """
    return """
      <h3>Answer</h3>
      <p>Thank you for taking this up. What you write is kept for both of you and cannot be changed.</p>
      \(form(concern.id, .answer, token, fields, "Record the answer"))
      """
  }

  private func takeHigher(_ id: Int, _ token: FormToken) -> HTML {
    Part.details(
      "The answer is not enough: ask the next level",
      form(
        id, .takeHigher, token, field("What it leaves open", of: .takeHigher).html, "Ask the next level", isSecond: true
      ))
  }

  private func close(_ page: ConcernPage, _ token: FormToken) -> HTML {
    let field = Field(
      name: Self.wordsField, label: "In your words (you need not write anything)", width: "wide",
      value: step == .close ? text(Self.wordsField) : "")
    return Part.details(
      "Close it",
      "<p>Only you can close it. Everything stays on record.</p>\n"
        + form(
          page.line.concern.id, .close, token, field.html(id: "f-close-words"), "Close it", isSecond: true))
  }
}
