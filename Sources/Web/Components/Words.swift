/// Small parts that pages are made of.
enum Part {
  /// The first thing on a page of figures: one sentence to act on, then what stands under it.
  static func statement(_ sentence: String, under: HTML) -> HTML {
    "<div class=\"statement\"><p>\(sentence)</p>\(under)</div>\n"
  }

  /// What was just done, said once above everything else; nothing for nil.
  static func notice(_ sentence: String?) -> HTML {
    sentence.map { "<div class=\"notice\" role=\"status\"><p>\($0)</p></div>\n" } ?? .empty
  }

  /// A big number with what it is.
  struct KeyFigure {
    let label: String
    let value: String
    var unit = ""
    /// Words in place of a number are set smaller.
    var isWords = false
  }

  static func keyFigures(_ figures: [KeyFigure]) -> HTML {
    let items = figures.map { figure -> HTML in
      let kind: HTML = figure.isWords ? " class=\"words\"" : ""
      let unit: HTML = figure.unit.isEmpty ? .empty : " <span>\(figure.unit)</span>"
      return "<div><dt>\(figure.label)</dt><dd\(kind)>\(figure.value)\(unit)</dd></div>\n"
    }
    return "<dl class=\"figures\">\n\(items)</dl>\n"
  }

  enum Tone {
    case plain, over, room, care, none
  }

  /// A state in words; the colour only helps.
  static func tag(_ words: String, _ tone: Tone = .plain) -> HTML {
    switch tone {
    case .plain: "<span class=\"tag\">\(words)</span>"
    case .over: "<span class=\"tag over\">\(words)</span>"
    case .room: "<span class=\"tag room\">\(words)</span>"
    case .care: "<span class=\"tag care\">\(words)</span>"
    case .none: "<span class=\"tag none\">\(words)</span>"
    }
  }

  static func details(_ summary: String, _ inside: HTML) -> HTML {
    "<details><summary>\(summary)</summary><div>\(inside)</div></details>\n"
  }

  /// What stands where a list would be: shown, not hidden.
  static func empty(_ sentence: String) -> HTML { "<p class=\"quiet\">\(sentence)</p>\n" }

  /// The box at the top of a page with something to put right; each link leads to the field.
  static func errorSummary(_ errors: [(sentence: String, field: String)]) -> HTML {
    let items = errors.map { error -> HTML in "<li><a href=\"#\(error.field)\">\(error.sentence)</a></li>" }
    return """
      <div class="error-summary" tabindex="-1"><div role="alert"><h2>There is a problem</h2><ul>\(items)</ul></div></div>

      """
  }

  /// A field that goes with a form unseen.
  static func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  static func list(_ items: [HTML]) -> HTML {
    let lines = items.map { item -> HTML in "<li>\(item)</li>\n" }
    return "<ul>\n\(lines)</ul>\n"
  }

  /// A link that says what it leads to.
  static func link(_ words: String, _ address: Address) -> HTML { "<a href=\"\(address)\">\(words)</a>" }

  /// What a percentage is for. Stands on every page that has one.
  static let purpose: HTML = "This compares work with time. It does not say how well anyone is doing."
}
