import ArgumentParser
import Caseload
import Casework

struct NightCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "night", abstract: "What is to be done every night.", subcommands: [NightRun.self])
}

struct NightRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reckon every tier anew as of a day, work out every post's figure, and freeze them.",
    discussion: "A run that was stopped goes on where it was when it is started again.")

  @Option(
    help: ArgumentHelp("The day; that of the newest data or today, the later, when left out.", valueName: "YYYY-MM-DD"))
  var date: String?
  @Option(
    help: ArgumentHelp(
      "How many cases at most are reckoned in one transaction: others who write wait for one, a stopped run repeats one.",
      valueName: "CASES"))
  var atOnce = Service.casesInOneGo
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let date: String
    let assessed: Int
    let changed: Int
    let posts: Int
    let localChangesSilent: Int
    let isResumed: Bool
    /// False where nothing changed since the night of the day was frozen.
    let frozen: Bool
  }

  func validate() throws {
    if let date, LocalDate(iso: date) == nil { throw ValidationError("--date takes a day such as 2026-11-22.") }
    guard atOnce > 0 else { throw ValidationError("--at-once takes a number of cases, 1 or more.") }
  }

  func run() async throws {
    try await reporting {
      let report = try await database.service().runNight(
        on: date.flatMap { LocalDate(iso: $0) }, inOneGo: atOnce, progress: Output.progress())
      if output.json {
        try Output.json(
          Answer(
            date: report.day.iso, assessed: report.assessed, changed: report.changed, posts: report.posts,
            localChangesSilent: report.silent, isResumed: report.isResumed, frozen: report.isFrozen))
        return
      }
      Output.result(
        "\(report.isResumed ? "Went on with a run that had stopped" : "Ran the night"), as of \(report.day.text): "
          + "\(counted(report.assessed, "case")) assessed, \(counted(report.changed, "tier")) changed, "
          + "figures of \(counted(report.posts, "post")) \(report.isFrozen ? "frozen" : "worked out").")
      if !report.isFrozen {
        Output.result(
          "Nothing changed: the night of \(report.day.text) has these figures already. It is kept, and none was added.")
      }
      if report.silent > 0 {
        Output.result(
          "The case system has been silent for too long about \(counted(report.silent, "change")) made here.")
      }
    }
  }
}
