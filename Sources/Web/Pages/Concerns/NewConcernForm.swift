import Casework
import Rules

/// The form in which somebody reports, with what was typed.
struct NewConcernForm {
  var texts: [String: String] = [:]
  var problems: [FieldProblem] = []

  static let kindField = "kind"
  static let crnField = "crn"
  static let wordsField = "words"
  static let routeField = "route"
  private static let level = "level:"
  private static let person = "person:"

  var kind: Concern.Kind { texts[Self.kindField].flatMap(Concern.Kind.init) ?? .report }
  var crn: String { (texts[Self.crnField] ?? "").uppercased().filter { !$0.isWhitespace } }

  func text(_ field: String) -> String { (texts[field] ?? "").trimmed }

  /// What is reported, or what is to be put right.
  func concern() -> (concern: NewConcern?, problems: [FieldProblem]) {
    var problems: [FieldProblem] = []
    if kind == .objection, crn.isEmpty { problems.append(FieldProblem(Self.crnField, "Enter the CRN of the case.")) }
    let meanings = Set(ConcernRules.Meaning.allCases.filter { texts[$0.rawValue] == "yes" })
    if meanings.isEmpty {
      problems.append(FieldProblem(ConcernRules.Meaning.tooMuch.rawValue, "Select one of the two, or both."))
    }
    if text(Self.wordsField).isEmpty {
      problems.append(FieldProblem(Self.wordsField, "Say in your own words what it is."))
    }
    let route = text(Self.routeField)
    guard problems.isEmpty, route.hasPrefix(Self.level) || route.hasPrefix(Self.person) else {
      return (nil, problems + (route.isEmpty ? [FieldProblem(Self.routeField, "Select to whom it goes.")] : []))
    }
    let to: NewConcern.Route =
      route.hasPrefix(Self.level)
      ? .level(String(route.dropFirst(Self.level.count))) : .person(String(route.dropFirst(Self.person.count)))
    return (
      NewConcern(
        kind: kind, crn: kind == .objection ? crn : nil, meanings: meanings, words: text(Self.wordsField), route: to),
      []
    )
  }

  func html(_ routes: ConcernRoutes, _ token: FormToken) -> HTML {
    """
    <form method="post" action="\(Address.concerns(.list()))" autocomplete="off">
    \(token.field)\(Part.hidden(Self.kindField, kind.rawValue))\(caseField)\(meanings)\(words.html)\(route(routes).html)\
    <button class="button" type="submit">Report it</button></form>

    """
  }

  private var caseField: HTML {
    guard kind == .objection else { return .empty }
    return Field(
      name: Self.crnField, label: "CRN of the case", hint: "A case that you hold, or that is about to come to you.",
      value: text(Self.crnField), error: problems.sentence(of: Self.crnField)
    ).html
  }

  private var meanings: HTML {
    let wrong: HTML =
      problems.sentence(of: ConcernRules.Meaning.tooMuch.rawValue).map {
        "<p class=\"message\"><span class=\"hidden\">Error: </span>\($0)</p>"
      } ?? .empty
    let boxes = ConcernRules.Meaning.allCases.map { meaning -> HTML in
      let isMarked = texts[meaning.rawValue] == "yes"
      return """
        <div class="radio"><input id="\(Field.id(meaning.rawValue))" name="\(meaning.rawValue)" type="checkbox" value="yes"\
        \(isMarked ? " checked" : "") autocomplete="off"><label for="\(Field.id(meaning.rawValue))">\(Self.words(meaning))</label></div>

        """
    }
    return "<fieldset><legend>What is it about? They ask for different help.</legend>\(wrong)\(boxes)</fieldset>\n"
  }

  private static func words(_ meaning: ConcernRules.Meaning) -> String {
    switch meaning {
    case .tooMuch: "Too much work for the time there is"
    case .beyondSkill: "Beyond the skill or training that I have now"
    }
  }

  private var words: LongField {
    LongField(
      name: Self.wordsField, label: kind == .objection ? "Why it is not safe" : "What it is, and what would help",
      hint:
        "A few sentences, kept word for word. Nothing about anybody’s health: that belongs in a conversation or with occupational health.",
      value: text(Self.wordsField), error: problems.sentence(of: Self.wordsField))
  }

  private func route(_ routes: ConcernRoutes) -> ChoiceField {
    ChoiceField(
      name: Self.routeField, label: "To whom it goes first. Nobody else sees it until it climbs",
      choices: routes.levels.map { (value: Self.level + $0.role, words: $0.words) }
        + routes.people.map { (value: Self.person + $0.name, words: "One person alone: \($0.words)") },
      value: text(Self.routeField), error: problems.sentence(of: Self.routeField))
  }
}
