import Caseload
import Casework

/// A form that is looked at before it is kept: what was typed, and what is to be put right.
struct FormByHand {
  static let stepField = "form-step"
  static let fromField = "from"
  static let untilField = "until"
  static let reasonField = "reason"
  static let seenField = "seen"

  enum Step: String { case look, keep }

  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }
  var step: Step? { Step(rawValue: text(Self.stepField)) }
  var seen: Int { whole(Self.seenField) ?? -1 }

  /// A whole number as it was typed; nil for anything else.
  func whole(_ field: String) -> Int? {
    let text = text(field)
    return text.utf8.count <= 9 && !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  /// The days, or what is to be put right about them.
  mutating func days() -> (from: LocalDate, until: LocalDate?)? {
    let (first, last) = (text(Self.fromField), text(Self.untilField))
    let from = LocalDate(iso: first)
    if from == nil { problems.append(FieldProblem(Self.fromField, "Enter the first day as 2026-11-22.")) }
    let until = last.isEmpty ? nil : LocalDate(iso: last)
    if !last.isEmpty, until == nil {
      problems.append(FieldProblem(Self.untilField, "Enter the last day as 2026-11-22, or leave it empty."))
    }
    guard let from, last.isEmpty || until != nil else { return nil }
    return (from, until)
  }

  mutating func add(_ found: [HandProblem]) {
    problems += found.map { FieldProblem($0.column ?? Self.fromField, $0.message) }
  }

  /// First day, last day and reason. - Parameter reason: what the reason is about.
  func daysAndReason(day: LocalDate, reason hint: String) -> HTML {
    let fields: [Field] = [
      Field(
        name: Self.fromField, label: "First day", hint: "For instance \(day.iso).", width: "short",
        value: texts[Self.fromField] ?? day.iso, error: problems.sentence(of: Self.fromField)),
      Field(
        name: Self.untilField, label: "Last day", hint: "Empty for until further notice.", width: "short",
        value: texts[Self.untilField] ?? "", error: problems.sentence(of: Self.untilField)),
      Field(
        name: Self.reasonField, label: "Why", hint: hint, width: "wide", value: texts[Self.reasonField] ?? "",
        error: problems.sentence(of: Self.reasonField)),
    ]
    return "\(fields.map(\.html))"
  }

  /// The same form as it was looked at, with nothing left to type: what is kept is what was shown.
  func keep(_ names: [String], seen: Int, at address: Address, _ token: FormToken, words: String) -> HTML {
    let fields = (names + [Self.fromField, Self.untilField, Self.reasonField]).map { name -> HTML in
      Part.hidden(name, text(name))
    }
    return """
      <form method="post" action="\(address)">\(token.field)\(Part.hidden(Self.stepField, Step.keep.rawValue))\
      \(Part.hidden(Self.seenField, String(seen)))\(fields)<button class="button" type="submit">\(words)</button></form>

      """
  }

  /// From the first day to the last in words.
  static func days(_ from: LocalDate, _ until: LocalDate?) -> String {
    until.map { "\(from.shortText) to \($0.shortText)" } ?? "from \(from.shortText)"
  }
}
