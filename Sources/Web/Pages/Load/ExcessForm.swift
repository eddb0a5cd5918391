import Caseload
import Casework
import Rules

/// The form of an answer, with what was typed.
struct ExcessForm {
  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  static let answerField = "answer"
  static let untilField = "until"
  static let reasonField = "reason"
  /// The choice that puts it off; the others are outcomes of the rules.
  static let later = "put-off"

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }

  /// What was answered, or what is to be put right.
  func answer() -> (answer: ExcessAnswer?, problems: [FieldProblem]) {
    var problems: [FieldProblem] = []
    let choice = text(Self.answerField)
    let reason = text(Self.reasonField)
    if choice.isEmpty { problems.append(FieldProblem(Self.answerField, "Select what was done.")) }
    if reason.isEmpty {
      problems.append(FieldProblem(Self.reasonField, "Say in a sentence what was done, or why not yet."))
    }
    let until = LocalDate(iso: text(Self.untilField))
    if choice == Self.later, until == nil {
      problems.append(FieldProblem(Self.untilField, "Enter the day until which it is put off, as 2026-11-22."))
    }
    guard problems.isEmpty else { return (nil, problems) }
    if choice == Self.later { return (until.map { .snooze(until: $0, reason: reason) }, []) }
    return (.outcome(choice, reason: reason), [])
  }

  func html(_ page: ExcessPage, _ token: FormToken) -> HTML {
    let choices =
      page.rules.outcomes.map { (value: $0.id, words: $0.label) }
      + [(value: Self.later, words: "Nothing yet: put it off until a day")]
    let until = Field(
      name: Self.untilField, label: "Until which day",
      hint:
        "Only where it is put off, for \(page.rules.longestSnoozeDays) days at most. For instance \((page.day + 14).iso).",
      width: "short", value: text(Self.untilField), error: problems.sentence(of: Self.untilField))
    let reason = Field(
      name: Self.reasonField, label: "How, or why",
      hint: "One sentence, which is kept. Nothing about anybody’s health: that belongs in the conversation.",
      width: "wide", value: text(Self.reasonField), error: problems.sentence(of: Self.reasonField))
    return """
      <form method="post" action="\(Address.load(.excess(page.excess.id)))" autocomplete="off">
      \(token.field)\(ChoiceField(name: Self.answerField, label: "What was done", choices: choices, value: text(Self.answerField), error: problems.sentence(of: Self.answerField)).html)\
      \(until.html)\(reason.html)<button class="button" type="submit">Record the answer</button></form>

      """
  }
}
