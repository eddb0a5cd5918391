import ArgumentParser
import Casework

struct AccountSessions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions", abstract: "How many sessions an account has; with --end, end them all.")

  @Argument(help: "The account.") var account: String
  @Flag(help: "End them: who uses one has to sign in again.") var end = false
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable {
    let name: String
    let sessions: Int
    let ended: Bool
  }

  func run() async throws {
    try await reporting {
      let service = try await database.service()
      let count = try await end ? service.endAllSessions(of: account, by: .here) : open(service)
      if output.json {
        try Output.json(Answer(name: account.lowercased(), sessions: count, ended: end))
      } else {
        Output.result("\(account): \(counted(count, "session"))\(end ? " ended" : "").")
      }
    }
  }

  private func open(_ service: Service) async throws -> Int {
    guard let found = try await service.accounts(for: .here).first(where: { $0.name == account.lowercased() }) else {
      throw CaseworkRefusal.notFound("There is no account “\(account)”.")
    }
    return found.sessions
  }
}
