import Caseload
import Casework
import Rules

/// The levers as they stand in an address: a GET form, so that a trial can be kept as a link and passed on.
struct PlanForm {
  static let nameField = "name"
  static let assumptionsField = "assumptions"

  let texts: PlanTexts
  let scenario: PlanScenario
  var problems: [FieldProblem] = []
  /// Nil where nothing is tried, or where something is to be put right.
  private(set) var trial: PlanTrial?
  var name = ""
  var assumptions = ""

  init(_ texts: PlanTexts, of scenario: PlanScenario) {
    self.texts = texts
    self.scenario = scenario
    var amounts: [PlanTrial.Lever: Double] = [:]
    for lever in PlanTrial.Lever.allCases where !texts[lever.rawValue].isEmpty {
      guard let amount = Self.number(texts[lever.rawValue]) else {
        problems.append(FieldProblem(lever.rawValue, "\(lever.label): enter a number, for instance \(lever.example)."))
        continue
      }
      amounts[lever] = amount
    }
    let typed = texts[PlanTexts.fromField]
    let from = typed.isEmpty ? Self.usualDay(scenario) : LocalDate(iso: typed)
    guard let from else {
      problems.append(
        FieldProblem(PlanTexts.fromField, "From: enter a day as a year, a month and a day, as 2026-11-22."))
      return
    }
    guard problems.isEmpty, !amounts.isEmpty else { return }
    let trial = PlanTrial(from: from, amounts: amounts)
    problems += trial.problems(in: scenario).map { problem in
      let key = problem.column ?? PlanTexts.fromField
      let label = PlanTrial.Lever(rawValue: key)?.label ?? "From"
      return FieldProblem(key, "\(label): \(problem.message)")
    }
    if problems.isEmpty { self.trial = trial }
  }

  /// Half a year after the opening: what is decided today takes a while.
  private static func usualDay(_ scenario: PlanScenario) -> LocalDate {
    scenario.from.adding(months: min(6, scenario.months / 2))
  }

  /// Digits with at most one point, and a sign: no other way of writing a number.
  private static func number(_ text: String) -> Double? {
    text.wholeMatch(of: /-?[0-9]{1,9}(\.[0-9]{1,4})?/) == nil ? nil : Double(text)
  }

  /// The fields of the levers, and the button that runs them.
  var html: HTML {
    let fields = PlanTrial.Lever.allCases.map { lever -> HTML in
      Field(
        name: lever.rawValue, label: lever.label, hint: lever.hint, width: "short", value: texts[lever.rawValue],
        error: problems.sentence(of: lever.rawValue)
      ).html
    }
    let day = Field(
      name: PlanTexts.fromField, label: "From", hint: "The day from which they hold, for instance 2026-11-22.",
      width: "short",
      value: texts[PlanTexts.fromField].isEmpty ? Self.usualDay(scenario).iso : texts[PlanTexts.fromField],
      error: problems.sentence(of: PlanTexts.fromField))
    return """
      <section id="levers"><h2>Try levers</h2>
      <p>Leave empty what stays as the scenario has it. Each is an assumption; nothing of the service is changed.</p>
      <form method="get" action="\(Address.plans(.one(scenario.id)))">\(fields)\(day.html)\
      <button class="button second" type="submit">Run with these levers</button></form></section>

      """
  }

  /// The form that keeps what was tried under a name.
  func keeping(_ trial: PlanTrial, _ token: FormToken) -> HTML {
    let hidden =
      PlanTrial.Lever.allCases.compactMap { lever -> HTML? in
        trial.amounts[lever].map { Part.hidden(lever.rawValue, PlanTrial.plain($0)) }
      } + [Part.hidden(PlanTexts.fromField, trial.from.iso)]
    let name = Field(
      name: Self.nameField, label: "Name", width: "wide", value: name, error: problems.sentence(of: Self.nameField))
    let words = LongField(
      name: Self.assumptionsField, label: "What you assume, and why", value: assumptions,
      error: problems.sentence(of: Self.assumptionsField))
    return """
      <section id="keep"><h2>Keep this</h2>
      <p>Whoever may see plans sees it with your name. It is not changed or taken out afterwards.</p>
      <form method="post" action="\(Address.plans(.one(scenario.id)))" autocomplete="off">\(token.field)\(hidden)\
      \(name.html)\(words.html)<button class="button second" type="submit">Keep this plan</button></form></section>

      """
  }
}

extension PlanTrial.Lever {
  var label: String {
    switch self {
    case .intake: "Further trainees"
    case .leaving: "Leaving"
    case .demand: "People who start"
    case .cap: "Limit of cases"
    case .hub: "Administration in a hub"
    case .release: "Release from custody"
    }
  }

  var hint: String {
    switch self {
    case .intake: "How many begin training on the day, before the share of places that is filled."
    case .leaving: "Per cent of the rate without this lever: 200 for twice as many who leave."
    case .demand: "Per cent of the starts without this lever: 110 for a tenth more."
    case .cap: "Cases that an officer holds at most."
    case .hub: "Per cent of administration, from 0 to 100."
    case .release: "Per cent of the chance without this lever: 120 for a fifth higher."
    }
  }

  var example: String {
    switch self {
    case .intake: "100"
    case .leaving, .release: "120"
    case .demand: "110"
    case .cap: "50"
    case .hub: "20"
    }
  }

  /// As a sentence says it: `Leaving 120 %`.
  func words(_ amount: Double) -> String {
    let number = PlanTrial.plain(amount)
    return switch self {
    case .intake: "\(number) further trainees"
    case .cap: "a limit of \(number) cases"
    case .hub: "\(number) % of administration in a hub"
    case .leaving, .demand, .release: "\(label.lowercased()) at \(number) %"
    }
  }
}
