import ArgumentParser
import Casework

struct AccountRole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Give an account a role, or end one.",
    discussion: "It counts from the next page that the person opens.")

  @Argument(help: "The account.") var account: String
  @Option(help: ArgumentHelp("The role to give.", valueName: "ROLE")) var add: String?
  @Option(help: ArgumentHelp("The role to end, today.", valueName: "ROLE")) var end: String?
  @Option(help: ArgumentHelp("The unit that the role is for; a role of the nation has none.", valueName: "LEVEL:CODE"))
  var unit: RoleUnit?
  @OptionGroup var days: DayOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (add == nil) != (end == nil) else { throw ValidationError("Name a role with --add or with --end.") }
    try days.refuse(beside: "--end", end != nil)
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let role = HeldRole(role: add ?? end ?? "", unit: unit)
      if add != nil {
        try await service.grant(
          role, to: account, from: days.firstDay ?? service.clock.today, until: days.lastDay, by: .here)
        try Output.change(account, "role added", "\(account) has the role \(role.inWords).", output)
      } else {
        try await service.end(role, of: account, by: .here)
        try Output.change(account, "role ended", "\(account) has the role \(role.inWords) no longer.", output)
      }
    }
  }
}
