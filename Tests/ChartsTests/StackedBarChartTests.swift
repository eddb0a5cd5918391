import Charts
import Testing

@Suite("The stacked bar chart")
struct StackedBarChartTests {
  private func chart(_ bars: [StackedBarChart.Bar], title: String = "B2 has most") -> String {
    StackedBarChart(title: title, description: "Cases.", series: ["Community", "Custody"], bars: bars, identifier: "c")
      .svg
  }

  @Test("is named by its title and description")
  func named() {
    let svg = chart([.init(label: "B2", counts: [1, 2])])
    #expect(svg.contains("role=\"img\" aria-labelledby=\"c-title c-desc\""))
    #expect(svg.contains("<title id=\"c-title\">B2 has most</title><desc id=\"c-desc\">Cases.</desc>"))
  }

  @Test("escapes every word")
  func escaped() {
    let svg = chart([.init(label: "<x>&", counts: [1, 1])], title: "<script>")
    #expect(svg.contains("&lt;x&gt;&amp;") && svg.contains("&lt;script&gt;"))
    #expect(!svg.contains("<script>") && !svg.contains("<x>"))
  }

  @Test("draws a part for each count above zero, and writes the total")
  func parts() {
    let svg = chart([.init(label: "B2", counts: [6, 0]), .init(label: "C3", counts: [3, 4])])
    // The ground, two squares of the key, one part and two.
    #expect(svg.components(separatedBy: "<rect").count - 1 == 1 + 2 + 3)
    #expect(svg.contains(">6</text>") && svg.contains(">7</text>"))
  }

  @Test("gives the longest bar the whole width and half of it half")
  func proportion() {
    let svg = chart([.init(label: "A", counts: [10, 0]), .init(label: "B", counts: [5, 0])])
    #expect(svg.contains("width=\"500\" height=\"22\"") && svg.contains("width=\"250\" height=\"22\""))
  }

  @Test("can be drawn without a bar, and with nothing but zeros")
  func nothing() {
    #expect(chart([]).hasSuffix("</svg>"))
    #expect(chart([.init(label: "A", counts: [0, 0])]).contains(">0</text>"))
  }
}

extension String {
  fileprivate func components(separatedBy text: String) -> [Substring] {
    split(separator: text, omittingEmptySubsequences: false)
  }
}
