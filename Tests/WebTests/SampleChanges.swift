import Caseload
@testable import Casework
import Rules
import Workload

extension PractitionerPage {
  /// What changed since a night on which the first post had one report more and the other posts had what they have now.
  func sinceYesterday(_ pack: RulePack) -> PractitionerChanges {
    let day = standing.extractDate
    let measure = PointsMeasure(pack)
    let now = posts.map { PostOnNight(post: $0.path.last?.name ?? "", inputs: $0.inputs) }
    let before = now.enumerated().map { index, post in
      var inputs = post.inputs
      if index == 0 { inputs.reports.standardLast30 += 1 }
      return PostOnNight(post: post.post, inputs: inputs)
    }
    func night(daysAgo: Int) -> PractitionerChanges.Night {
      .init(date: day + -daysAgo, rules: pack.titleAndVersion, notComputable: posts.flatMap(\.notComputable))
    }
    return PractitionerChanges(
      id: id, staffCode: staffCode, name: name, path: posts.first?.path ?? [], nights: [day, day + -1],
      change: (night(daysAgo: 1), night(daysAgo: 0), FigureChange(from: before, by: measure, to: now, by: measure)),
      standing: standing)
  }
}
