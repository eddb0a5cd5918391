import ArgumentParser
import Casework
import Rules

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
  @Option(
    help: ArgumentHelp(
      "A file about the organisation's own sign-in server (OpenID Connect), and which roles its groups give.",
      valueName: "FILE"))
  var signInWith: String?
  @Option(
    help: ArgumentHelp(
      "A file of keys that second factors are sealed with (headroom account key makes it). Without it, the file that "
        + "HEADROOM_KEYS names, if it names one.", valueName: "FILE"))
  var keys: String?
  @Option(
    help: ArgumentHelp(
      "A file about mail and webhook, by which messages about decisions leave. Without it none leave, and they wait.",
      valueName: "FILE"))
  var notify: String?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Answer: Encodable { let address: String }

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
  }

  private func server(by path: String, _ drivers: Drivers, _ pack: RulePack) throws -> any SignInServer {
    guard let read = drivers.signInServer else {
      throw NotAllowed(
        "This program was built without sign-in servers. Leave --sign-in-with out, or build it with them.")
    }
    return try read(path, pack)
  }

  func run() async throws {
    try await reporting {
      guard let drivers = Drivers.current else { throw NotAllowed("This program was built without a server.") }
      let notices = try notify.map { try drivers.carriers($0) }
      let service = try await database.service(creating: true, keys: try KeyFile.named(by: keys)?.read())
      let sealing = try await service.sealSecondFactors()
      if sealing.sealed > 0, let key = sealing.key {
        Output.error("\(counted(sealing.sealed, "second factor")) brought under the key \(key).")
      }
      let elsewhere = try signInWith.map {
        OrganisationSignIn(service, with: try server(by: $0, drivers, service.pack))
      }
      let json = output.json
      let place = ServeAddress(host: host, port: port, behindTLS: behindTls)
      let sending = notices.map { notices in Task { await OutboxWatch(service, notices).run() } }
      defer { sending?.cancel() }
      try await drivers.serve(service, elsewhere, place) { serving in
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
