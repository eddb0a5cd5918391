import Charts
import Testing

@Suite("The fan chart")
struct FanChartTests {
  private func chart(_ points: [FanChart.Point], dots: [FanChart.Dot] = [], title: String = "Work rises") -> String {
    FanChart(
      title: title, description: "By quarter.", unit: "%", points: points, dots: dots,
      labels: [(day: 0, words: "June"), (day: 91, words: "September")], identifier: "f"
    ).svg
  }

  private static let points = [
    FanChart.Point(day: 0, quantiles: [90, 92, 95, 100, 105, 108, 110]),
    FanChart.Point(day: 91, quantiles: [95, 97, 100, 110, 120, 123, 125]),
  ]

  @Test("is named by its title and description, escaped")
  func named() {
    let svg = chart(Self.points, title: "<b> & more")
    #expect(svg.contains("<title id=\"f-title\">&lt;b&gt; &amp; more</title><desc id=\"f-desc\">By quarter.</desc>"))
  }

  @Test("draws three bands and the median, and says what each is")
  func bands() {
    let svg = chart(Self.points)
    #expect(svg.ranges(of: "Z\" fill=").count == 3)
    for words in ["90 %", "80 %", "50 %", "Median"] { #expect(svg.contains(">\(words)<")) }
    #expect(!svg.contains("Published"))
  }

  @Test("marks what was published, also before the plan begins")
  func dots() {
    let svg = chart(Self.points, dots: [FanChart.Dot(day: -91, value: 98)])
    #expect(svg.contains("Published") && svg.contains("<circle cx=\"80\""))
  }

  @Test("has an axis of round numbers around everything that is drawn")
  func axis() {
    let svg = chart(Self.points)
    for words in ["90%", "100%", "110%", "120%", "130%"] { #expect(svg.contains(">\(words)<"), "\(words)") }
  }

  @Test("leaves out a point that is no number, and draws an empty frame of none")
  func none() {
    #expect(!chart([FanChart.Point(day: 0, quantiles: [Double.nan])]).contains("nan"))
    #expect(chart([]).hasSuffix("</svg>"))
  }
}
