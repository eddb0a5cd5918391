import Caseload
import Casework

/// What was sent to the page of cover, and what is to be put right in it.
struct CoverForm {
  static let stepField = "form-step"
  static let coveredByField = "coveredBy"
  static let fromField = "from"
  static let untilField = "until"
  static let seenField = "seen"
  static let idField = "number"
  static let casesField = "cases"
  /// Before the reference number of a case in the name of its box.
  static let casePrefix = "case-"

  enum Step: String {
    /// For the cases whose boxes are marked.
    case give
    /// For all that have nobody.
    case giveAll = "give-all"
    case end
  }

  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }
  var step: Step? { Step(rawValue: text(Self.stepField)) }

  /// Nil for a form that does not say what it was made of.
  func cover(of staff: String) -> NewCover? {
    guard let seen = Int(text(Self.seenField)) else { return nil }
    let cases = texts.keys.filter { $0.hasPrefix(Self.casePrefix) }.map { String($0.dropFirst(Self.casePrefix.count)) }
    return NewCover(
      staff: staff, cases: step == .giveAll ? nil : cases.sorted(), coveredBy: text(Self.coveredByField),
      from: text(Self.fromField), until: text(Self.untilField), seen: seen)
  }

  static func begin(_ step: Step, of staff: String, _ token: FormToken) -> HTML {
    """
    <form method="post" action="\(Address.upkeep(.cover(staff)))" autocomplete="off">
    \(token.field)\(Part.hidden(stepField, step.rawValue))
    """
  }

  /// The whole form of a page: who, which days, and a box for each case that has nobody.
  func html(_ page: CoverPage, _ token: FormToken) -> HTML {
    let boxes = page.cases.filter(\.covers.isEmpty).map { item -> HTML in
      let name = Self.casePrefix + item.crn
      // Those that need somebody are marked to begin with.
      let isMarked = texts.isEmpty ? !item.isCovered : texts[name] != nil
      return """
        <div class="radio"><input id="\(Field.id(name))" name="\(name)" type="checkbox" value="yes"\(isMarked ? " checked" : "") \
        autocomplete="off"><label for="\(Field.id(name))">\(item.name), \(item.crn), tier \(item.tier)</label></div>

        """
    }
    let wrong: HTML =
      problems.sentence(of: Self.casesField).map {
        "<p class=\"message\"><span class=\"hidden\">Error: </span>\($0)</p>"
      } ?? .empty
    let until = Field(
      name: Self.untilField, label: "Last day", hint: "Empty for the last day of the absence.", width: "short",
      value: text(Self.untilField), error: problems.sentence(of: Self.untilField))
    let from = Field(
      name: Self.fromField, label: "First day",
      hint: "For instance \(page.day.iso). Empty for the first day that is left of the absence.", width: "short",
      value: text(Self.fromField), error: problems.sentence(of: Self.fromField))
    return """
      \(Self.begin(.give, of: page.staffCode, token))\(Part.hidden(Self.seenField, String(page.seen)))\
      \(colleague(page))\(from.html)\(until.html)
      <fieldset id="\(Field.id(Self.casesField))" tabindex="-1"><legend>Cases</legend>\(wrong)\(boxes)</fieldset>
      <button class="button" type="submit">Name the colleague</button></form>

      """
  }

  private func colleague(_ page: CoverPage) -> HTML {
    ChoiceField(
      name: Self.coveredByField, label: "Colleague who covers",
      choices: page.colleagues.map { (value: $0.staffCode, words: $0.name) }, value: text(Self.coveredByField),
      error: problems.sentence(of: Self.coveredByField)
    ).html
  }
}
