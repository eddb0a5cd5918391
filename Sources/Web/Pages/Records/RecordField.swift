import Casework
import DataFormat
import Rules

/// The field of one column, made from what the sheet says of it.
struct RecordField {
  let column: SheetColumn
  let sheet: Sheet
  let words: FieldWords
  let text: String
  /// What is wrong with what stands in it; nil when nothing is.
  let error: String?

  static func id(_ column: String) -> String { "f-\(column)" }
  private var id: String { Self.id(column.name) }

  /// More choices than these stand in a list that opens.
  private static let mostRadios = 6

  var html: HTML {
    guard let choices = words.choices(column) else { return group("<label for=\"\(id)\">\(label)</label>", input) }
    if case .ruleEntry = column.kind { return group("<label for=\"\(id)\">\(label)</label>", select(choices)) }
    guard choices.count <= Self.mostRadios else {
      return group("<label for=\"\(id)\">\(label)</label>", select(choices))
    }
    return fieldset(choices)
  }

  private var label: String { column.label + (column.isRequired ? "" : " (optional)") }

  private var hint: String {
    [column.note, Self.hint(column)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How a value is written.
  private static func hint(_ column: SheetColumn) -> String {
    switch column.kind {
    case .caseReference: "A letter and six digits, for example X123456."
    case .date: "For example, 2026-11-22."
    case .instant: "A day or a moment in UTC, for example 2026-11-22 or 2026-11-22T09:30:00Z."
    case .whole(let range): "A whole number from \(range.lowerBound) to \(range.upperBound)."
    case .weeklyHours: "Hours a week, with at most 2 decimal places."
    case .decimal(let places, _): "A number with at most \(places) decimal places."
    case .score: "A number, for example 2.95."
    case .code where column.refersTo == "staff": "A staff code."
    case .code where column.refersTo == "units": "The code of a unit."
    default: ""
    }
  }

  private var hintHTML: HTML { hint.isEmpty ? .empty : "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>" }

  private var message: HTML {
    error.map { "<p class=\"message\" id=\"\(id)-error\"><span class=\"hidden\">Error: </span>\($0)</p>" } ?? .empty
  }

  private var described: HTML {
    let ids = [hint.isEmpty ? nil : "\(id)-hint", error == nil ? nil : "\(id)-error"].compactMap(\.self)
    let invalid: HTML = error == nil ? .empty : " aria-invalid=\"true\""
    return ids.isEmpty ? invalid : " aria-describedby=\"\(ids.joined(separator: " "))\"\(invalid)"
  }

  private func group(_ label: HTML, _ field: HTML) -> HTML {
    let kind: HTML = error == nil ? "group" : "group wrong"
    return "<div class=\"\(kind)\">\(label)\(hintHTML)\(message)\n\(field)</div>\n"
  }

  private var input: HTML {
    let mode: HTML =
      switch column.kind {
      case .whole: " inputmode=\"numeric\""
      case .decimal, .weeklyHours, .score: " inputmode=\"decimal\""
      default: .empty
      }
    let width: HTML =
      switch column.kind {
      case .text: "wide"
      case .whole, .decimal, .weeklyHours, .score, .date: "short"
      case .code, .caseReference, .instant, .yesNo, .choice, .ruleEntry: "middle"
      }
    let known = words.suggestions(column, of: sheet)
    let list: HTML = known.isEmpty ? .empty : " list=\"\(id)-list\""
    let options = known.map { option -> HTML in "<option value=\"\(option.value)\">\(option.words)</option>" }
    let data: HTML = known.isEmpty ? .empty : "<datalist id=\"\(id)-list\">\(options)</datalist>"
    let required: HTML = column.isRequired ? " aria-required=\"true\"" : .empty
    return """
      <input id="\(id)" name="\(column.name)" type="text" class="\(width)" value="\(text)"\(mode)\(list)\(described)\(required) \
      autocomplete="off" spellcheck="false">\(data)
      """
  }

  private func select(_ choices: [(value: String, words: String)]) -> HTML {
    let none = column.isRequired ? "Select one" : "Not recorded"
    let options = choices.map { choice -> HTML in
      choice.value == text
        ? "<option value=\"\(choice.value)\" selected>\(choice.words)</option>"
        : "<option value=\"\(choice.value)\">\(choice.words)</option>"
    }
    return """
      <select id="\(id)" name="\(column.name)"\(described) autocomplete="off"><option value="">\(none)</option>\(options)</select>
      """
  }

  private func fieldset(_ choices: [(value: String, words: String)]) -> HTML {
    let all = choices + (column.isRequired ? [] : [("", "Not recorded")])
    let radios = all.enumerated().map { index, choice -> HTML in
      // The first one has the field's own identifier, to which the summary of errors leads.
      let own = index == 0 ? id : "\(id)-\(index + 1)"
      let isChosen = choice.value == text && !(choice.value.isEmpty && column.isRequired)
      let checked: HTML = isChosen ? " checked" : .empty
      return """
        <div class="radio"><input id="\(own)" name="\(column.name)" type="radio" value="\(choice.value)"\(checked) autocomplete="off">\
        <label for="\(own)">\(choice.words)</label></div>

        """
    }
    let kind: HTML = error == nil ? "group" : "group wrong"
    return """
      <fieldset class="\(kind)"\(described)><legend>\(label)</legend>\(hintHTML)\(message)
      \(radios)</fieldset>

      """
  }
}
