import Caseload
import Casework
import Workload

/// Each post of a person as it stands now, beside the night that is frozen, where the two differ.
struct LivePostsPart {
  let posts: [LivePost]
  let model: PractitionerPage
  /// Percentages are shown only when they are asked for.
  let showsWorkload: Bool

  /// In words, and the way to change each post.
  var html: HTML {
    guard !posts.isEmpty else { return .empty }
    return "<section><h2>Now</h2>\n\(posts.map(line))</section>\n"
  }

  private func line(_ post: LivePost) -> HTML {
    let key = ["staff_code": post.key.staff.text, "team": post.key.team.text, "starts_on": post.startsOn ?? ""]
    let change: HTML =
      post.startsOn == nil
      ? .empty
      : " <a href=\"\(Address.records(.edit("posts", key: key)))\">Change this post<span class=\"hidden\">, \(post.team)</span></a>"
    return "<p>\(sentence(post))\(change)</p>\n"
  }

  private func sentence(_ post: LivePost) -> String {
    let frozen = model.posts.first { $0.reference.teamCode == post.key.team.text }?.figure
    let held = "\(post.team): now \(Figures.counted(post.figure.casesHeld, "case", "cases"))"
    guard let frozen else {
      return "\(held)\(percent(post.figure)), as of \(post.asOf.text). No night has this post yet."
    }
    let isSame =
      frozen.casesHeld == post.figure.casesHeld && (!showsWorkload || frozen.percent == post.figure.percent)
    let night = model.standing.extractDate.text
    guard !isSame else { return "\(held)\(percent(post.figure)), as at the night of \(night)." }
    return
      "\(post.team): at the night of \(night), \(Figures.counted(frozen.casesHeld, "case", "cases"))\(percent(frozen)). "
      + "Now \(Figures.counted(post.figure.casesHeld, "case", "cases"))\(percent(post.figure)), after changes since."
  }

  private func percent(_ figure: PostFigure) -> String {
    guard showsWorkload else { return "" }
    return figure.percent.map { " and \(Figures.percent($0))" } ?? ", and a workload that is not computable"
  }
}
