import Testing

@testable import Web

@Suite("A page without links that may not be followed")
struct LinkedPageTests {
  private func page(_ text: String) -> String { LinkedPage(text).without { $0.target.hasPrefix("/no") } }

  @Test(
    "keeps the words in a sentence or cell, and loses a line, a paragraph or a button that is only there for it",
    arguments: [
      ("<td><a href=\"/no\">Jo</a></td>", "<td>Jo</td>"),
      ("<p>See <a href=\"/no?a=1&amp;b=2\">it</a>.</p>", "<p>See it.</p>"),
      (
        "<ul>\n<li><a href=\"/no\">x</a></li>\n<li><a href=\"/yes\">y</a></li>\n</ul>",
        "<ul>\n<li><a href=\"/yes\">y</a></li>\n</ul>"
      ),
      ("a<p><a href=\"/no\">x</a></p>\nb", "ab"), ("<p>a <a class=\"button\" href=\"/no\">x</a></p>", "<p>a </p>"),
      ("<a href=\"#no\">x</a><a href=\"https://no/no\">y</a>", "<a href=\"#no\">x</a><a href=\"https://no/no\">y</a>"),
      ("<a href=\"/yes#/no\">x</a>", "<a href=\"/yes#/no\">x</a>"), ("<a href=\"/no", "<a href=\"/no"),
    ])
  func pieces(given: String, wanted: String) { #expect(page(given) == wanted) }

  @Test("loses a list that has nothing left, with the section or way down that has nothing but it")
  func lists() {
    let line = "<li><a href=\"/no\">x</a></li>"
    #expect(page("a\n<ul class=\"plain\">\n\(line)\n\(line)</ul>\nb") == "a\nb" || page("a<ul>\(line)</ul>b") == "ab")
    #expect(page("a<section><h2>Records</h2>\n<ul>\(line)</ul></section>\nb") == "ab")
    #expect(
      page("<section><h2>R</h2>\n<p>w</p><ul>\(line)</ul></section>") == "<section><h2>R</h2>\n<p>w</p></section>")
    #expect(page("a<nav class=\"crumbs\" aria-label=\"B\"><ol>\(line)</ol></nav>\nb") == "ab")
    #expect(page("<ul>\(line)<li>z</li></ul>") == "<ul><li>z</li></ul>")
  }
}
