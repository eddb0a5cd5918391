@testable import Web

/// What must hold on every page. Each check gives a sentence for each fault, none when all is well.
struct PageChecks {
  /// Nil when the page is not even strict markup.
  let page: Markup?
  let faults: [String]

  init(_ html: String) {
    do {
      let page = try Markup(html)
      self.page = page
      faults =
        Self.headings(page) + Self.title(page) + Self.identifiers(page) + Self.forms(page) + Self.drawings(page)
        + Self.tables(page)
        + Self.links(page) + Self.frame(page) + Self.words(page)
    } catch {
      page = nil
      faults = ["\(error)"]
    }
  }

  func all(_ name: String) -> [Markup.Element] { page?.all(name) ?? [] }

  /// Links, form actions and files that the page asks for.
  var targets: [String] {
    all("a").compactMap { $0["href"] } + all("form").compactMap { $0["action"] }
      + all("link").compactMap { $0["href"] }.filter { !$0.hasPrefix("data:") }
  }

  /// One h1, and no level left out on the way down.
  static func headings(_ page: Markup) -> [String] {
    let levels = page.elements.compactMap { ["h1": 1, "h2": 2, "h3": 3, "h4": 4][$0.name] }
    var faults = levels.count { $0 == 1 } == 1 ? [] : ["\(levels.count { $0 == 1 }) h1 elements"]
    for (above, below) in zip(levels, levels.dropFirst()) where below > above + 1 {
      faults.append("h\(above) is followed by h\(below)")
    }
    return faults
  }

  /// The title begins with the heading. The heading of a person's page is a name, which no title may carry.
  static func title(_ page: Markup) -> [String] {
    guard let title = page.all("title").first?.words, title.hasSuffix(" – Headroom") else {
      return ["the title does not end with the service's name"]
    }
    let heading = page.all("h1").first?.words ?? ""
    let begins =
      title.hasPrefix(heading) || title.hasPrefix("Error: \(heading)") || title.hasPrefix("Practitioner – ")
      || title.hasPrefix("Case – ")
    return begins ? [] : ["the title “\(title)” does not begin with “\(heading)”"]
  }

  /// No identifier twice, and whatever names one finds it.
  static func identifiers(_ page: Markup) -> [String] {
    var known: Set<String> = []
    var faults: [String] = []
    for id in page.elements.compactMap({ $0["id"] }) where !known.insert(id).inserted {
      faults.append("the id \(id) is given twice")
    }
    for element in page.elements {
      for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
        for id in (element[attribute] ?? "").split(separator: " ") where !known.contains(String(id)) {
          faults.append("\(attribute) names \(id), which is not on the page")
        }
      }
      if let target = element["href"], target.hasPrefix("#"), !known.contains(String(target.dropFirst())) {
        faults.append("\(target) leads to nothing on the page")
      }
    }
    return faults
  }

  /// Forms say where they lead, and what is sent has the token; every field has a label.
  static func forms(_ page: Markup) -> [String] {
    var faults: [String] = []
    let labelled = Set(page.all("label").compactMap { $0["for"] })
    for form in page.all("form") {
      if form["action"] == nil { faults.append("a form without an action") }
      if let target = form["action"], (try? Address(target: target)) == nil {
        faults.append("a form that leads to \(target)")
      }
      if form["method"] == "post" {
        let takesForm = form["action"].flatMap { try? Address(target: $0) }?.takesForm ?? false
        if !takesForm { faults.append("a form is sent to \(form["action"] ?? "nowhere"), which takes none") }
        if !form.all("input").contains(where: { $0["name"] == FormToken.fieldName }) {
          faults.append("a form is sent without the token")
        }
      } else if form["method"] != "get" {
        faults.append("a form that is neither a GET nor a POST")
      }
      for field in form.all("input") + form.all("select") where field["type"] != "hidden" && field["type"] != "submit" {
        if field["aria-label"] == nil, !labelled.contains(field["id"] ?? "") {
          faults.append("a field without a label: \(field["name"] ?? "?")")
        }
      }
    }
    return faults
  }

  /// A picture has a name or is hidden.
  static func drawings(_ page: Markup) -> [String] {
    (page.all("svg") + page.all("img")).filter { drawing in
      let named = drawing["aria-label"] ?? drawing["aria-labelledby"] ?? drawing["alt"]
      return drawing["aria-hidden"] != "true"
        && (named?.isEmpty ?? true || (drawing.name == "svg" && drawing["role"] != "img"))
    }.map { "a picture without a name: \($0.attributes)" }
  }

  /// A caption, headings with a scope, rows of one length, and a region that the keyboard can scroll.
  static func tables(_ page: Markup) -> [String] {
    var faults: [String] = []
    let regions = page.elements.filter {
      $0["tabindex"] == "0" && $0["role"] == "region" && $0["aria-label"]?.isEmpty == false
    }
    let reachable = regions.reduce(0) { $0 + $1.all("table").count }
    if reachable != page.all("table").count { faults.append("a table outside a region that scrolls") }
    for table in page.all("table") {
      let caption = table.all("caption").first?.words ?? ""
      if caption.isEmpty { faults.append("a table without a caption") }
      for heading in table.all("th") where heading["scope"] == nil {
        faults.append("a heading without a scope in “\(caption)”: \(heading.words)")
      }
      let widths = Set(table.all("tr").map { row in row.inner.reduce(0) { $0 + (Int($1["colspan"] ?? "1") ?? 1) } })
      if widths.count > 1 { faults.append("rows of different lengths in “\(caption)”: \(widths.sorted())") }
      for cell in table.all("th") + table.all("td") where cell.words.isEmpty && cell.all("svg").isEmpty {
        faults.append("an empty cell in “\(caption)”")
      }
    }
    return faults
  }

  /// Links have words and lead to addresses of the site.
  static func links(_ page: Markup) -> [String] {
    var faults: [String] = []
    for link in page.all("a") {
      let words = link.words.isEmpty ? link["aria-label"] ?? "" : link.words
      if words.isEmpty { faults.append("a link without words: \(link.attributes)") }
      if ["here", "click here", "more", "view"].contains(words.lowercased()) {
        faults.append("a link that says only “\(words)”")
      }
      guard let target = link["href"] else {
        faults.append("a link that leads nowhere: \(words)")
        continue
      }
      if !target.hasPrefix("#"), (try? Address(target: target)) == nil {
        faults.append("“\(words)” leads to \(target), no address of the site")
      }
    }
    return faults
  }

  /// The parts that stand on every page in the same place.
  static func frame(_ page: Markup) -> [String] {
    var faults: [String] = []
    if page.root["lang"]?.hasPrefix("en") != true { faults.append("no language") }
    if page.all("main").map({ $0["id"] }) != ["main-content"] { faults.append("no main part, or more than one") }
    if page.all("a").first?["href"] != "#main-content" { faults.append("the skip link is not the first link") }
    for (address, name) in [
      (Address.guide, "guide"), (.accessibility, "accessibility statement"), (.guidePart(.questions), "help"),
      (.guidePart(.words), "glossary"),
    ]
    where !(page.all("footer").first?.all("a").contains { $0["href"] == address.target } ?? false) {
      faults.append("no way to the \(name) in the footer")
    }
    if page.all("nav").contains(where: { $0["aria-label"]?.isEmpty ?? true }) {
      faults.append("a navigation without a name")
    }
    let own = page.all("script").filter { $0["src"]?.hasPrefix("/assets/headroom-") == true && $0.text.isEmpty }
    if page.all("script").count != own.count || own.count > 1 || !page.all("style").isEmpty {
      faults.append("a script or a style in the page")
    }
    if page.elements.contains(where: { $0["style"] != nil || $0.attributes.keys.contains { $0.hasPrefix("on") } }) {
      faults.append("a style or a script in an attribute, which the policy forbids")
    }
    return faults
  }

  /// The house's words: respectful, and no table of winners.
  static func words(_ page: Markup) -> [String] {
    let text = " \(page.root.words.lowercased()) "
    return ["offender", " league", "best performing", " worst", "ranking", "top performer", "can't", "don't", "nan%"]
      .filter { text.contains($0) }.map { "the words “\($0)” stand on the page" }
  }
}
