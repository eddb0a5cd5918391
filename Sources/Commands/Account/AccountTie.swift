import ArgumentParser
import Casework

struct AccountTie: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tie", abstract: "Let somebody answer for a colleague or work on a case that no unit of theirs holds.",
    discussion: """
      Kinds: trainee, cover and deputise, each with a staff code; cowork and inspection, each with a case reference \
      number. For instance --add cover:N07A002.
      """)

  @Argument(help: "The account.") var account: String
  @Option(help: ArgumentHelp("The tie to give.", valueName: "KIND:SUBJECT")) var add: Tie?
  @Option(help: ArgumentHelp("The tie to end, today.", valueName: "KIND:SUBJECT")) var end: Tie?
  @OptionGroup var days: DayOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (add == nil) != (end == nil) else { throw ValidationError("Name a tie with --add or with --end.") }
    try days.refuse(beside: "--end", end != nil)
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      if let tie = add {
        try await service.grant(
          tie, to: account, from: days.firstDay ?? service.clock.today, until: days.lastDay, by: .here)
        try Output.change(account, "tie added", "\(account) has \(tie.kind.rawValue):\(tie.subject).", output)
      } else if let tie = end {
        try await service.end(tie, of: account, by: .here)
        try Output.change(
          account, "tie ended", "\(account) has \(tie.kind.rawValue):\(tie.subject) no longer.", output)
      }
    }
  }
}
