/// Work against available time as a bar: solid ink is work, open space up to the solid line is headroom,
/// stripes are past that line, the dotted line marks a high workload.
///
/// It reads in greyscale, and the figure in words belongs beside it.
public struct HeadroomBar: Sendable, Hashable {
  /// Work in tenths of a percent of available time; what is below 0 is drawn as 0, what is past the scale at its end.
  public let tenthsOfPercent: Int
  /// The dotted line, in percent.
  public let highPercent: Int
  /// The bar in words, for people who do not see it.
  public let description: String

  public init(tenthsOfPercent: Int, highPercent: Int, description: String) {
    self.tenthsOfPercent = tenthsOfPercent
    self.highPercent = highPercent
    self.description = description
  }

  /// Units of the drawing, in tenths: 220 wide for 140 %, with room for the outline.
  private static let width = 2_200
  private static let scaleEnd = 1_400
  private static func x(_ tenthsOfPercent: Int) -> Int { min(max(tenthsOfPercent, 0), scaleEnd) * width / scaleEnd }

  /// - Complexity: O(1).
  public var svg: String {
    let full = Self.x(1_000)
    let work = Self.x(tenthsOfPercent)
    let inside = min(work, full)
    var parts = [
      "<svg class=\"bar\" viewBox=\"0 0 222 24\" role=\"img\" aria-label=\"\(SVGText.escaped(description))\" preserveAspectRatio=\"none\">"
    ]
    parts.append("<path d=\"M0 0H222V24H0Z\" fill=\"#fff\"/>")
    parts.append("<path d=\"M.5 5.5H\(SVGText.length(full))V18.5H.5Z\" fill=\"#e6f2ee\" stroke=\"#0f7a52\"/>")
    if inside > 0 { parts.append("<path d=\"M0 5H\(SVGText.length(inside))V19H0Z\" fill=\"#12436d\"/>") }
    if work > full { parts.append(stripes(from: full, to: work)) }
    parts.append("<path d=\"M\(SVGText.length(full)) 0V24\" stroke=\"#0b0c0c\" stroke-width=\"2\"/>")
    let high = SVGText.length(Self.x(highPercent * 10))
    parts.append("<path d=\"M\(high) 1V23\" stroke=\"#fff\" stroke-width=\"3\"/>")
    parts.append("<path d=\"M\(high) 1V23\" stroke=\"#0b0c0c\" stroke-width=\"1.5\" stroke-dasharray=\"2 2\"/></svg>")
    return parts.joined()
  }

  /// Diagonal lines, each cut to the box, so that no pattern with an identifier is needed on a page of many bars.
  private func stripes(from left: Int, to right: Int) -> String {
    var lines = ""
    var start = left - 120
    while start < right {
      // A line rises 14 units over 12 across; both ends are cut at the edges of the box.
      let from = max(start, left)
      let to = min(start + 120, right)
      if to > from {
        let bottom = 190 - (from - start) * 140 / 120
        let top = 190 - (to - start) * 140 / 120
        lines += "M\(SVGText.length(from)) \(SVGText.length(bottom))L\(SVGText.length(to)) \(SVGText.length(top))"
      }
      start += 60
    }
    let box = "M\(SVGText.length(left)) 5.5H\(SVGText.length(right))V18.5H\(SVGText.length(left))Z"
    return
      "<path d=\"\(box)\" fill=\"#fff\" stroke=\"#801650\"/><path d=\"\(lines)\" stroke=\"#801650\" stroke-width=\"2.5\"/>"
  }
}
