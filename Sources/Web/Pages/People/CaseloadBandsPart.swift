import Caseload
import Casework
import Rules

/// How many posts are in each band of caseload, counted as cases for a full-time post.
struct CaseloadBandsPart {
  let people: PeoplePage

  var html: HTML {
    guard let sum = people.fullTimeEquivalent else { return Part.empty("No post here has recorded hours.") }
    let unknown = people.posts.count { $0.fullTimeCases == nil }
    let left: HTML =
      unknown == 0
      ? .empty : "<p>Left out: \(Figures.counted(unknown, "post", "posts")) without recorded hours.</p>\n"
    return """
      <p>\(Figures.counted(sum.cases, "case", "cases")) over \(Figures.number(sum.fte, places: 2)) full-time posts: \
      <strong>\(Figures.number(sum.perPost, places: 1))</strong> for each. How heavy they are is in the work, not in this number.</p>
      \(left)\(bands)\(partTime)
      """
  }

  private var bands: HTML {
    let lines = people.lines.bands
    guard !lines.isEmpty else { return .empty }
    return Table(
      caption: "Posts by cases for a full-time post",
      reading: "At a line is in its band. Over \(people.lines.escalation) is a matter for the head of the unit above.",
      columns: [
        Table.Column(heading: "Cases for a full-time post"), Table.Column(heading: "Posts", isNumeric: true),
      ],
      rows: people.bands.enumerated().map { index, posts in ["\(name(index))", "\(Figures.number(posts))"] },
      isNarrow: true
    ).html
  }

  /// `Under 40`, `40 to under 45`, `80 and over`.
  private func name(_ band: Int) -> String {
    let lines = people.lines.bands
    if band == 0 { return "Under \(lines[0])" }
    return band < lines.count ? "\(lines[band - 1]) to under \(lines[band])" : "\(lines[band - 1]) and over"
  }

  private var partTime: HTML {
    let over = people.partTimeOver
    guard !over.isEmpty else { return .empty }
    let names = over.prefix(50).map { post -> HTML in
      """
      \(post.name): \(Figures.counted(post.cases, "case", "cases")) in \(post.hours.map(Figures.hours) ?? "") hours, \
      \(post.fullTimeCases.map { Figures.number($0, places: 1) } ?? "") for a full-time post
      """
    }
    return "<h3>Part-time, with more than their part of a caseload</h3>\n\(Part.list(names))"
  }
}
