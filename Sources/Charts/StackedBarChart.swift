/// Horizontal bars made of parts, for counts of a few kinds: one bar a row, its label on the left, its total at the end.
///
/// Colours are the Government Analysis Function's categorical four, in its order; neighbours differ by 3:1 and each part of a
/// bar is set off by a white gap, so that the chart reads without colour. The same counts belong in a table beside it.
public struct StackedBarChart: Sendable, Hashable {
  public struct Bar: Sendable, Hashable {
    public let label: String
    /// One count for each series, none below 0.
    public let counts: [Int]
    public init(label: String, counts: [Int]) {
      self.label = label
      self.counts = counts
    }
    var total: Int { counts.reduce(0, +) }
  }

  /// The message in one sentence: the name of the drawing.
  public let title: String
  /// What is drawn, of whom and when.
  public let description: String
  /// Names of the kinds, at most four.
  public let series: [String]
  public let bars: [Bar]
  /// Sets the drawing's identifiers apart from others on the page.
  public let identifier: String

  public init(title: String, description: String, series: [String], bars: [Bar], identifier: String) {
    self.title = title
    self.description = description
    self.series = series
    self.bars = bars
    self.identifier = identifier
  }

  static let colours = ["#12436d", "#28a197", "#801650", "#f46a25"]
  private static let labelWidth = 70
  private static let plotWidth = 500
  private static let step = 30
  private static let top = 40

  /// - Complexity: O(bars × series).
  public var svg: String {
    let most = max(bars.map(\.total).max() ?? 0, 1)
    let height = Self.top + bars.count * Self.step + 10
    var parts = [
      "<svg class=\"chart\" viewBox=\"0 0 640 \(height)\" role=\"img\" aria-labelledby=\"\(identifier)-title \(identifier)-desc\">",
      "<title id=\"\(identifier)-title\">\(SVGText.escaped(title))</title>",
      "<desc id=\"\(identifier)-desc\">\(SVGText.escaped(description))</desc>",
      "<rect width=\"640\" height=\"\(height)\" fill=\"#fff\"/>",
    ]
    parts.append(key)
    for (row, bar) in bars.enumerated() {
      parts.append(drawn(bar, at: Self.top + row * Self.step, most: most))
    }
    parts.append(
      "<path d=\"M\(Self.labelWidth) \(Self.top - 4)V\(height - 6)\" stroke=\"#0b0c0c\" stroke-width=\"1\"/></svg>")
    return parts.joined()
  }

  private var key: String {
    var x = Self.labelWidth
    var text = ""
    for (index, name) in series.enumerated() {
      text += "<rect x=\"\(x)\" y=\"8\" width=\"14\" height=\"14\" fill=\"\(colour(index))\"/>"
      text += "<text x=\"\(x + 20)\" y=\"20\" font-size=\"16\" fill=\"#0b0c0c\">\(SVGText.escaped(name))</text>"
      x += 50 + name.count * 9
    }
    return text
  }

  private func drawn(_ bar: Bar, at y: Int, most: Int) -> String {
    var text =
      "<text x=\"\(Self.labelWidth - 8)\" y=\"\(y + 16)\" font-size=\"16\" text-anchor=\"end\" fill=\"#0b0c0c\">"
    text += "\(SVGText.escaped(bar.label))</text>"
    var before = 0
    for (index, count) in bar.counts.enumerated() where count > 0 {
      let from = Self.labelWidth * 10 + before * Self.plotWidth * 10 / most
      before += count
      let to = Self.labelWidth * 10 + before * Self.plotWidth * 10 / most
      text +=
        "<rect x=\"\(SVGText.length(from))\" y=\"\(y)\" width=\"\(SVGText.length(max(to - from, 10)))\" height=\"22\" "
      text += "fill=\"\(colour(index))\" stroke=\"#fff\"/>"
    }
    let end = Self.labelWidth * 10 + before * Self.plotWidth * 10 / most + 80
    return text
      + "<text x=\"\(SVGText.length(end))\" y=\"\(y + 16)\" font-size=\"16\" fill=\"#0b0c0c\">\(bar.total)</text>"
  }

  private func colour(_ index: Int) -> String { Self.colours[index % Self.colours.count] }
}
