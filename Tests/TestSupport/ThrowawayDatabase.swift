import FoundationEssentials
public import Storage
import StoragePostgres
import StorageSQLite

/// A folder and a database that go with the test.
public struct ThrowawayDatabase: Sendable {
  public let kind: DatabaseKind
  public let folder: String
  private let name: String?

  /// The embedded database's file, in the folder.
  public var path: String { folder + "/headroom.sqlite" }
  /// What `--database` would be given.
  public var address: String { name.map(TestServer.address(of:)) ?? path }

  /// A place for an embedded database, which is made when it is opened.
  public init() throws { try self.init(.sqlite, name: nil) }

  /// A place for a database of a kind.
  ///
  /// - Parameter empty: without the schema, as a person would make it.
  public static func make(_ kind: DatabaseKind, empty: Bool = false) async throws -> ThrowawayDatabase {
    try ThrowawayDatabase(kind, name: kind == .postgres ? try await TestServer.create(empty: empty) : nil)
  }

  private init(_ kind: DatabaseKind, name: String?) throws {
    self.kind = kind
    self.name = name
    folder = FileManager.default.temporaryDirectory.path + "/headroom-test-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// - Parameter patience: seconds to wait for another writer.
  public func open(patience: Double = 5) async throws -> any SQLDatabase {
    switch kind {
    case .sqlite: try await SQLiteDatabase(path: path, patience: patience)
    case .postgres: try await PostgresDatabase(url: address, patience: patience)
    }
  }

  /// Removes the folder, with the embedded database in it.
  public func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Removes the folder and the database.
  public func removeAll() async {
    remove()
    if let name { try? await TestServer.drop(name) }
  }
}

/// Runs a test on a database of its own, which is removed afterwards whatever happens.
public func withThrowawayDatabase(
  _ kind: DatabaseKind, _ body: (ThrowawayDatabase, any SQLDatabase) async throws -> Void
) async throws {
  // A server takes so many connections; each database holds several. A test that needs two databases takes two turns: there
  // are fewer such tests than turns, so that one of them always goes on.
  if kind == .postgres { await serverTurns.take() }
  defer { if kind == .postgres { serverTurns.give() } }
  let place = try await ThrowawayDatabase.make(kind)
  do { try await body(place, try await place.open()) } catch {
    await place.removeAll()
    throw error
  }
  await place.removeAll()
}

private let serverTurns = Turns(atOnce: 32)
