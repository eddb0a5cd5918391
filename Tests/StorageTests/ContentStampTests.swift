import Storage
import TestSupport
import Testing

@Suite("What the contents stand at")
struct ContentStampTests {
  private struct Unwanted: Error {}

  private static func set(_ name: String) -> @Sendable (any SQLConnection) throws -> Void {
    { try $0.execute("INSERT INTO setting (name, value) VALUES (?, 'yes')", [.text(name)]) }
  }

  private func stamp(_ database: any SQLDatabase) async throws -> Int {
    try await database.read { try ContentStamp.value($0) }
  }

  @Test("A change raises it for every program that has the database open", arguments: DatabaseKind.available)
  func raised(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { place, database in
      let other = try await place.open()
      let before = try await stamp(other)
      try await database.write(Self.set("changed"))
      let after = try await stamp(other)
      #expect(after > before)
      let own = try await stamp(database)
      #expect(own == after)
    }
  }

  @Test("A note, a sign-in, and a change that came to nothing leave it as it is", arguments: DatabaseKind.available)
  func left(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let before = try await stamp(database)
      try await database.note(Self.set("noted"))
      try await database.writeAside(Self.set("signed in"))
      await #expect(throws: Unwanted.self) {
        try await database.write { (connection: any SQLConnection) -> Void in
          try Self.set("undone")(connection)
          throw Unwanted()
        }
      }
      let after = try await stamp(database)
      #expect(after == before)
    }
  }

  @Test("Rows that were loaded raise it too", arguments: DatabaseKind.available)
  func loaded(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let before = try await stamp(database)
      try await database.write { connection in
        let loader = try connection.loader(into: "setting", columns: ["name", "value"])
        try loader.add([.text("loaded"), .text("yes")])
        try loader.finish()
      }
      let after = try await stamp(database)
      #expect(after > before)
    }
  }
}
