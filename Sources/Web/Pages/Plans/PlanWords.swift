import Caseload
import Planning

/// Figures of plans in words: never one without its range.
enum PlanWords {
  static let range = "Median, and in brackets the middle 80 % of replications."

  /// A figure as its unit is read; a sign before it where it is a difference.
  static func figure(_ value: Double, _ measure: PlanMeasure, isDifference: Bool = false) -> String {
    let text =
      switch measure.unit {
      case "share": decimal(value * 100, places: 1) + "%"
      case "cases": decimal(value, places: 1)
      default: decimal(value, places: 0)
      }
    return isDifference && value > 0 && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  static func decimal(_ value: Double, places: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return Figures.notComputable }
    let scale = places == 1 ? 10 : 1
    return Figures.number(Ratio(Int((value * Double(scale)).rounded()), over: scale), places: places)
  }

  static func withRange(_ point: PlanFan.Point, _ measure: PlanMeasure, isDifference: Bool = false) -> String {
    let (low, high) = point.band80
    func text(_ value: Double) -> String { figure(value, measure, isDifference: isDifference) }
    return "\(text(point.median)) (\(text(low)) to \(text(high)))"
  }

  /// A share of replications. 0 and 100 are said only where they are so.
  static func percent(_ share: Double) -> String {
    switch share {
    case ..<0.005 where share > 0: "under 1%"
    case 0.995... where share < 1: "over 99%"
    default: "\(Int((share * 100).rounded()))%"
    }
  }

  /// Whole numbers that add up as the exact ones do: each is the difference of two rounded running sums, so that none is off by
  /// more than one.
  static func adding(_ parts: [Double]) -> [Int] {
    var sum = 0.0
    var before = 0
    return parts.map { part in
      sum += part
      let now = Int(sum.rounded())
      defer { before = now }
      return now - before
    }
  }

  static func grade(_ id: String) -> String {
    switch id {
    case "TRN": "Trainees"
    case "NQO": "Newly qualified officers"
    case "PO": "Probation officers"
    case "PSO": "Probation service officers"
    case "SPO": "Senior probation officers"
    default: id
    }
  }
}
