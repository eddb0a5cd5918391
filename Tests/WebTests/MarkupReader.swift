/// Reads markup from left to right, byte by byte, and stops at the first fault.
struct MarkupReader {
  typealias Fault = Markup.Fault

  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Elements that have no inside.
  private static let void: Set<String> = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"]
  /// Elements of drawings that may close themselves.
  private static let drawing: Set<String> = ["path", "rect", "line", "circle", "use", "polyline", "polygon", "ellipse"]
  /// What may not stand inside a paragraph: a browser would end it there.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "details", "div", "dl", "footer", "form", "h1", "h2", "h3", "header", "main", "nav",
    "ol", "p", "pre",
    "section", "table", "ul",
  ]
  private static let escapes: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "nbsp": "\u{A0}",
  ]

  mutating func doctype() throws(Fault) {
    try expect("<!DOCTYPE html>")
    space()
  }

  mutating func end() throws(Fault) {
    space()
    if at < bytes.count { throw fault("something follows the end of the page") }
  }

  mutating func node() throws(Fault) -> Markup.Node {
    if peek == UInt8(ascii: "<") { return .element(try element()) }
    return .text(try text(until: UInt8(ascii: "<")))
  }

  private mutating func element(inside parents: [String] = []) throws(Fault) -> Markup.Element {
    try expect("<")
    let name = try word("an element's name")
    if parents.contains("p"), Self.blocks.contains(name) { throw fault("\(name) stands inside a paragraph") }
    if parents.contains("a"), name == "a" || name == "button" { throw fault("\(name) stands inside a link") }
    let attributes = try attributes(of: name)
    var element = Markup.Element(name: name, attributes: attributes)
    if peek == UInt8(ascii: "/") {
      guard Self.drawing.contains(name) else { throw fault("\(name) closes itself") }
      try expect("/>")
      return element
    }
    try expect(">")
    if Self.void.contains(name) { return element }
    while !starts(with: "</") {
      guard at < bytes.count else { throw fault("\(name) is not closed") }
      if peek == UInt8(ascii: "<") {
        element.children.append(.element(try self.element(inside: parents + [name])))
      } else {
        element.children.append(.text(try text(until: UInt8(ascii: "<"))))
      }
    }
    try expect("</")
    let closing = try word("a closing name")
    if closing != name { throw fault("\(name) is closed by \(closing)") }
    try expect(">")
    return element
  }

  private mutating func attributes(of element: String) throws(Fault) -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      let hadSpace = space()
      guard let byte = peek else { throw fault("\(element) is not closed") }
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { return attributes }
      guard hadSpace else { throw fault("no space before an attribute of \(element)") }
      let name = try word("an attribute's name")
      if attributes[name] != nil { throw fault("\(element) has \(name) twice") }
      if peek == UInt8(ascii: "=") {
        try expect("=\"")
        attributes[name] = try text(until: UInt8(ascii: "\""))
        try expect("\"")
      } else {
        attributes[name] = ""
      }
    }
  }

  private mutating func text(until stop: UInt8) throws(Fault) -> String {
    var plain: [UInt8] = []
    while let byte = peek, byte != stop {
      switch byte {
      case UInt8(ascii: "&"): plain += Array(try escape().utf8)
      case UInt8(ascii: ">"), UInt8(ascii: "<"): throw fault("a sign that should be escaped")
      case 0..<9, 11..<32, 127: throw fault("a control character")
      default:
        plain.append(byte)
        at += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private mutating func escape() throws(Fault) -> String {
    guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ";")), end - at < 8,
      let plain = Self.escapes[String(decoding: bytes[(at + 1)..<end], as: UTF8.self)]
    else { throw fault("an & that begins no escape") }
    at = end + 1
    return plain
  }

  private mutating func word(_ what: String) throws(Fault) -> String {
    let start = at
    while let byte = peek, !" \n\t=>/\"'<&".utf8.contains(byte) { at += 1 }
    guard at > start else { throw fault("no \(what)") }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func starts(with text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

  private mutating func expect(_ text: String) throws(Fault) {
    guard starts(with: text) else { throw fault("expected \(text)") }
    at += text.utf8.count
  }

  @discardableResult private mutating func space() -> Bool {
    let start = at
    while let byte = peek, byte == 32 || byte == 10 || byte == 9 { at += 1 }
    return at > start
  }

  private func fault(_ what: String) -> Fault {
    let around = bytes[max(0, at - 60)..<min(bytes.count, at + 40)]
    return Fault(description: "\(what), at: …\(String(decoding: around, as: UTF8.self))…")
  }
}
