import ArgumentParser
import Casework

struct AccountEnable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let people sign in again with an account that was disabled.")

  @Argument(help: "The account.") var account: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await reporting {
      try await database.service().setState(of: account, enabled: true, by: .here)
      try Output.change(account, "enabled", "\(account) is enabled.", output)
    }
  }
}

extension Output {
  /// What was done to an account, as JSON or in words.
  static func change(_ account: String, _ done: String, _ sentence: String, _ options: OutputOptions) throws {
    if options.json { try json(AccountChangeJSON(name: account.lowercased(), done: done)) } else { result(sentence) }
  }
}
