import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Tokens with which programs ask in place of somebody who signs in.",
    discussion: "What is done here is in the audit trail under the name of the user of this machine.",
    subcommands: [TokenIssue.self, TokenList.self, TokenRevoke.self])
}
