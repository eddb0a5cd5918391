import Charts
import Testing

@Suite("The line chart")
struct LineChartTests {
  private func chart(
    _ tenths: [[Int?]], labels: [String]? = nil, marks: [LineChart.Mark] = [], title: String = "Work rises"
  ) -> String {
    LineChart(
      title: title, description: "Hours.", unit: " h", labels: labels ?? tenths[0].indices.map { "w\($0)" },
      series: tenths.enumerated().map { .init(name: "Line \($0)", tenths: $1) }, marks: marks, identifier: "l"
    ).svg
  }

  @Test("is named by its title and description, escaped")
  func named() {
    let svg = chart([[10, 20]], title: "<b> & more")
    #expect(svg.contains("role=\"img\" aria-labelledby=\"l-title l-desc\""))
    #expect(svg.contains("<title id=\"l-title\">&lt;b&gt; &amp; more</title><desc id=\"l-desc\">Hours.</desc>"))
    #expect(!svg.contains("<b>"))
  }

  @Test("leaves a gap where a point is not known, and draws no line across it")
  func gap() {
    let svg = chart([[10, 20, nil, 10, 20]])
    #expect(svg.split(separator: "fill=\"none\"", omittingEmptySubsequences: false).count == 2)
    // Two strokes of two points each.
    let path = svg.split(separator: "<path d=\"").first { $0.contains("fill=\"none\"") } ?? ""
    #expect(path.filter { $0 == "M" }.count == 2 && path.filter { $0 == "L" }.count == 2)
  }

  @Test("shows a point that stands alone as a dot")
  func alone() {
    #expect(chart([[nil, 10, nil]]).contains("<circle"))
    #expect(!chart([[10, 20]]).contains("<circle"))
  }

  @Test("tells its two lines apart without colour")
  func dashes() {
    let svg = chart([[10, 20], [20, 10]])
    #expect(svg.contains("stroke-dasharray=\"7 4\"") && svg.contains("Line 0") && svg.contains("Line 1"))
  }

  @Test("marks a change with its words and ignores a mark outside the points")
  func marks() {
    let svg = chart([[10, 20]], marks: [.init(at: 1, words: "Rules <2>"), .init(at: 9, words: "nowhere")])
    #expect(svg.contains("Rules &lt;2&gt;") && !svg.contains("nowhere"))
  }

  @Test("writes five labels at the most", arguments: [1, 2, 5, 6, 157])
  func labels(count: Int) {
    let svg = chart([Array(repeating: 10, count: count)], labels: (0..<count).map { "day\($0)" })
    #expect(svg.split(separator: ">day", omittingEmptySubsequences: false).count - 1 == min(5, count))
  }

  @Test(
    "draws no points, one point and very large ones inside its frame", arguments: [[], [nil], [7], [0, 9_999_999]])
  func extremes(points: [Int?]) {
    let svg = chart([points])
    #expect(svg.hasSuffix("</svg>") && !svg.contains("NaN"))
  }
}
