import Testing

@testable import Web

/// What must hold on every page. A strict reader of the markup that the site writes: every element closed, in order, attributes quoted.
struct PageChecks {
  struct Element {
    let name: String
    let attributes: [String: String]
    let parent: Int?
    var text = ""
  }

  private(set) var elements: [Element] = []
  private(set) var faults: [String] = []

  private static let empty: Set<String> = ["meta", "link", "input", "br", "path", "rect", "img"]

  init(_ html: String) {
    read(html)
    if faults.isEmpty { check() }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// Links and form actions of the page.
  var targets: [String] {
    all("a").compactMap { $0.attributes["href"] } + all("form").compactMap { $0.attributes["action"] }
      + all("link").compactMap { $0.attributes["href"] }.filter { !$0.hasPrefix("data:") }
  }

  private mutating func read(_ html: String) {
    var open: [Int] = []
    var rest = html[...]
    guard rest.hasPrefix("<!DOCTYPE html>\n") else { return faults.append("no doctype") }
    rest = rest.dropFirst(16)
    while let start = rest.firstIndex(of: "<") {
      let words = rest[..<start]
      if words.contains(">") { faults.append("a bare > in: \(words.suffix(40))") }
      for index in open { elements[index].text += words }
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else { return faults.append("a tag without an end") }
      var inside = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if inside.first == "/" {
        let name = String(inside.dropFirst())
        guard let last = open.popLast(), elements[last].name == name else {
          return faults.append("</\(name)> closes nothing")
        }
        continue
      }
      let closesItself = inside.last == "/"
      if closesItself { inside = inside.dropLast() }
      let name = String(inside.prefix { $0 != " " })
      guard let attributes = Self.attributes(inside.dropFirst(name.count)) else {
        return faults.append("attributes of <\(inside)>")
      }
      elements.append(Element(name: name, attributes: attributes, parent: open.last))
      if !closesItself && !Self.empty.contains(name) { open.append(elements.count - 1) }
    }
    if !open.isEmpty { faults.append("not closed: \(open.map { elements[$0].name })") }
  }

  private static func attributes(_ text: Substring) -> [String: String]? {
    var found: [String: String] = [:]
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      let name = String(rest.prefix { $0 != "=" && $0 != " " })
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
        value = String(rest.dropFirst()[..<end])
        rest = rest[end...].dropFirst()
      } else if name != "selected" {
        return nil
      }
      guard !name.isEmpty, found.updateValue(value, forKey: name) == nil, rest.isEmpty || rest.first == " " else {
        return nil
      }
      rest = rest.drop { $0 == " " }
    }
    return found
  }

  private mutating func check() {
    func need(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
    let headings = all("h1")
    need(headings.count == 1, "\(headings.count) h1")
    let title = all("title").first?.text ?? ""
    need(title.hasSuffix(" – Headroom"), "title: \(title)")
    if let heading = headings.first?.text {
      // A person's name and a finding stand on the page, never in its title.
      need(
        title.hasPrefix(heading) || title.hasPrefix("Practitioner – ") || title.hasPrefix("Error: \(heading)"),
        "\(title) for \(heading)")
    }
    var seen: Set<String> = []
    for id in elements.compactMap(\.attributes["id"]) { need(seen.insert(id).inserted, "the id \(id) is given twice") }
    for element in elements {
      for name in ["for", "aria-describedby", "aria-labelledby"] {
        for id in (element.attributes[name] ?? "").split(separator: " ") {
          need(seen.contains(String(id)), "\(name) names \(id)")
        }
      }
      need(
        element.attributes["style"] == nil && !element.attributes.keys.contains { $0.hasPrefix("on") },
        "style or script in \(element.name)")
    }
    need(all("script").isEmpty && all("style").isEmpty, "script or style in the page")
    need(all("form").allSatisfy { $0.attributes["action"] != nil }, "a form without action")
    need(
      all("svg").allSatisfy {
        $0.attributes["aria-hidden"] == "true"
          || ($0.attributes["role"] == "img"
            && ($0.attributes["aria-label"] ?? $0.attributes["aria-labelledby"] ?? "") != "")
      }, "a drawing without a name")
    need(all("img").allSatisfy { $0.attributes["alt"] != nil }, "an image without words")
    for (index, element) in elements.enumerated() where element.name == "table" {
      let own = elements.filter { $0.parent == index }
      need(own.first?.name == "caption" && !(own.first?.text.isEmpty ?? true), "a table without caption")
    }
    need(
      all("th").allSatisfy { ["row", "col"].contains($0.attributes["scope"] ?? "") },
      "a heading of a table without scope")
    need(all("a").allSatisfy { !$0.text.allSatisfy(\.isWhitespace) }, "a link without words")
    need(all("main").first?.attributes["id"] == "main-content", "no main")
    for target in targets where !target.hasPrefix("#") {
      need((try? Address(target: Self.plain(target))) != nil, "a link to nowhere: \(target)")
    }
    for target in targets where target.hasPrefix("#") {
      need(seen.contains(String(target.dropFirst())), "a link to nowhere: \(target)")
    }
    let words = elements.first?.text.lowercased() ?? ""
    need(!words.contains("offender"), "a word that labels people")
  }

  /// An attribute's value without its escapes.
  static func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&#39;", with: "'"
    )
    .replacing("&amp;", with: "&")
  }
}
