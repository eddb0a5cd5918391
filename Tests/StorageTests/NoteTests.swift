import Storage
import TestSupport
import Testing

@Suite("Notes that do not wait for the disk")
struct NoteTests {
  private func names(_ database: any SQLDatabase) async throws -> [String] {
    try await database.read { try $0.query("SELECT name FROM setting ORDER BY name", []) { try $0.text(0) } }
  }

  private static func set(_ name: String) -> @Sendable (any SQLConnection) throws -> Void {
    { try $0.execute("INSERT INTO setting (name, value) VALUES (?, 'yes')", [.text(name)]) }
  }

  /// How commits of the writing connection stand to the disk, inside a transaction.
  private static func sync(_ kind: DatabaseKind) -> @Sendable (any SQLConnection) throws -> String? {
    { connection in
      switch kind {
      case .sqlite: try connection.first("PRAGMA synchronous") { String(try $0.int(0)) }
      case .postgres: try connection.first("SELECT current_setting('synchronous_commit')") { try $0.text(0) }
      }
    }
  }

  @Test("A note is there when the database is opened again", arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { place, database in
      try await database.note(Self.set("noted"))
      let again = try await place.open()
      #expect(try await names(again) == ["noted"])
    }
  }

  @Test("A note that throws keeps nothing", arguments: DatabaseKind.available)
  func undone(kind: DatabaseKind) async throws {
    struct Unwanted: Error {}
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: Unwanted.self) {
        try await database.note { (connection: any SQLConnection) -> Void in
          try Self.set("noted")(connection)
          throw Unwanted()
        }
      }
      let left = try await names(database)
      #expect(left == [])
    }
  }

  @Test("A note does not wait for the disk, and whatever is written after it does", arguments: DatabaseKind.available)
  func waiting(kind: DatabaseKind) async throws {
    struct Unwanted: Error {}
    // SQLite: 1 is NORMAL and 2 is FULL.
    let (noted, written) = kind == .sqlite ? ("1", "2") : ("off", "on")
    try await withThrowawayDatabase(kind) { _, database in
      let inNote = try await database.note(Self.sync(kind))
      #expect(inNote == noted)
      let afterNote = try await database.write(Self.sync(kind))
      #expect(afterNote == written)
      _ = try? await database.note { _ in throw Unwanted() }
      let afterFailure = try await database.write(Self.sync(kind))
      #expect(afterFailure == written)
    }
  }
}
