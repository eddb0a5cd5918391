import ArgumentParser
import Casework
import Foundation
import Rules
import Storage

/// `--database` and what opens it.
struct DatabaseOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The database file.", valueName: "PATH"))
  var database = "headroom.sqlite"

  /// The service over the database. Reading commands do not create a file that is not there.
  func service(creating: Bool = false) async throws -> Service {
    guard let drivers = Drivers.current else { throw NotAllowed("This program was built without a database driver.") }
    if !creating, !FileManager.default.fileExists(atPath: database) {
      throw CaseworkRefusal.invalid(
        "There is no database \(database). Import an extract first (headroom extract import FILE), or name the file with --database."
      )
    }
    return Service(database: try await drivers.open(database), pack: try RulePackReader.shipped())
  }
}

/// `--json`.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print the result as JSON.")
  var json = false
}
