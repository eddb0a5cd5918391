import ArgumentParser
import Caseload
import Casework

struct AccountAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make an account.",
    discussion: """
      The password is asked for twice, or is the first line of a file. Whoever signs in with it is asked to choose \
      another, and has three days to do so.
      """)

  @Argument(help: "What the person signs in with, for instance an e-mail address.") var account: String
  @Option(name: .customLong("name"), help: ArgumentHelp("The person's name as pages show it.", valueName: "NAME"))
  var displayName: String
  @Option(help: ArgumentHelp("A role; more can be added with headroom account role.", valueName: "ROLE"))
  var role: String
  @Option(help: ArgumentHelp("The unit that the role is for; a role of the nation has none.", valueName: "LEVEL:CODE"))
  var unit: RoleUnit?
  @Option(help: ArgumentHelp("The last day of the role; no end when left out.", valueName: "YYYY-MM-DD"))
  var until: String?
  @Option(help: ArgumentHelp("The person's own code in the case system.", valueName: "CODE")) var staff: String?
  @Option(help: ArgumentHelp("A file whose first line is the password.", valueName: "FILE")) var passwordFile: String?
  @Flag(help: "The password is the person's own already: ask for no other.") var keepPassword = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let name: String
    let displayName: String
    let role: RoleJSON
    let mustChangePassword: Bool
  }

  func validate() throws {
    if let until, LocalDate(iso: until) == nil { throw ValidationError("--until takes a day such as 2026-11-22.") }
  }

  func run() async throws {
    try await reporting {
      let held = HeldRole(role: role, unit: unit)
      let new = NewAccount(
        name: account, displayName: displayName,
        password: try passwordFile.map(PasswordInput.read) ?? PasswordInput.ask(for: account), staff: staff,
        roles: [held], rolesUntil: until.flatMap { LocalDate(iso: $0) }, mustChangePassword: !keepPassword)
      // Not before there is a password: a command that was broken off makes no database.
      _ = try await database.service(creating: true).addAccount(new, by: .here)
      if output.json {
        try Output.json(
          Answer(
            name: account.lowercased(), displayName: displayName, role: RoleJSON(held),
            mustChangePassword: !keepPassword))
      } else {
        Output.result("\(displayName) can sign in as \(account.lowercased()), with the role \(held.inWords).")
      }
    }
  }
}
