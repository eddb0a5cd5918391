import ArgumentParser
import Casework

struct TokenRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "End a token at once.")

  @Argument(help: "The number of the token.") var token: Int
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let id: Int
    let done: String
  }

  func run() async throws {
    try await reporting {
      try await database.service().endToken(token, by: .here)
      if output.json {
        try Output.json(Answer(id: token, done: "ended"))
      } else {
        Output.result("Token \(token) has ended.")
      }
    }
  }
}
