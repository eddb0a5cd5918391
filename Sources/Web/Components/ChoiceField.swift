/// A field of a form in which one of some things is selected, with its label and what is wrong with it.
struct ChoiceField {
  let name: String
  let label: String
  let choices: [(value: String, words: String)]
  var value = ""
  var error: String?

  var html: HTML { html(id: Field.id(name)) }

  /// The field under an identifier of its own, where a page has several of one name.
  func html(id: String) -> HTML {
    let message: HTML =
      error.map { "<p class=\"message\" id=\"\(id)-error\"><span class=\"hidden\">Error: </span>\($0)</p>" } ?? .empty
    let state: HTML = error == nil ? .empty : " aria-describedby=\"\(id)-error\" aria-invalid=\"true\""
    let options = choices.map { choice -> HTML in
      choice.value == value
        ? "<option value=\"\(choice.value)\" selected>\(choice.words)</option>"
        : "<option value=\"\(choice.value)\">\(choice.words)</option>"
    }
    return """
      <div class="\(error == nil ? "group" : "group wrong")"><label for="\(id)">\(label)</label>\(message)
      <select id="\(id)" name="\(name)"\(state) autocomplete="off"><option value="">Select one</option>\(options)</select></div>

      """
  }
}
