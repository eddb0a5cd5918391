import Casework

/// The answers of the weekly page about too much work: one form for all of them, each with its own outcome and words.
struct TeamWeekForm {
  static let answerPrefix = "answer-"
  static let reasonPrefix = "reason-"

  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }

  /// What was answered of it, in the order of their numbers. Those left empty stay as they are; half an answer is a problem.
  mutating func answers() -> [(id: Int, answer: ExcessAnswer)] {
    let names = texts.keys.filter { $0.hasPrefix(Self.answerPrefix) || $0.hasPrefix(Self.reasonPrefix) }
    let ids = Set(names.compactMap { Int($0.drop { $0 != "-" }.dropFirst()) }).sorted()
    var answers: [(id: Int, answer: ExcessAnswer)] = []
    for id in ids {
      let (choice, reason) = (text("\(Self.answerPrefix)\(id)"), text("\(Self.reasonPrefix)\(id)"))
      switch (choice.isEmpty, reason.isEmpty) {
      case (true, true): continue
      case (true, false): problems.append(FieldProblem("\(Self.answerPrefix)\(id)", "Select what was done."))
      case (false, true):
        problems.append(FieldProblem("\(Self.reasonPrefix)\(id)", "Say in a sentence what was done."))
      case (false, false): answers.append((id, .outcome(choice, reason: reason)))
      }
    }
    if answers.isEmpty, problems.isEmpty {
      problems.append(FieldProblem(form: "Answer one at least.", first: names.sorted().first ?? Self.answerPrefix))
    }
    return answers
  }
}
