import Testing

/// A check that cannot fail checks nothing: each is shown a page with its fault.
@Suite("The checks of every page find planted faults")
struct PlantedFaultTests {
  static func page(_ main: String, head: String = "<title>Thing – Headroom</title>", body: String = "") -> String {
    """
    <!DOCTYPE html>
    <html lang="en-GB"><head>\(head)</head><body>
    <a href="#main-content">Skip</a>\(body)
    <main id="main-content"><h1>Thing</h1>\(main)</main>
    <footer><a href="/guide/questions">Help</a> <a href="/guide">How figures are made</a> <a href="/guide/words">Words</a> <a href="/accessibility">Accessibility</a></footer></body></html>
    """
  }

  @Test("a page without faults passes") func sound() throws {
    #expect(PageChecks(Self.page("<p>Words &amp; more, said by a colleague.</p>")).faults == [])
  }

  @Test(
    "markup that a browser would mend is refused",
    arguments: [
      "<p>open", "<p><b>crossed</p></b>", "<p class=bare>x</p>", "<p id=\"a\" id=\"b\">x</p>", "<p>a < b</p>",
      "<p>a & b</p>",
      "<p><div>block</div></p>", "<a href=\"/\"><a href=\"/\">twice</a></a>", "<div/>", "</p>", "<p>\u{1}</p>",
    ]) func unsound(_ planted: String)
  {
    #expect(throws: Markup.Fault.self) { try Markup(Self.page(planted)) }
  }

  @Test(
    "every kind of fault is found",
    arguments: [
      ("<h1>Second</h1>", "h1 elements"),
      ("<h3>Deep</h3>", "is followed by"),
      ("<p id=\"a\">x</p><p id=\"a\">y</p>", "given twice"),
      ("<p aria-describedby=\"nothing\">x</p>", "not on the page"),
      ("<p><a href=\"#nothing\">x</a></p>", "leads to nothing"),
      ("<form method=\"get\"></form>", "without an action"),
      ("<form method=\"post\" action=\"/search\"></form>", "which takes none"),
      ("<form method=\"post\" action=\"/records/risk\"></form>", "without the token"),
      ("<form method=\"dialog\" action=\"/search\"></form>", "neither a GET nor a POST"),
      ("<form method=\"get\" action=\"/search\"><input name=\"q\"></form>", "without a label"),
      ("<svg viewBox=\"0 0 1 1\"></svg>", "without a name"),
      ("<svg role=\"img\" aria-label=\"\"></svg>", "without a name"),
      ("<table><tr><td>x</td></tr></table>", "without a caption"),
      ("<table><caption>T</caption><tr><td>x</td></tr></table>", "outside a region"),
      ("<table><caption>T</caption><tr><th>x</th></tr></table>", "without a scope"),
      ("<table><caption>T</caption><tr><td>x</td></tr><tr><td>x</td><td>y</td></tr></table>", "different lengths"),
      ("<table><caption>T</caption><tr><td></td></tr></table>", "empty cell"),
      ("<p><a href=\"/\"></a></p>", "without words"),
      ("<p><a href=\"/\">View</a></p>", "says only"),
      ("<p><a>words</a></p>", "leads nowhere"),
      ("<p><a href=\"/nowhere\">words</a></p>", "no address of the site"),
      ("<p><a href=\"https://example.org/\">words</a></p>", "no address of the site"),
      ("<nav><a href=\"/\">Home</a></nav>", "without a name"),
      ("<p style=\"color: red\">x</p>", "the policy forbids"),
      ("<script></script>", "script or a style"),
      ("<form method=\"get\" action=\"/nowhere\"></form>", "form that leads to"),
      ("<p>Best in the league</p>", "league"),
      ("<p onclick=\"x\">x</p>", "the policy forbids"),
      ("<p>The offender</p>", "offender"),
    ]) func planted(_ main: String, _ words: String)
  {
    let faults = PageChecks(Self.page(main)).faults
    #expect(faults.contains { $0.contains(words) }, "\(faults)")
  }

  @Test("a title that says something else is found") func wrongTitle() throws {
    let page = try Markup(Self.page("", head: "<title>Other – Headroom</title>"))
    #expect(PageChecks.title(page).count == 1)
    #expect(PageChecks.title(try Markup(Self.page("", head: "<title>Thing</title>"))).count == 1)
  }
}
