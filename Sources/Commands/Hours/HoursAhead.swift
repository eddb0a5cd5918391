import ArgumentParser
import Caseload
import Casework
import JSONShapes
import Workload

struct HoursAhead: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ahead",
    abstract: "A practitioner's work beside their time in the weeks ahead, from what is recorded today.",
    discussion: "New work that nothing announces is in no week. The causes of each week sum to its change.")

  @Argument(help: "A staff code, or any part of a name that means one person.") var practitioner: String
  @Option(help: "Weeks from this one on: 4 to 13.") var weeks = Service.forecastWeeks.upperBound
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      let ahead = try await database.service().ahead(named: practitioner, weeks: weeks)
      if output.json {
        try Output.json(PersonAheadJSON(ahead))
      } else {
        Output.result(Self.text(ahead))
      }
    }
  }

  private static func text(_ person: PersonAhead) -> String {
    var table = TextTable([
      .words("Week from"), .figures("Work"), .figures("Time"), .figures("Percent"), .figures("Causes"),
    ])
    for week in person.total.weeks {
      table.add(
        week.monday.iso, week.work.text(places: 2), week.available?.text(places: 2) ?? "not computable",
        week.percent.map { "\($0.text(places: 1)) %" } ?? "not computable", "\(week.causes.count)")
    }
    return """
      \(person.name), as of \(person.day.text), hours a week
      Rules: \(person.rules)
      \(person.leftOut == 0 ? "" : "Left out: \(person.leftOut) posts whose hours are not recorded\n")\(table.text)
      """
  }
}
