import Charts
import Testing

@Suite("The headroom bar")
struct HeadroomBarTests {
  private func bar(_ tenths: Int) -> String {
    HeadroomBar(tenthsOfPercent: tenths, highPercent: 110, description: "words").svg
  }

  @Test("is named by its words, escaped")
  func named() {
    let svg = HeadroomBar(tenthsOfPercent: 500, highPercent: 110, description: "<b> & \"50%\"").svg
    #expect(svg.contains("role=\"img\" aria-label=\"&lt;b&gt; &amp; &quot;50%&quot;\""))
    #expect(!svg.contains("<b>"))
  }

  @Test(
    "has stripes past 100% and none at 100% exactly",
    arguments: [(999, false), (1_000, false), (1_001, true), (1_400, true)])
  func stripes(tenths: Int, isStriped: Bool) {
    #expect(bar(tenths).contains("#801650") == isStriped)
  }

  @Test("has ink only where there is work", arguments: [(-5, false), (0, false), (10, true)])
  func ink(tenths: Int, hasInk: Bool) {
    #expect(bar(tenths).contains("fill=\"#12436d\"") == hasInk)
  }

  @Test("ends at the end of its scale, however much work there is")
  func scale() {
    #expect(bar(1_400) == bar(99_999))
    #expect(bar(1_399) != bar(1_400))
  }

  @Test("puts the lines at 100% and 110% of a scale that ends at 140%")
  func lines() {
    #expect(bar(0).contains("M157.1 0V24"))
    #expect(bar(0).contains("M172.8 1V23"))
  }

  @Test("stays small, so that a page of many bars does")
  func size() { #expect(bar(1_400).utf8.count < 1_000) }
}
