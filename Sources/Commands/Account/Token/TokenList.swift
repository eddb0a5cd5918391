import ArgumentParser
import Caseload
import Casework

struct TokenList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Tokens with what they are for, newest first; never the tokens themselves.")

  @Argument(help: "Only those of this account.") var account: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    struct Token: Encodable {
      let id: Int
      let account: String
      let name: String
      let scope: String
      let until: String
      let issuedAt: String
      let issuedBy: String
      let state: String
    }
    let tokens: [Token]
  }

  func run() async throws {
    try await reporting {
      let tokens = try await database.service().tokens(of: account)
      if output.json {
        try Output.json(
          Answer(
            tokens: tokens.map {
              .init(
                id: $0.id, account: $0.account, name: $0.name, scope: $0.scope, until: $0.until.iso,
                issuedAt: $0.issuedAt, issuedBy: $0.issuedBy, state: $0.state.rawValue)
            }))
      } else {
        Output.result(tokens.isEmpty ? "There is no token." : text(tokens))
      }
    }
  }

  private func text(_ tokens: [TokenSummary]) -> String {
    var table = TextTable([
      .figures("Token"), .words("Account"), .words("For"), .words("Scope"), .words("Until"), .words("State"),
      .words("Issued (UTC)"), .words("By"),
    ])
    for token in tokens {
      table.add(
        "\(token.id)", token.account, token.name, token.scope, token.until.iso, token.state.rawValue, token.issuedAt,
        token.issuedBy)
    }
    return table.text
  }
}
