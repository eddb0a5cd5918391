import Caseload
import Casework

/// The form of a tie or of cases to be opened, with what was typed.
struct TieForm {
  let isInspection: Bool
  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  static let stepField = "form-step"
  static let idField = "tie"
  static let accountField = "account"
  static let kindField = "kind"
  static let subjectField = "subject"
  static let fromField = "from"
  static let untilField = "until"
  static let reasonField = "reason"

  /// What a press of a button asks for.
  enum Step: String {
    case give, end
  }

  var step: Step? { Step(rawValue: text(Self.stepField)) }
  /// The number of the tie to end.
  var id: Int? { Int(text(Self.idField)) }

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }

  /// What is to be given, with the first day where none was typed; or what is to be put right.
  func tie(today: LocalDate) -> (tie: NewTie?, problems: [FieldProblem]) {
    var problems: [FieldProblem] = []
    func day(_ field: String) -> LocalDate? {
      let text = text(field)
      if text.isEmpty { return nil }
      if let day = LocalDate(iso: text) { return day }
      problems.append(FieldProblem(field, "Enter a day as 2026-11-22, or leave the field empty."))
      return nil
    }
    let kind = isInspection ? .inspection : Tie.Kind(rawValue: text(Self.kindField))
    let subjects = text(Self.subjectField).split { $0.isWhitespace || $0 == "," }.map(String.init)
    let account = Int(text(Self.accountField))
    if account == nil { problems.append(FieldProblem(Self.accountField, "Select who it is given to.")) }
    if kind == nil || (!isInspection && kind == .inspection) {
      problems.append(FieldProblem(Self.kindField, "Select what it is."))
    }
    if subjects.isEmpty {
      let what = isInspection ? "Enter the CRN of each case to open." : "Enter the staff code or the CRN."
      problems.append(FieldProblem(Self.subjectField, what))
    }
    let from = day(Self.fromField) ?? today
    let until = day(Self.untilField)
    if isInspection, text(Self.untilField).isEmpty {
      problems.append(FieldProblem(Self.untilField, "Enter the last day on which the cases are open."))
    }
    if text(Self.reasonField).isEmpty { problems.append(FieldProblem(Self.reasonField, "Say why it is given.")) }
    guard problems.isEmpty, let account, let kind else { return (nil, problems) }
    let tie = NewTie(
      account: account, kind: kind, subjects: subjects, from: from, until: until, reason: text(Self.reasonField))
    return (tie, [])
  }

  func html(_ candidates: [TieCandidate], _ token: FormToken) -> HTML {
    let people = candidates.map { candidate in
      (
        value: String(candidate.id),
        words: candidate.staff.map { "\(candidate.displayName), \($0)" } ?? candidate.displayName
      )
    }
    let kinds = Tie.Kind.allCases.filter { $0 != .inspection }.map { (value: $0.rawValue, words: TieWords.choice($0)) }
    let subject = Field(
      name: Self.subjectField, label: isInspection ? "CRNs of the cases" : "Staff code or CRN",
      hint: isInspection
        ? "One or more, with a space or a comma between them."
        : "The staff code of the colleague; for joint work, the CRN of the case.",
      width: isInspection ? "wide" : "middle", value: text(Self.subjectField),
      error: problems.sentence(of: Self.subjectField))
    return """
      <form method="post" action="\(address)" autocomplete="off">
      \(token.field)\(Part.hidden(Self.stepField, Step.give.rawValue))\
      \(select(Self.accountField, isInspection ? "Inspector" : "Who it is given to", people))\
      \(isInspection ? .empty : select(Self.kindField, "What it is", kinds))\(subject.html)\
      \(day(Self.fromField, "First day", "For instance 2026-11-22. Empty for today."))\
      \(day(Self.untilField, "Last day", isInspection ? "From the day after, the cases are closed to the inspector." : "Empty for no end."))\
      \(Field(name: Self.reasonField, label: "Why", hint: "One sentence, which is kept.", width: "wide", value: text(Self.reasonField), error: problems.sentence(of: Self.reasonField)).html)\
      <button class="button" type="submit">\(isInspection ? "Open the cases" : "Give it")</button></form>

      """
  }

  private var address: Address { .ties(isInspection ? .inspections() : .ties()) }

  private func day(_ name: String, _ label: String, _ hint: String) -> HTML {
    Field(
      name: name, label: label, hint: hint, width: "short", value: text(name), error: problems.sentence(of: name)
    ).html
  }

  private func select(_ name: String, _ label: String, _ choices: [(value: String, words: String)]) -> HTML {
    ChoiceField(name: name, label: label, choices: choices, value: text(name), error: problems.sentence(of: name)).html
  }
}

/// What kinds of tie are called.
enum TieWords {
  static func kind(_ kind: Tie.Kind) -> String {
    switch kind {
    case .trainee: "Answers for the trainee"
    case .cover: "Covers the work of"
    case .cowork: "Works on the case beside its holder"
    case .deputise: "Deputises for"
    case .inspection: "May open the case for an inspection"
    }
  }

  static func choice(_ kind: Tie.Kind) -> String {
    switch kind {
    case .trainee: "Answer for a trainee"
    case .cover: "Cover a colleague’s work"
    case .cowork: "Joint work on a case"
    case .deputise: "Deputise for a colleague"
    case .inspection: "A case for an inspection"
    }
  }
}
