import ArgumentParser
import Casework
import Foundation
import Rules
import Storage

/// `--database` and what opens it.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The database: a file, or the address of a PostgreSQL database (postgres://USER@SERVER/NAME).",
      valueName: "PATH-OR-ADDRESS"))
  var database = "headroom.sqlite"
  @Option(
    help: ArgumentHelp(
      "A folder of rules in place of those of England and Wales, for instance with other grades or levels.",
      valueName: "FOLDER"))
  var rules: String?

  /// The service over the database. Reading commands do not create a file that is not there.
  ///
  /// - Parameter keys: what sign-ins seal second factors with.
  func service(creating: Bool = false, keys: SignInDesk? = nil) async throws -> Service {
    guard let drivers = Drivers.current else { throw NotAllowed("This program was built without a database driver.") }
    if !drivers.isAddress(database) { try checkFile(creating: creating) }
    return Service(
      database: try await drivers.open(database), pack: try pack(), actor: .terminal(user: NSUserName()),
      signingIn: keys ?? .shared)
  }

  /// The service over the database, or nil where there is no such file.
  func serviceIfThere() async throws -> Service? {
    let isAddress = database.contains("://")
    if !isAddress, !FileManager.default.fileExists(atPath: database) { return nil }
    return try await service()
  }

  /// The rules that are named, or those of England and Wales.
  func pack() throws -> RulePack { try rules.map { try RulePackReader.read(folder: $0) } ?? RulePackReader.shipped() }

  private func checkFile(creating: Bool) throws {
    // An address may hold a password: no more than its kind is repeated.
    if let kind = database.firstRange(of: "://").map({ database[..<$0.lowerBound] }), kind.allSatisfy(\.isLetter) {
      throw CaseworkRefusal.invalid(
        "Headroom keeps no database at an address that begins with \(kind)://. Name a file, or a PostgreSQL database as postgres://USER@SERVER/NAME."
      )
    }
    if !creating, !FileManager.default.fileExists(atPath: database) {
      throw CaseworkRefusal.invalid(
        "There is no database \(database). Import an extract first (headroom extract import FILE), or name the file with --database."
      )
    }
  }
}

/// `--json`.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print the result as JSON.")
  var json = false
}
