import Caseload
import Casework
import Workload

/// "How this is worked out" on a terminal.
enum ExplanationText {
  static func text(_ person: PractitionerPage, _ explanations: [PostExplanation]) -> String {
    var parts = ["\(person.name) (\(person.staffCode)). \(person.standing.stamp)"]
    if let left = person.leftOn { parts.append("Not in the extract since \(left.text); shown as of their last night.") }
    parts += explanations.map(post)
    if person.posts.count > 1 {
      let week =
        person.person.sharesOneWeek ? " One assumed week stands for posts whose hours are not recorded one by one." : ""
      let percent = person.person.percent.map { "\($0.text(places: 1))%" } ?? "not computable"
      parts.append(
        "Over all posts: \(person.person.work) points of work, \(person.person.available.text(places: 1)) points of available time: \(percent).\(week)"
      )
    }
    parts.append("This compares work with time. It does not say how well anyone is doing.")
    return parts.joined(separator: "\n\n")
  }

  private static func post(_ explained: PostExplanation) -> String {
    let explanation = explained.explanation
    let figure = explanation.figure
    var lines = ["\(explanation.gradeLabel), \(explained.path.last?.name ?? explained.reference.teamCode)"]
    if let percent = figure.percent {
      lines.append(
        "\(figure.work) points of work against \(figure.available.text(places: 1)) points of available time: \(percent.text(places: 1))%"
      )
    } else {
      lines.append("Not computable. \(explained.notComputable.joined(separator: " "))")
    }
    var work = TextTable([.words("Work"), .figures("Count"), .figures("Points each"), .figures("Points")])
    for line in explanation.work { work.add(line.label, "\(line.count)", "\(line.pointsEach)", "\(line.points)") }
    work.add("Sum", "", "", "\(figure.work)")
    lines += ["", work.text]
    if !explanation.availability.isEmpty {
      var time = TextTable([.words("Available time"), .figures("Points")])
      for step in explanation.availability { time.add(step.label, step.points.text(places: 2)) }
      time.add("Sum", figure.available.text(places: 2))
      lines += ["", time.text]
    }
    lines += ["", "Left out:"]
    lines += explanation.leftOut.map { "- \($0.what)\($0.whoCanMend.map { " (who can mend it: \($0))" } ?? "")" }
    if !explained.differences.isEmpty {
      lines += ["", "Where the Workload Measurement Tool differs:"] + explained.differences.map { "- \($0)" }
    }
    lines.append("\nRules: \(explanation.rules)")
    return lines.joined(separator: "\n")
  }
}
