import Casework
import HTTPTypes

extension Visit {
  /// A page without the links that whoever asks may not follow. Done on the finished page, so that no page can forget it.
  ///
  /// Where that cannot be found out the links stay: whoever follows one is refused all the same.
  func showingOpenLinks(_ answer: Answer) async -> Answer {
    let page = use.accessTook
    let started = ContinuousClock.now
    var shown = await withOpenLinks(answer)
    shown.accessTook = ServerTiming.Access(page: page, links: started.duration(to: .now))
    return shown
  }

  private func withOpenLinks(_ answer: Answer) async -> Answer {
    guard session != nil, answer.headers[.contentType]?.hasPrefix("text/html") == true else { return answer }
    let page = LinkedPage(answer.body)
    var asked: [String: [Way]] = [:]
    for link in page.links where asked[link.target] == nil {
      asked[link.target] = (try? Address(target: link.target))?.ways(use.pack) ?? []
    }
    let ways = Set(asked.values.joined())
    guard !ways.isEmpty, let open = try? await use.open(ways), open != ways else { return answer }
    var shown = answer
    shown.body = page.without { link in !(asked[link.target] ?? []).allSatisfy(open.contains) }
    return shown
  }
}

/// A page with the places of its links, as bytes: pages of hundreds of kilobytes pass here.
struct LinkedPage {
  struct Link {
    /// From `<a` to before the first byte of its words.
    let opening: Range<Int>
    /// `</a>`.
    let closing: Range<Int>
    /// As it stands in the page, without escapes and without the part after `#`.
    let target: String
    let isButton: Bool
  }

  private let bytes: [UInt8]
  /// Links to this site, in the order of the page.
  let links: [Link]

  init(_ text: String) {
    bytes = Array(text.utf8)
    links = Self.find(in: bytes)
  }

  /// The page without some of its links. What is only there for one goes with it: a line of a list, a paragraph, a button, and a
  /// list or section that has nothing left. Elsewhere its words stay.
  func without(_ isClosed: (Link) -> Bool) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var at = 0
    for link in links where isClosed(link) {
      kept += bytes[at..<link.opening.lowerBound]
      at = link.closing.upperBound
      if let end = takeBack("<li>", "</li>", &kept, at) ?? takeBack("<p>", "</p>", &kept, at) {
        at = end
        if let end = emptied("ul", &kept, at) ?? emptied("ol", &kept, at) { at = end }
      } else if !link.isButton {
        kept += bytes[link.opening.upperBound..<link.closing.lowerBound]
      }
    }
    kept += bytes[at...]
    return String(decoding: kept, as: UTF8.self)
  }

  /// Takes back an opening tag at the end of what is kept where its closing tag follows. Returns what comes after that.
  private func takeBack(_ opening: StaticString, _ closing: StaticString, _ kept: inout [UInt8], _ at: Int) -> Int? {
    guard starts(closing, at), Self.ends(kept, with: opening) else { return nil }
    kept.removeLast(opening.utf8CodeUnitCount)
    return afterBreak(at + closing.utf8CodeUnitCount)
  }

  /// Takes back a list that has nothing in it any more, and the section or way down that has nothing but it.
  private func emptied(_ name: StaticString, _ kept: inout [UInt8], _ at: Int) -> Int? {
    let tag = name.withUTF8Buffer { Array($0) }
    let closing = Array("</".utf8) + tag + Array(">".utf8)
    guard bytes.dropFirst(at).starts(with: closing) else { return nil }
    var end = kept.count
    while end > 0, kept[end - 1] == 10 { end -= 1 }
    guard end > 0, kept[end - 1] == UInt8(ascii: ">"), let start = kept[..<end].lastIndex(of: UInt8(ascii: "<")),
      kept[(start + 1)...].starts(with: tag)
    else { return nil }
    kept.removeLast(kept.count - start)
    var next = afterBreak(at + closing.count)
    while kept.last == 10 { kept.removeLast() }
    for (around, close) in [("<section><h2>", "</section>"), ("<nav class=\"crumbs\"", "</nav>")] as [(String, String)]
    {
      guard bytes.dropFirst(next).starts(with: close.utf8), let start = Self.onlyHeading(kept, from: around) else {
        continue
      }
      kept.removeLast(kept.count - start)
      next = afterBreak(next + close.utf8.count)
    }
    return next
  }

  /// Where a tag begins after which there is nothing kept but its heading.
  private static func onlyHeading(_ kept: [UInt8], from opening: String) -> Int? {
    let tail = kept.suffix(200)
    let mark = Array(opening.utf8)
    guard
      let start = tail.indices.last(where: { tail[$0] == UInt8(ascii: "<") && tail[$0...].starts(with: mark) })
    else { return nil }
    let tags = tail[start...].count { $0 == UInt8(ascii: "<") }
    // Section, heading and its end; or the way down alone.
    return tags == (opening.hasPrefix("<section") ? 3 : 1) ? start : nil
  }

  private func starts(_ text: StaticString, _ at: Int) -> Bool {
    text.withUTF8Buffer { text in
      at + text.count <= bytes.count && text.indices.allSatisfy { bytes[at + $0] == text[$0] }
    }
  }

  private static func ends(_ kept: [UInt8], with text: StaticString) -> Bool {
    text.withUTF8Buffer { kept.suffix($0.count).elementsEqual($0) }
  }

  private func afterBreak(_ at: Int) -> Int { at < bytes.count && bytes[at] == 10 ? at + 1 : at }
}

extension LinkedPage {
  /// Every `<a …>…</a>` that leads to this site. Links hold no other link.
  private static func find(in bytes: [UInt8]) -> [Link] {
    bytes.withUnsafeBufferPointer { bytes in
      var links: [Link] = []
      var at = 0
      while at + 4 < bytes.count {
        guard bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "a"), bytes[at + 2] == 32 else {
          at += 1
          continue
        }
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
        let opening = start..<min(at + 1, bytes.count)
        while at + 3 < bytes.count,
          !(bytes[at] == UInt8(ascii: "<") && bytes[at + 1] == UInt8(ascii: "/") && bytes[at + 2] == UInt8(ascii: "a")
            && bytes[at + 3] == UInt8(ascii: ">"))
        { at += 1 }
        guard at + 3 < bytes.count else { break }
        if let target = target(of: bytes[opening]) {
          let isButton = place(of: #"class="button"#, in: bytes[opening]) != nil
          links.append(Link(opening: opening, closing: at..<(at + 4), target: target, isButton: isButton))
        }
        at += 4
      }
      return links
    }
  }

  /// Nil for a link within the page and for one that leads elsewhere.
  private static func target(of tag: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let start = place(of: #"href="/"#, in: tag) else { return nil }
    let value = tag[(start + 6)...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "#") }
    let target = String(decoding: value, as: UTF8.self)
    guard value.contains(UInt8(ascii: "&")) else { return target }
    return target.replacing("&amp;", with: "&").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
  }

  /// Where some text begins in a tag. Bytes, because looking for a text in a text goes by characters: a page has hundreds of
  /// links, and took longer over that than over everything else.
  private static func place(of text: StaticString, in tag: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    text.withUTF8Buffer { text in
      guard tag.count >= text.count else { return nil }
      return (tag.startIndex...(tag.endIndex - text.count)).first { at in
        tag[at] == text[0] && text.indices.allSatisfy { tag[at + $0] == text[$0] }
      }
    }
  }
}
