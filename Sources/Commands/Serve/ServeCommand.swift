import ArgumentParser
import Casework

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages on this machine.",
    discussion: "There is no sign-in yet, so the server listens on this machine's own addresses only.")

  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port; 0 takes a free one.") var port = 8080
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable { let address: String }

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
  }

  func run() async throws {
    try await reporting {
      guard let drivers = Drivers.current else { throw NotAllowed("This program was built without a server.") }
      let service = try await database.service(creating: true)
      let json = output.json
      try await drivers.serve(service, ServeAddress(host: host, port: port)) { address in
        if json {
          try? Output.json(Answer(address: address))
        } else {
          Output.result("Headroom is at \(address)  (Ctrl-C stops it)")
        }
      }
    }
  }
}
