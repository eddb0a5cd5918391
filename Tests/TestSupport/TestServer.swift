import CPostgreSQL
import Dispatch
import FoundationEssentials
import Glibc
import StoragePostgres

/// The PostgreSQL server that tests may make databases on. It is asked through libpq itself, not through the driver under test.
public enum TestServer {
  /// The address of its maintenance database, from the environment.
  public static let address: String? = ProcessInfo.processInfo.environment["HEADROOM_TEST_POSTGRES"]
    .flatMap { $0.isEmpty ? nil : $0 }

  /// The address of another database on the same server.
  public static func address(of database: String) -> String {
    guard let address, let scheme = address.firstRange(of: "://") else { return "" }
    let parts = address[scheme.upperBound...].split(separator: "?", maxSplits: 1)
    let server = parts[0].split(separator: "/", maxSplits: 1)[0]
    return "postgres://\(server)/\(database)" + (parts.count > 1 ? "?\(parts[1])" : "")
  }

  /// Makes an empty database, or one with the newest schema, and returns its name.
  static func create(empty: Bool = false) async throws -> String {
    let name = "headroom_test_\(UInt64.random(in: 0 ... .max))"
    let template = empty ? "template0" : try await withSchema.value
    try await run("CREATE DATABASE \(name) TEMPLATE \(template) ENCODING 'UTF8'")
    return name
  }

  /// Removes a database although somebody may be connected to it.
  static func drop(_ name: String) async throws { try await run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }

  /// Runs a statement outside any transaction, on a thread that may wait.
  public static func run(_ sql: String) async throws {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try runAndWait(sql) }) }
    }
  }

  /// A database that others are copied from, which takes a fraction of the time of making the tables anew.
  private static let withSchema = Task {
    try await run("CREATE DATABASE \(template) TEMPLATE template0 ENCODING 'UTF8'")
    atexit { try? TestServer.runAndWait("DROP DATABASE IF EXISTS \(TestServer.template) WITH (FORCE)") }
    _ = try await PostgresDatabase(url: address(of: template))
    return template
  }

  private static let template = "headroom_template_\(UInt64.random(in: 0 ... .max))"

  private static func runAndWait(_ sql: String) throws {
    let connection = PQconnectdb(address ?? "")
    defer { PQfinish(connection) }
    let result = PQexec(connection, sql)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK else {
      throw Refused(message: String(cString: PQerrorMessage(connection)))
    }
  }

  struct Refused: Error { let message: String }
}
