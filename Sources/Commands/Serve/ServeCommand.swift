import ArgumentParser
import Casework

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages, on this machine or behind a proxy with TLS.",
    discussion: """
      Without --behind-tls the server listens on this machine's own addresses only. While nobody has an account, it prints a \
      one-time code and the address of the page on which the first account is made.
      """)

  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port; 0 takes a free one.") var port = 8080
  @Option(
    help: ArgumentHelp(
      "The host name under which a proxy in front of this server terminates TLS. It has to pass that name on as Host.",
      valueName: "NAME"))
  var behindTls: String?
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
      let place = ServeAddress(host: host, port: port, behindTLS: behindTls)
      try await drivers.serve(service, place) { serving in
        if json {
          try? Output.json(Answer(address: serving.address))
        } else {
          Output.result("Headroom is at \(serving.address)  (Ctrl-C stops it)")
        }
        if let first = serving.firstRun {
          Output.error(
            "Nobody has an account yet. Open \(first.address) and enter this one-time code: \(first.code)")
        }
      }
    }
  }
}
