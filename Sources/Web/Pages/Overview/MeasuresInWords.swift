import Casework
import Rules
import Workload

/// A unit's work in both measures: the one that leads by the rules first, the other beside it.
struct MeasuresInWords {
  /// In points, as a whole statement.
  let points: String
  /// Nil where no hours were worked out.
  let hours: HoursTotals?
  let headline: Measures.Kind

  /// Hours lead where the rules say so and there is a figure; points otherwise.
  var leadsWithHours: Bool { headline == .hours && hours?.percent != nil }

  var statement: String { leadsWithHours ? hoursSentence ?? points : points }

  /// What stands under the statement.
  var beside: HTML {
    if leadsWithHours { return "<p>In points: \(points)</p>\n" }
    if let hoursSentence { return "<p>\(hoursSentence)</p>\n" }
    return headline == .hours
      ? "<p>Hours lead by these rules. For this night none were worked out, so points stand alone.</p>\n" : .empty
  }

  private var hoursSentence: String? {
    guard let hours else { return nil }
    let left =
      hours.outPosts == 0
      ? "" : " \(Figures.counted(hours.outPosts, "post", "posts")) without available time left out on both sides."
    guard let percent = hours.percent else {
      return hours.posts + hours.outPosts == 0 ? nil : "In hours: not computable.\(left)"
    }
    return "In hours: \(Figures.number(hours.work)) hours of work a week against \(Figures.number(hours.available)) "
      + "available, \(Figures.percent(percent)).\(left)"
  }
}
