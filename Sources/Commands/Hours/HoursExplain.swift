import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Workload

struct HoursExplain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "A practitioner's work in hours as it stands now: every case, task, contact and journey that sums to it.")

  @Argument(help: "A staff code, or any part of a name that means one person.") var practitioner: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let hours = try await database.service().hours(named: practitioner)
      if output.json {
        try Output.json(PersonHoursJSON(hours))
      } else {
        Output.result(Self.text(hours))
      }
    }
  }

  private static func text(_ person: PersonHours) -> String {
    guard !person.posts.isEmpty else {
      return "\(person.name): no hours are worked out, because no case data are here."
    }
    return person.posts.map { post in
      let figure = post.explanation.figure
      let percent = figure.percent.map { "\($0.text(places: 1)) %" } ?? "not computable"
      var lines = TextTable([.words("What"), .figures("Count"), .figures("Minutes each"), .figures("Minutes a month")])
      for line in post.explanation.lines {
        lines.add(line.label, "\(line.count)", line.each.map(String.init) ?? "", "\(line.minutes)")
      }
      lines.add("Work", "", "", "\(figure.minutes)")
      var items = TextTable([.words("Case or work"), .figures("Minutes a month")])
      for item in post.items {
        items.add(
          "\(item.crn.map { "\($0) " } ?? "")\(item.name)\(item.notComputable.map { ", \($0)" } ?? "")",
          "\(item.minutes)")
      }
      let available = figure.isComputable ? figure.available.text(places: 2) : "not computable"
      return """
        \(person.name), \(post.team), as of \(post.asOf.text)
        \(figure.work.text(places: 2)) hours of work a week against \(available) available: \(percent)
        Rules: \(post.explanation.rules)
        \(post.notComputable.map { "Not computable: \($0)\n" }.joined())
        \(lines.text)

        \(items.text)

        Left out:
        \(post.explanation.leftOut.map { "  \($0.what)" }.joined(separator: "\n"))
        """
    }.joined(separator: "\n\n")
  }
}
