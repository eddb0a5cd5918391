/// A field of a form in which one line is typed, with its label, its hint and what is wrong with it.
struct Field {
  let name: String
  let label: String
  var hint = ""
  var type = Kind.text
  /// What a browser or a password store may fill in, by the names of the HTML standard.
  var autocomplete = "off"
  var width = "middle"
  var value = ""
  var error: String?

  enum Kind: String {
    case text, password
    /// A code of digits, for which a telephone shows its keys of numbers.
    case digits
  }

  static func id(_ name: String) -> String { "f-\(name)" }

  var html: HTML { html(id: Self.id(name)) }

  /// The field under an identifier of its own, where a page has several of one name.
  func html(id: String) -> HTML {
    let hint: HTML = hint.isEmpty ? .empty : "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>"
    let message: HTML =
      error.map { "<p class=\"message\" id=\"\(id)-error\"><span class=\"hidden\">Error: </span>\($0)</p>" } ?? .empty
    let ids = [self.hint.isEmpty ? nil : "\(id)-hint", error == nil ? nil : "\(id)-error"].compactMap(\.self)
    let described: HTML = ids.isEmpty ? .empty : " aria-describedby=\"\(ids.joined(separator: " "))\""
    let invalid: HTML = error == nil ? .empty : " aria-invalid=\"true\""
    // What was typed into a password field never comes back.
    let value: HTML = type == .password ? .empty : " value=\"\(value)\""
    let mode: HTML = type == .digits ? " inputmode=\"numeric\"" : .empty
    return """
      <div class="\(error == nil ? "group" : "group wrong")"><label for="\(id)">\(label)</label>\(hint)\(message)
      <input id="\(id)" name="\(name)" type="\(type == .password ? "password" : "text")" class="\(width)"\(value)\(mode)\(described)\(invalid) \
      autocomplete="\(autocomplete)" autocapitalize="none" spellcheck="false"></div>

      """
  }
}

/// Something to put right in a form: a sentence, and the name of the field that it leads to.
struct FieldProblem: Equatable {
  let field: String
  let sentence: String
  /// Whether it is about the form and not about this field alone; then it does not stand beside it.
  var isWhole = false

  init(_ field: String, _ sentence: String) {
    self.field = field
    self.sentence = sentence
  }

  /// What the service said of a form. - Parameter first: the field where to begin anew.
  init(form sentence: String, first: String) {
    self.init(first, sentence)
    isWhole = true
  }
}

extension [FieldProblem] {
  /// The box at the top of the page; nothing when all is well.
  var summary: HTML { isEmpty ? .empty : Part.errorSummary(map { ($0.sentence, Field.id($0.field)) }) }

  /// What stands beside a field.
  func sentence(of field: String) -> String? {
    let sentences = filter { $0.field == field && !$0.isWhole }.map(\.sentence)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// The title of a page, marked when something is to be put right.
  func title(_ heading: String) -> String { isEmpty ? heading : "Error: \(heading)" }
}
