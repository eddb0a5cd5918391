import FoundationEssentials
import Glibc
import Storage
import StorageSQLite
import Synchronization
import TestSupport
import Testing

@Suite("A database")
struct DatabaseTests {
  @Test("A transaction that fails leaves nothing behind", arguments: DatabaseKind.available)
  func allOrNothing(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: CancellationError.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
          throw CancellationError()
        }
      }
      let kept = try await database.read { try $0.query("SELECT name FROM setting", []) { try $0.text(0) } }
      #expect(kept.isEmpty)
    }
  }

  @Test("A reading transaction cannot write", arguments: DatabaseKind.available)
  func readOnly(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.read { try $0.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')") }
      }
    }
  }

  @Test("Opening a database again changes nothing and keeps what it holds", arguments: DatabaseKind.available)
  func opensAgain(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { place, database in
      try await database.write { try $0.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')") }
      let again = try await place.open()
      let kept = try await again.read { try $0.first("SELECT value FROM setting WHERE name = 'a'") { try $0.text(0) } }
      #expect(kept == "b")
    }
  }

  @Test("Every commit is synchronous: a lost one at power loss is not possible")
  func synchronous() async throws {
    try await withThrowawayDatabase(.sqlite) { _, database in
      let mode = try await database.write { try $0.first("PRAGMA synchronous") { try $0.int(0) } }
      #expect(mode == 2)
    }
  }

  @Test("A file that is no database is refused with a sentence, and is not touched")
  func noDatabase() async throws {
    let place = try ThrowawayDatabase()
    defer { place.remove() }
    let content = Data("this is a letter, not a database, and long enough to be looked at as one".utf8)
    try content.write(to: URL(filePath: place.path))
    await #expect(throws: StorageError.self) { _ = try await place.open() }
    #expect(try Data(contentsOf: URL(filePath: place.path)) == content)
  }

  @Test("A folder that does not exist is refused with the path")
  func noFolder() async throws {
    do {
      _ = try await SQLiteDatabase(path: "/nonexistent-folder/headroom.sqlite")
      Issue.record("it opened")
    } catch let error as StorageError {
      #expect(error.description.contains("/nonexistent-folder/headroom.sqlite"))
    }
  }

  @Test("A database of a newer program is refused", arguments: DatabaseKind.available)
  func newerSchema(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { place, database in
      try await database.write { try $0.execute("INSERT INTO schema_migration (number, name) VALUES (999, 'later')") }
      await #expect(throws: StorageError.newerSchema(found: 999, known: Migrations.all.last?.number ?? 0)) {
        _ = try await place.open()
      }
    }
  }

  @Test("A value of another type than asked for is an error, never a default", arguments: DatabaseKind.available)
  func wrongType(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        _ = try await database.read { try $0.first("SELECT 'ten'") { try $0.int(0) } }
      }
    }
  }

  @Test("A second writer that waits too long is told that somebody else writes", arguments: DatabaseKind.available)
  func busy(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { place, database in
      let other = try await place.open(patience: 0.1)
      let (started, startedSignal) = AsyncStream.makeStream(of: Void.self)
      let release = Flag()
      async let first: Void = database.write { connection in
        try connection.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
        startedSignal.finish()
        // Holds the write lock until the other was turned away.
        while !release.isSet { sched_yield() }
      }
      for await _ in started {}
      await #expect(throws: StorageError.busy) {
        try await other.write { try $0.execute("INSERT INTO setting (name, value) VALUES ('c', 'd')") }
      }
      release.set()
      try await first
    }
  }
}

/// A flag that threads may share.
private final class Flag: Sendable {
  private let value = Mutex(false)
  var isSet: Bool { value.withLock { $0 } }
  func set() { value.withLock { $0 = true } }
}
