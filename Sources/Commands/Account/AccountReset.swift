import ArgumentParser
import Casework

struct AccountReset: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Give an account a temporary password, and end its sessions.",
    discussion: """
      The password is made and printed, or is the first line of a file. Whoever signs in with it is asked to choose \
      another, and has three days to do so. An account that is disabled stays so.
      """)

  @Argument(help: "The account.") var account: String
  @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "FILE")) var passwordFile: String?
  @Flag(help: "Remove the second factor too: its owner has lost the authenticator.") var removeSecondFactor = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let name: String
    let password: String?
    let secondFactorRemoved: Bool
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let made = passwordFile == nil ? Service.temporaryPassword() : nil
      let password = try made ?? PasswordInput.read(file: passwordFile ?? "")
      try await service.resetPassword(
        of: account, to: password, removingSecondFactor: removeSecondFactor, by: .here)
      if output.json {
        try Output.json(
          Answer(name: account.lowercased(), password: made, secondFactorRemoved: removeSecondFactor))
      } else {
        Output.result(made.map { "The temporary password of \(account) is \($0)" } ?? "\(account) is reset.")
      }
    }
  }
}
