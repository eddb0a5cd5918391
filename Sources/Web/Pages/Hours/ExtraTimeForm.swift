import Casework

/// The forms of ``ExtraTimePage``: to raise a case, and to answer what was raised.
struct ExtraTimeForm {
  static let stepField = "form-step"
  static let idField = "id"
  static let crnField = "crn"
  static let minutesField = "minutes"
  static let monthsField = "months"
  static let reasonField = "reason"

  enum Step: String { case raise, accept, decline }

  var texts: [String: String]
  var problems: [FieldProblem] = []

  var step: Step? { texts[Self.stepField].flatMap(Step.init) }
  var crn: String { (texts[Self.crnField] ?? "").uppercased().filter { !$0.isWhitespace } }
  var reason: String { texts[Self.reasonField] ?? "" }
  /// Whole minutes as they were typed; nil for anything else.
  func whole(_ field: String) -> Int? {
    let text = (texts[field] ?? "").filter { $0 != " " }
    return text.utf8.count <= 6 && !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  private func error(_ field: String) -> String? {
    problems.first { $0.field == field && !$0.isWhole }?.sentence
  }

  func html(_ token: FormToken) -> HTML {
    let fields: [Field] = [
      Field(name: Self.crnField, label: "CRN", value: texts[Self.crnField] ?? "", error: error(Self.crnField)),
      Field(
        name: Self.minutesField, label: "Minutes a month that it takes more", hint: "For instance 120 for two hours.",
        type: .digits, value: texts[Self.minutesField] ?? "", error: error(Self.minutesField)),
      Field(
        name: Self.reasonField, label: "Why", hint: "What takes the time. No more of the person than that needs.",
        width: "wide", value: reason, error: error(Self.reasonField)),
    ]
    return """
      <form method="post" action="\(Address.hours(.extra()))">\(token.field)\(Part.hidden(Self.stepField, Step.raise.rawValue))
      \(fields.map(\.html))<button class="button" type="submit">Raise it</button></form>

      """
  }

  /// The two answers to one that was raised, each its own form.
  static func answer(_ item: ExtraTime, _ token: FormToken) -> HTML {
    func field(_ name: String, _ label: String, _ value: String) -> HTML {
      let id = "f-\(name)-\(item.id)"
      return """
        <div class="group"><label for="\(id)">\(label)<span class="hidden">, \(item.crn)</span></label>
        <input id="\(id)" name="\(name)" type="text" class="middle" value="\(value)" autocomplete="off"></div>

        """
    }
    func form(_ step: Step, _ fields: HTML, _ words: String) -> HTML {
      """
      <form method="post" action="\(Address.hours(.extra()))">\(token.field)\(Part.hidden(stepField, step.rawValue))\
      \(Part.hidden(idField, String(item.id)))
      \(fields)<button class="button second" type="submit">\(words)<span class="hidden">, \(item.crn)</span></button></form>

      """
    }
    let accept: HTML = """
      \(field(minutesField, "Minutes a month", String(item.asked)))\(field(monthsField, "For how many months", "3"))
      """
    return Part.details(
      "Answer",
      "\(form(.accept, accept, "Accept"))\(declineForm(item, token))")
  }

  private static func declineForm(_ item: ExtraTime, _ token: FormToken) -> HTML {
    let id = "f-decline-\(item.id)"
    return """
      <form method="post" action="\(Address.hours(.extra()))">\(token.field)\(Part.hidden(stepField, Step.decline.rawValue))\
      \(Part.hidden(idField, String(item.id)))
      <div class="group"><label for="\(id)">Why not<span class="hidden">, \(item.crn)</span></label>
      <input id="\(id)" name="\(reasonField)" type="text" class="wide" autocomplete="off"></div>
      <button class="button second" type="submit">Decline<span class="hidden">, \(item.crn)</span></button></form>

      """
  }
}
