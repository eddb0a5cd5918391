import Caseload
import Charts
import Rules

extension Part {
  /// The headroom bar of a percentage; nothing where there is none. The figure in words stands beside it.
  static func bar(_ percent: Ratio?, _ limits: Limits) -> HTML {
    guard let percent else { return Part.tag("Not computable", .none) }
    let bar = HeadroomBar(
      tenthsOfPercent: percent.rounded(toPlaces: 1), highPercent: limits.highPercent,
      description: "\(Figures.percent(percent)) of available time")
    // Drawn by Charts, which escapes the description.
    return HTML(trusted: bar.svg)
  }
}
