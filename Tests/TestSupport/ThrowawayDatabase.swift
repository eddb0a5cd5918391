import FoundationEssentials
public import Storage
import StorageSQLite

/// A database in a folder of its own that goes with the test.
public struct ThrowawayDatabase: Sendable {
  public let kind = DatabaseKind.sqlite
  public let folder: String
  public var path: String { folder + "/headroom.sqlite" }

  public init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/headroom-test-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  public func open() async throws -> any SQLDatabase { try await SQLiteDatabase(path: path, patience: 5) }

  public func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// Runs a test on a database of its own, which is removed afterwards whatever happens.
public func withThrowawayDatabase(_ body: (ThrowawayDatabase, any SQLDatabase) async throws -> Void) async throws {
  let place = try ThrowawayDatabase()
  defer { place.remove() }
  try await body(place, try await place.open())
}
