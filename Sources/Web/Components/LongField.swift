/// A field of a form in which a few sentences are typed, with its label, its hint and what is wrong with it.
struct LongField {
  let name: String
  let label: String
  var hint = ""
  var value = ""
  var error: String?

  var html: HTML {
    let id = Field.id(name)
    let hint: HTML = hint.isEmpty ? .empty : "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>"
    let message: HTML =
      error.map { "<p class=\"message\" id=\"\(id)-error\"><span class=\"hidden\">Error: </span>\($0)</p>" } ?? .empty
    let ids = [self.hint.isEmpty ? nil : "\(id)-hint", error == nil ? nil : "\(id)-error"].compactMap(\.self)
    let described: HTML = ids.isEmpty ? .empty : " aria-describedby=\"\(ids.joined(separator: " "))\""
    let invalid: HTML = error == nil ? .empty : " aria-invalid=\"true\""
    return """
      <div class="\(error == nil ? "group" : "group wrong")"><label for="\(id)">\(label)</label>\(hint)\(message)
      <textarea id="\(id)" name="\(name)" rows="4"\(described)\(invalid) autocomplete="off">\(value)</textarea></div>

      """
  }
}
