import ArgumentParser
import Casework

struct AccountDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "End an account's sessions, and let nobody sign in with it.")

  @Argument(help: "The account.") var account: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      try await database.service().setState(of: account, enabled: false, by: .here)
      try Output.change(account, "disabled", "\(account) is disabled. Its sessions have ended.", output)
    }
  }
}
