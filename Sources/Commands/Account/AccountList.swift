import ArgumentParser
import Caseload
import Casework

struct AccountList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All accounts with their roles, and when somebody last signed in.")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable { let accounts: [AccountJSON] }

  func run() async throws {
    try await reporting {
      let accounts = try await database.service().accounts(for: .here)
      if output.json {
        try Output.json(Answer(accounts: accounts.map(AccountJSON.init)))
      } else {
        Output.result(accounts.isEmpty ? "There is no account yet." : text(accounts))
      }
    }
  }

  private func text(_ accounts: [AccountSummary]) -> String {
    var table = TextTable([
      .words("Account"), .words("Name"), .words("State"), .words("Code"), .words("Roles"), .words("Ties"),
      .figures("Sessions"), .words("Last sign-in"),
    ])
    for account in accounts {
      table.add(
        account.name, account.displayName, state(account), account.hasSecondFactor ? "asked for" : "none",
        account.roles.map { $0.role.inWords + days($0.from, $0.until) }.joined(separator: ", "),
        account.ties.map { "\($0.tie.kind.rawValue):\($0.tie.subject)" + days($0.from, $0.until) }.joined(
          separator: ", "),
        "\(account.sessions)", account.lastSignIn ?? "never")
    }
    return table.text
  }

  private func state(_ account: AccountSummary) -> String {
    guard account.isEnabled else { return "disabled" }
    return account.mustChangePassword ? "must change" : "enabled"
  }

  private func days(_ from: LocalDate, _ until: LocalDate?) -> String {
    until.map { " (\(from.iso) to \($0.iso))" } ?? ""
  }
}
