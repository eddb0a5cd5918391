import ArgumentParser

struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Who may sign in, with which roles.",
    discussion: "What is done here is in the audit trail under the name of the user of this machine.",
    subcommands: [
      AccountAdd.self, AccountList.self, AccountDisable.self, AccountEnable.self, AccountReset.self, AccountRole.self,
      AccountTie.self, AccountSessions.self, AccountKey.self, TokenCommand.self,
    ])
}
