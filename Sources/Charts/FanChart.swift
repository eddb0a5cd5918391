/// A measure through time with its bands of 50, 80 and 90 %, and published points as dots.
///
/// Bands differ in depth of one colour and lie inside one another, so that they are told apart without it; the median is a line.
/// The same figures belong in a table beside it.
public struct FanChart: Sendable, Hashable {
  /// The figures of one day.
  public struct Point: Sendable, Hashable {
    /// Days since any first day, the same for all points of a drawing.
    public let day: Int
    /// 5, 10, 25, 50, 75, 90 and 95 %, ascending.
    public let quantiles: [Double]
    public init(day: Int, quantiles: [Double]) {
      self.day = day
      self.quantiles = quantiles
    }
  }

  /// What was published of a day.
  public struct Dot: Sendable, Hashable {
    public let day: Int
    public let value: Double
    public init(day: Int, value: Double) {
      self.day = day
      self.value = value
    }
  }

  /// The message in one sentence: the name of the drawing.
  public let title: String
  public let description: String
  /// What stands behind the numbers of the upright axis, for instance `%`.
  public let unit: String
  public let points: [Point]
  public let dots: [Dot]
  /// The medians of what it is compared with, dashed.
  public let beside: [Dot]
  /// Days that are written under the axis.
  public let labels: [(day: Int, words: String)]
  /// Sets the drawing's identifiers apart from others on the page.
  public let identifier: String

  public init(
    title: String, description: String, unit: String, points: [Point], dots: [Dot] = [], beside: [Dot] = [],
    labels: [(day: Int, words: String)], identifier: String
  ) {
    self.title = title
    self.description = description
    self.unit = unit
    self.points = points.filter { $0.quantiles.count == 7 && $0.quantiles.allSatisfy(\.isFinite) }
    self.dots = dots
    self.beside = beside
    self.labels = labels
    self.identifier = identifier
  }

  public static func == (a: FanChart, b: FanChart) -> Bool { a.svg == b.svg }
  public func hash(into hasher: inout Hasher) { hasher.combine(svg) }

  private static let (left, right, top, bottom) = (80.0, 620.0, 50.0, 270.0)
  /// Of 90, 80 and 50 %, the widest first.
  private static let bands = [(0, 6, "#cfdcea"), (1, 5, "#9fb9d6"), (2, 4, "#6f97c1")]

  /// - Complexity: O(points).
  public var svg: String {
    var parts = [
      "<svg class=\"chart\" viewBox=\"0 0 640 310\" role=\"img\" aria-labelledby=\"\(identifier)-title \(identifier)-desc\">",
      "<title id=\"\(identifier)-title\">\(SVGText.escaped(title))</title>",
      "<desc id=\"\(identifier)-desc\">\(SVGText.escaped(description))</desc>",
      "<rect width=\"640\" height=\"310\" fill=\"#fff\"/>", axes, key,
    ]
    for (low, high, colour) in Self.bands where points.count > 1 {
      let upper = points.map { "\(x($0.day)) \(y($0.quantiles[high]))" }
      let lower = points.reversed().map { "\(x($0.day)) \(y($0.quantiles[low]))" }
      parts.append("<path d=\"M\((upper + lower).joined(separator: "L"))Z\" fill=\"\(colour)\"/>")
    }
    let middle = points.map { "\(x($0.day)) \(y($0.quantiles[3]))" }
    if middle.count > 1 { parts.append(line(middle, dashes: "")) }
    let others = beside.filter { $0.value.isFinite }.map { "\(x($0.day)) \(y($0.value))" }
    if others.count > 1 { parts.append(line(others, dashes: " stroke-dasharray=\"7 4\"")) }
    for dot in dots {
      parts.append("<circle cx=\"\(x(dot.day))\" cy=\"\(y(dot.value))\" r=\"4\" fill=\"#0b0c0c\"/>")
    }
    parts.append("</svg>")
    return parts.joined()
  }

  private func line(_ points: [String], dashes: String) -> String {
    "<path d=\"M\(points.joined(separator: "L"))\" fill=\"none\" stroke=\"#0b0c0c\" stroke-width=\"2.5\"\(dashes)/>"
  }

  private var days: ClosedRange<Int> {
    let all = points.map(\.day) + dots.map(\.day)
    let (first, last) = (all.min() ?? 0, all.max() ?? 1)
    return first...max(last, first + 1)
  }

  /// The ends of the upright axis: round numbers around everything that is drawn, four steps apart.
  private var scale: (low: Double, step: Double) {
    let values = points.flatMap { [$0.quantiles[0], $0.quantiles[6]] } + dots.map(\.value) + beside.map(\.value)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    var step = 0.001
    while true {
      for factor in [1.0, 2, 2.5, 5] {
        let start = (low / (step * factor)).rounded(.down) * step * factor
        if start + 4 * step * factor >= high { return (start, step * factor) }
      }
      step *= 10
    }
  }

  private func x(_ day: Int) -> String {
    let share = Double(day - days.lowerBound) / Double(days.upperBound - days.lowerBound)
    return Self.length(Self.left + share * (Self.right - Self.left))
  }

  private func y(_ value: Double) -> String {
    let (low, step) = scale
    let share = min(1, max(0, (value - low) / (4 * step)))
    return Self.length(Self.bottom - share * (Self.bottom - Self.top))
  }

  private static func length(_ value: Double) -> String { SVGText.length(Int((value * 10).rounded())) }

  /// Without a fraction where the steps have none, with thousands parted.
  private func written(_ value: Double, step: Double) -> String {
    if step < 1 {
      let thousandths = Int((value * 1_000).rounded())
      var text = String(thousandths.magnitude % 1_000 + 1_000).dropFirst()
      while text.hasSuffix("0") { text = text.dropLast() }
      let whole = "\(thousandths < 0 ? "−" : "")\(thousandths.magnitude / 1_000)"
      return text.isEmpty ? whole : "\(whole).\(text)"
    }
    let text = String(Int(value.rounded()).magnitude)
    var parted = ""
    for (place, digit) in text.reversed().enumerated() {
      parted = String(digit) + (place > 0 && place % 3 == 0 ? "," : "") + parted
    }
    return (value < 0 ? "−" : "") + parted
  }

  private var axes: String {
    let (low, step) = scale
    var text = ""
    for place in 0...4 {
      let value = low + Double(place) * step
      let at = y(value)
      text += "<path d=\"M80 \(at)H620\" stroke=\"\(place == 0 ? "#0b0c0c" : "#b1b4b6")\"/>"
      text += "<text x=\"72\" y=\"\(at)\" dy=\"5\" font-size=\"15\" text-anchor=\"end\" fill=\"#0b0c0c\">"
      text += "\(written(value, step: step))\(SVGText.escaped(unit))</text>"
    }
    for (place, label) in labels.enumerated() {
      let anchor = place == 0 ? "start" : place == labels.count - 1 ? "end" : "middle"
      text += "<text x=\"\(x(label.day))\" y=\"294\" font-size=\"15\" text-anchor=\"\(anchor)\" fill=\"#0b0c0c\">"
      text += "\(SVGText.escaped(label.words))</text>"
    }
    return text
  }

  private var key: String {
    var text = ""
    for (place, words) in ["90 %", "80 %", "50 %"].enumerated() {
      let at = 80 + place * 85
      text += "<rect x=\"\(at)\" y=\"8\" width=\"26\" height=\"14\" fill=\"\(Self.bands[place].2)\"/>"
      text += "<text x=\"\(at + 32)\" y=\"20\" font-size=\"15\" fill=\"#0b0c0c\">\(words)</text>"
    }
    text += "<path d=\"M335 15h26\" stroke=\"#0b0c0c\" stroke-width=\"2.5\"/>"
    text += "<text x=\"367\" y=\"20\" font-size=\"15\" fill=\"#0b0c0c\">Median</text>"
    if !dots.isEmpty {
      text += "<circle cx=\"445\" cy=\"15\" r=\"4\" fill=\"#0b0c0c\"/>"
      text += "<text x=\"455\" y=\"20\" font-size=\"15\" fill=\"#0b0c0c\">Published</text>"
    }
    if !beside.isEmpty {
      text += "<path d=\"M535 15h26\" stroke=\"#0b0c0c\" stroke-width=\"2.5\" stroke-dasharray=\"7 4\"/>"
      text += "<text x=\"567\" y=\"20\" font-size=\"15\" fill=\"#0b0c0c\">Before</text>"
    }
    return text
  }
}
