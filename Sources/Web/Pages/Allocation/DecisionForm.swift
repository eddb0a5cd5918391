import Allocation
import Caseload
import Casework

/// What was sent to confirm who takes a case, and what is to be put right in it.
struct DecisionForm {
  static let staffField = "staff"
  static let teamField = "team"
  static let keyField = "key"
  static let seenField = "seen"
  /// `yes` where somebody read that a rule stands against it and went on.
  static let overrideField = "override"

  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }
  func text(_ field: DecisionField) -> String { text(field.rawValue) }

  var post: AllocationAddress.Post? {
    let (staff, team) = (text(Self.staffField), text(Self.teamField))
    return staff.isEmpty || team.isEmpty ? nil : AllocationAddress.Post(staff: staff, team: team)
  }

  /// Nil for a form that does not say what it was made of.
  func allocation(of crn: String) -> NewAllocation? {
    let (key, seen) = (text(Self.keyField), text(Self.seenField))
    guard let post, !key.isEmpty else { return nil }
    return NewAllocation(
      crn: crn, staff: post.staff, team: post.team, rationale: text(.rationale), oversight: text(.oversight),
      override: text(Self.overrideField) == "yes"
        ? .init(reason: text(.reason), trainingAction: text(.training), approver: text(.approver)) : nil,
      key: key, seen: seen.isEmpty ? nil : seen)
  }

  func html(_ impact: AllocationImpact, _ token: FormToken) -> HTML {
    let key = impact.person.candidate.post.key
    let isOverride = impact.approval != .none
    return """
      <form method="post" action="\(Address.allocation(.confirm(crn: impact.row.crn, nil)))" autocomplete="off">
      \(token.field)\(Part.hidden(Self.staffField, key.staff.text))\(Part.hidden(Self.teamField, key.team.text))\
      \(Part.hidden(Self.keyField, texts[Self.keyField] ?? impact.key))\(Part.hidden(Self.seenField, impact.seen))\
      \(HTML.when(isOverride, Part.hidden(Self.overrideField, "yes")))
      \(field(.rationale, "Why this practitioner", "A sentence or two. It is kept with the decision and never changed."))\
      \(field(.oversight, "Note for the practitioner, if any", "What to know or do first. It goes into the handover pack."))\
      \(HTML.when(isOverride, override(impact)))<button class="button" type="submit">Give the case to this practitioner</button>
      </form>

      """
  }

  private func override(_ impact: AllocationImpact) -> HTML {
    let approver = ChoiceField(
      name: DecisionField.approver.rawValue, label: "Who approves it",
      choices: impact.approvers.map { (value: $0.name, words: $0.displayName) }, value: text(.approver),
      error: problems.sentence(of: DecisionField.approver.rawValue))
    let training = HTML.when(
      impact.asksForTraining,
      field(.training, "What training follows, and by when", "For instance: course on 12 January."))
    return """
      \(field(.reason, "Why it is decided otherwise", "It stands in the record with the name of who approves it."))\
      \(training)\(approver.html)
      """
  }

  private func field(_ field: DecisionField, _ label: String, _ hint: String) -> HTML {
    Field(
      name: field.rawValue, label: label, hint: hint, width: "wide", value: text(field),
      error: problems.sentence(of: field.rawValue)
    ).html
  }
}

extension AllocationAddress.Post {
  init(_ key: PostKey) { self.init(staff: key.staff.text, team: key.team.text) }
}
