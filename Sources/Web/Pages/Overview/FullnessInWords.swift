import Caseload
import Casework
import Rules
import Workload

/// How full a unit is, as one sentence that a busy person can act on.
///
/// By sums, before who may hold which case is looked at. Grades are never netted against each other: room of one grade does
/// not do the work of another. Full-time posts are points over the grade's nominal target.
struct FullnessInWords {
  let totals: UnitTotals
  let byGrade: [Overview.GradeTotals]
  let limits: Limits
  /// Whether there are grades whose headroom is not shown to this reader: then no sum of full-time posts is said.
  var isPartOfGrades = false

  struct Need {
    let grade: Grade
    let points: Ratio
    /// Rounded to tenths; nil where the grade has no target.
    var tenths: Int? { grade.nominalTarget > 0 ? (points / Ratio(grade.nominalTarget)).rounded(toPlaces: 1) : nil }
  }

  /// Each grade with its headroom, in the rule pack's order; grades without a figure are left out.
  var grades: [Need] {
    byGrade.compactMap { part in part.totals.headroom.map { Need(grade: part.grade, points: $0) } }
  }

  /// Whether one grade is short while another has room.
  var gradesDiffer: Bool {
    let tenths = grades.compactMap(\.tenths)
    return tenths.contains { $0 < 0 } && tenths.contains { $0 > 0 }
  }

  var sentence: String {
    guard let percent = totals.percent, let headroom = totals.headroom else { return notComputable }
    if gradesDiffer { return byGradeSentence }
    let share = "work is \(Figures.percent(percent)) of available time"
    if percent > Ratio(limits.fullPercent) {
      return "No room: \(share), over by \(points(Ratio(0) - headroom))\(fullTime)."
    }
    // λ = available ÷ work: how often today's work would fit.
    let isNearly =
      totals.computable.work > 0
      && totals.computable.available * Ratio(100) < Ratio(limits.roomPercent * totals.computable.work)
    if isNearly {
      return headroom == .zero
        ? "Full: \(share)." : "Nearly full: \(share), with \(points(headroom)) of headroom\(fullTime)."
    }
    return "Room for \(points(headroom)) of work\(fullTime): \(share)."
  }

  private var notComputable: String {
    guard totals.posts > 0 else { return "Nobody holds a post here in this extract." }
    let posts = Figures.counted(totals.posts, "post", "posts")
    return totals.posts == 1
      ? "Not computable: the one post here has no figure of available time to compare work with."
      : "Not computable: none of the \(posts) here has a figure of available time to compare work with."
  }

  private var byGradeSentence: String {
    let parts = grades.sorted { $0.points < $1.points }.compactMap { need -> String? in
      guard let tenths = need.tenths, tenths != 0 else { return nil }
      let posts = Self.posts(tenths: abs(tenths))
      return tenths < 0
        ? "\(need.grade.label)s: short by about \(posts)." : "\(need.grade.label)s: room for about \(posts)."
    }
    return parts.joined(separator: " ")
  }

  /// `, about 0.6 of a full-time post`, summed over grades that all have the same sign.
  private var fullTime: String {
    guard !isPartOfGrades else { return "" }
    let sum = grades.filter { $0.grade.nominalTarget > 0 }.reduce(Ratio.zero) {
      $0 + $1.points / Ratio($1.grade.nominalTarget)
    }
    let tenths = abs(sum.rounded(toPlaces: 1))
    return tenths == 0 ? "" : ", about \(Self.posts(tenths: tenths))"
  }

  /// `0.6 of a full-time post`, `1 full-time post`, `1.7 full-time posts`.
  static func posts(tenths: Int) -> String {
    let number = Figures.number(Ratio(tenths, over: 10), places: tenths % 10 == 0 ? 0 : 1)
    if tenths < 10 { return "\(number) of a full-time post" }
    return tenths == 10 ? "1 full-time post" : "\(number) full-time posts"
  }

  private func points(_ value: Ratio) -> String {
    let count = value.rounded()
    return "\(Figures.number(count)) \(count == 1 ? "point" : "points")"
  }
}
