/// One or two lines over the same days: solid and dashed, with a key, so that they are told apart without colour.
///
/// A point that is not known is a gap: nothing is drawn for it, and the line does not bridge it. Marks are upright dotted lines
/// with a word at their head. The same figures belong in a table beside it.
public struct LineChart: Sendable, Hashable {
  public struct Series: Sendable, Hashable {
    public let name: String
    /// In tenths of the unit, none below 0; nil for a gap. As many as there are labels.
    public let tenths: [Int?]
    public init(name: String, tenths: [Int?]) {
      self.name = name
      self.tenths = tenths
    }
  }

  /// Something that holds from a point on.
  public struct Mark: Sendable, Hashable {
    /// Place among the points.
    public let at: Int
    public let words: String
    public init(at: Int, words: String) {
      self.at = at
      self.words = words
    }
  }

  /// The message in one sentence: the name of the drawing.
  public let title: String
  /// What is drawn, of whom and when.
  public let description: String
  /// What the numbers of the upright axis are, for instance `%`.
  public let unit: String
  /// Of the points, first to last; some of them are written.
  public let labels: [String]
  /// One or two.
  public let series: [Series]
  public let marks: [Mark]
  /// Sets the drawing's identifiers apart from others on the page.
  public let identifier: String

  public init(
    title: String, description: String, unit: String, labels: [String], series: [Series], marks: [Mark] = [],
    identifier: String
  ) {
    self.title = title
    self.description = description
    self.unit = unit
    self.labels = labels
    self.series = series
    self.marks = marks
    self.identifier = identifier
  }

  private static let colours = ["#12436d", "#801650"]
  private static let (left, right, top, bottom) = (60, 620, 50, 270)

  /// - Complexity: O(points × series).
  public var svg: String {
    let most = scaleEnd
    var parts = [
      "<svg class=\"chart\" viewBox=\"0 0 640 310\" role=\"img\" aria-labelledby=\"\(identifier)-title \(identifier)-desc\">",
      "<title id=\"\(identifier)-title\">\(SVGText.escaped(title))</title>",
      "<desc id=\"\(identifier)-desc\">\(SVGText.escaped(description))</desc>",
      "<rect width=\"640\" height=\"310\" fill=\"#fff\"/>", axes(most),
    ]
    for mark in marks where labels.indices.contains(mark.at) { parts.append(drawn(mark)) }
    for (index, line) in series.prefix(2).enumerated() { parts.append(drawn(line, index, most)) }
    parts.append("</svg>")
    return parts.joined()
  }

  /// Tenths at the top of the scale: the highest point rounded up to a number that four steps divide.
  private var scaleEnd: Int {
    let highest = max(series.prefix(2).flatMap { $0.tenths.compactMap(\.self) }.max() ?? 0, 1)
    var step = 10
    for factor in [2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000, 1_000_000]
    where step * 4 < highest { step = factor * 10 }
    return max(step * 4, highest)
  }

  /// In tenths of a unit of the drawing.
  private func x(_ index: Int) -> Int {
    let points = labels.count
    guard points > 1 else { return (Self.left + Self.right) * 5 }
    return Self.left * 10 + index * (Self.right - Self.left) * 10 / (points - 1)
  }

  private func y(_ tenths: Int, _ most: Int) -> Int {
    let part = (max(0, tenths) * 1_000 / most) * (Self.bottom - Self.top)
    return Self.bottom * 10 - part / 100
  }

  private func axes(_ most: Int) -> String {
    var text = ""
    for step in 0...4 {
      let value = most * step / 4
      let at = SVGText.length(y(value, most))
      text += "<path d=\"M\(Self.left) \(at)H\(Self.right)\" stroke=\"\(step == 0 ? "#0b0c0c" : "#b1b4b6")\"/>"
      text += "<text x=\"\(Self.left - 8)\" y=\"\(at)\" dy=\"5\" font-size=\"15\" text-anchor=\"end\" fill=\"#0b0c0c\">"
      text += "\(SVGText.length(value))\(SVGText.escaped(unit))</text>"
    }
    // Five labels at the most: more would run into one another.
    let count = min(5, labels.count)
    for place in 0..<count {
      let index = count == 1 ? 0 : place * (labels.count - 1) / (count - 1)
      let anchor = count == 1 ? "middle" : place == 0 ? "start" : place == count - 1 ? "end" : "middle"
      text += "<text x=\"\(SVGText.length(x(index)))\" y=\"\(Self.bottom + 24)\" font-size=\"15\" "
      text += "text-anchor=\"\(anchor)\" fill=\"#0b0c0c\">\(SVGText.escaped(labels[index]))</text>"
    }
    return text
  }

  private func drawn(_ mark: Mark) -> String {
    let at = SVGText.length(x(mark.at))
    let anchor = mark.at * 2 > labels.count ? "end" : "start"
    return
      "<path d=\"M\(at) \(Self.top - 8)V\(Self.bottom)\" stroke=\"#0b0c0c\" stroke-dasharray=\"2 3\"/>"
      + "<text x=\"\(at)\" y=\"\(Self.top - 12)\" font-size=\"14\" text-anchor=\"\(anchor)\" fill=\"#0b0c0c\">"
      + "\(SVGText.escaped(mark.words))</text>"
  }

  private func drawn(_ line: Series, _ index: Int, _ most: Int) -> String {
    let colour = Self.colours[index]
    let dashes = index == 0 ? "" : " stroke-dasharray=\"7 4\""
    let keyX = Self.left + index * 290
    var text = "<path d=\"M\(keyX) 14H\(keyX + 34)\" stroke=\"\(colour)\" stroke-width=\"3\"\(dashes)/>"
    text += "<text x=\"\(keyX + 42)\" y=\"19\" font-size=\"15\" fill=\"#0b0c0c\">\(SVGText.escaped(line.name))</text>"
    var path = ""
    var alone = ""
    for (place, value) in line.tenths.enumerated() where place < labels.count {
      guard let value else { continue }
      let point = "\(SVGText.length(x(place))) \(SVGText.length(y(value, most)))"
      let follows = place > 0 && line.tenths[place - 1] != nil
      path += (follows ? "L" : "M") + point
      let isFollowed = place + 1 < line.tenths.count && line.tenths[place + 1] != nil
      // A line of one point would not be seen.
      if !follows, !isFollowed {
        let (cx, cy) = (SVGText.length(x(place)), SVGText.length(y(value, most)))
        alone += "<circle cx=\"\(cx)\" cy=\"\(cy)\" r=\"4\" fill=\"\(colour)\"/>"
      }
    }
    if !path.isEmpty {
      text += "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2.5\"\(dashes)/>"
    }
    return text + alone
  }
}
