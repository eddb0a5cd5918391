/// A page read strictly: every element that opens closes, in order; attributes are quoted and given once; every `&` is an escape.
///
/// Browsers mend such faults silently, and differently from one another; a test must not.
struct Markup {
  /// An element with what is in it.
  struct Element {
    let name: String
    let attributes: [String: String]
    var children: [Node] = []

    subscript(attribute: String) -> String? { attributes[attribute] }
  }

  enum Node {
    case element(Element)
    case text(String)
  }

  /// What is wrong, and what stands there.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  let root: Element

  init(_ page: String) throws(Fault) {
    var reader = MarkupReader(page)
    try reader.doctype()
    guard case .element(let root) = try reader.node() else { throw Fault(description: "text before the first element") }
    guard root.name == "html" else { throw Fault(description: "the first element is \(root.name)") }
    try reader.end()
    self.root = root
  }

  /// Every element of the page, in order.
  var elements: [Element] { root.everyElement }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The first element of a kind. A page without one is a fault of its own, so tests say `try`.
  func first(_ name: String) throws -> Element {
    guard let found = all(name).first else { throw Fault(description: "no \(name) on the page") }
    return found
  }

  func with(id: String) -> Element? { elements.first { $0["id"] == id } }

  func withClass(_ name: String) -> [Element] { elements.filter { $0.classes.contains(Substring(name)) } }

  /// What a reader sees in the main part, one space between words.
  var words: String { (all("main").first ?? root).words }
}

extension Markup.Element {
  var everyElement: [Markup.Element] { [self] + inner.flatMap(\.everyElement) }

  var inner: [Markup.Element] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func all(_ name: String) -> [Markup.Element] { everyElement.filter { $0.name == name } }

  var classes: [Substring] { (self["class"] ?? "").split(separator: " ") }

  /// All text inside, as written between the tags.
  var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): Self.apart.contains(element.name) ? " " + element.text + " " : element.text
      }
    }.joined()
  }

  /// All text inside, one space between words.
  var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Elements that a browser sets apart from the words around them.
  private static let apart: Set<String> = [
    "address", "article", "aside", "br", "caption", "dd", "details", "div", "dl", "dt", "footer", "form", "h1", "h2",
    "h3", "header", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "title",
  ]
}
