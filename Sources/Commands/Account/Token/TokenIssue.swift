import ArgumentParser
import Caseload
import Casework
import Rules

struct TokenIssue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Issue a token that acts as an account, and print it once.",
    discussion: """
      It may do no more than the account's roles, and of that only what the scope leaves. A scope is words with commas \
      between them: read, write, metrics, or single permissions such as view:cases. The token is kept nowhere: what is \
      printed cannot be shown again. It ends with its last day, when it is revoked, and when the account is disabled.
      """)

  @Argument(help: "The account as which it acts.") var account: String
  @Option(help: ArgumentHelp("What it is for, for instance “night report”.", valueName: "WORDS")) var name: String
  @Option(help: ArgumentHelp("What it may do.", valueName: "WORDS")) var scope = "read"
  @Option(
    help: ArgumentHelp(
      "The last day on which it is good; when left out, after the days that programs.yaml of the rules has for it.",
      valueName: "YYYY-MM-DD"))
  var until: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let id: Int
    let account: String
    let scope: String
    let until: String
    let token: String
  }

  func validate() throws {
    if let until, LocalDate(iso: until) == nil { throw ValidationError("--until takes a day such as 2026-11-22.") }
  }

  func run() async throws {
    try await reporting {
      let scope = try TokenScope(words: scope)
      let service = try await database.service()
      let last = until.flatMap { LocalDate(iso: $0) } ?? service.clock.today + service.pack.programs.usualTokenDays
      let issued = try await service.issueToken(
        NewToken(account: account, name: name, scope: scope, until: last), by: .here)
      if output.json {
        try Output.json(
          Answer(
            id: issued.id, account: account.lowercased(), scope: scope.words, until: last.iso, token: issued.text))
      } else {
        Output.error("Token \(issued.id) of \(account), good until \(last.text). It is not shown again.")
        Output.result(issued.text)
      }
    }
  }
}
