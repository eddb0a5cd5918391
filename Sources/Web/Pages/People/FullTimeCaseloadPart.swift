import Caseload
import Casework
import Rules

/// The caseload of a full-time post, what stands beside it, and who works part-time with more than their part of a limit.
struct FullTimeCaseloadPart {
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
      \(left)\(companions)\(partTime)\
      <p>\(Part.link(BalanceView.heading, .load(.balance(place)))): people by band of caseload, and how evenly work lies.</p>
      """
  }

  private var companions: HTML { people.companions.map { CompanionsPart(companions: $0).html } ?? .empty }
  private var place: LoadAddress.Place? { people.unit.level == 0 ? nil : people.unit.place }

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
