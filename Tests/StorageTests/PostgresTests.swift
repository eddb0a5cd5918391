import Storage
import StoragePostgres
import TestSupport
import Testing

@Suite("The database on a server", .enabled(if: TestServer.address != nil, "no PostgreSQL server to test on"))
struct PostgresTests {
  @Test("A commit waits for the disk although the server's own setting would not")
  func synchronous() async throws {
    try await withThrowawayDatabase(.postgres) { place, _ in
      let name = place.address.split(separator: "/").last?.split(separator: "?").first ?? ""
      try await TestServer.run("ALTER DATABASE \(name) SET synchronous_commit = off")
      let mode = try await place.open().read { try $0.first("SHOW synchronous_commit") { try $0.text(0) } }
      #expect(mode == "on")
    }
  }

  @Test("A connection that the server ended is made again, for reading and for writing")
  func reconnects() async throws {
    try await withThrowawayDatabase(.postgres) { place, database in
      try await database.write { try $0.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')") }
      _ = try await database.read { try $0.first("SELECT 1") { try $0.int(0) } }
      try await Self.endConnections(to: place)
      try await database.write { try $0.execute("INSERT INTO setting (name, value) VALUES ('c', 'd')") }
      let kept = try await database.read {
        try $0.query("SELECT name FROM setting ORDER BY name", []) { try $0.text(0) }
      }
      #expect(kept == ["a", "c"])
    }
  }

  @Test("A connection that ends inside a transaction is said to be lost, nothing is kept, and the next one works")
  func lostInside() async throws {
    try await withThrowawayDatabase(.postgres) { _, database in
      do {
        try await database.write { connection in
          try connection.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
          _ = try connection.first("SELECT pg_terminate_backend(pg_backend_pid())") { try $0.int(0) }
          try connection.execute("INSERT INTO setting (name, value) VALUES ('c', 'd')")
        }
        Issue.record("it was kept")
      } catch let error as StorageError {
        guard case .connectionLost = error else { throw error }
      }
      try await database.write { try $0.execute("INSERT INTO setting (name, value) VALUES ('e', 'f')") }
      let kept = try await database.read { try $0.query("SELECT name FROM setting", []) { try $0.text(0) } }
      #expect(kept == ["e"])
    }
  }

  @Test("A transaction whose failed statement was overlooked is not said to be kept")
  func overlooked() async throws {
    try await withThrowawayDatabase(.postgres) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
          try? connection.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
        }
      }
    }
  }

  @Test("Texts sort by their bytes in a database whose own language sorts otherwise")
  func language() async throws {
    let place = try await ThrowawayDatabase.make(.postgres, empty: true)
    let texts = ["a", "B", "_", "É", "Z", "é", "z"]
    do {
      let database = try await place.open()
      try await database.write { connection in
        for text in texts { try connection.execute("INSERT INTO setting (name, value) VALUES (?, 'x')", [.text(text)]) }
      }
      let sorted = try await database.read {
        try $0.query("SELECT name FROM setting ORDER BY name", []) { try $0.text(0) }
      }
      #expect(sorted == ["B", "Z", "_", "a", "z", "É", "é"])
      let other = try await database.read { connection in
        try connection.query(
          """
          SELECT table_name || '.' || column_name FROM information_schema.columns
          WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
          """, []
        ) { try $0.text(0) }
      }
      #expect(other.isEmpty)
    } catch {
      await place.removeAll()
      throw error
    }
    await place.removeAll()
  }

  @Test(
    "The table of accepted extracts and the frozen ones cannot be emptied at one stroke",
    arguments: [
      "TRUNCATE post_figure", "TRUNCATE unit_figure", "TRUNCATE rule_pack_file", "TRUNCATE extract CASCADE",
      "TRUNCATE allocation", "TRUNCATE tier_change", "TRUNCATE tier_override",
    ])
  func truncate(statement: String) async throws {
    try await withThrowawayDatabase(.postgres) { _, database in
      await #expect {
        try await database.write { try $0.execute(statement) }
      } throws: { "\($0)".contains("history is frozen") }
    }
  }

  @Test("Hundreds of different statements are forgotten in time and work all the same")
  func manyStatements() async throws {
    try await withThrowawayDatabase(.postgres) { _, database in
      let sum = try await database.read { connection in
        try (0..<1_100).reduce(0) { sum, number in
          sum + (try connection.first("SELECT \(number) + ?", [1]) { try $0.int(0) } ?? 0)
        }
      }
      #expect(sum == 1_100 * 1_099 / 2 + 1_100)
    }
  }

  @Test("The server knows how many rows were loaded as soon as they are", arguments: [(20_000, 20_000), (10, -1)])
  func analysed(rows: Int, known: Int) async throws {
    try await withThrowawayDatabase(.postgres) { _, database in
      let estimate = try await database.write { connection in
        let loader = try connection.loader(into: "setting", columns: ["name", "value"])
        for row in 0..<rows { try loader.add([.text("\(row)"), "x"]) }
        try loader.finish()
        return try connection.first("SELECT reltuples FROM pg_class WHERE relname = 'setting'") { try $0.real(0) }
      }
      #expect(estimate == Double(known))
    }
  }

  private static func endConnections(to place: ThrowawayDatabase) async throws {
    let name = place.address.split(separator: "/").last?.split(separator: "?").first ?? ""
    try await TestServer.run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '\(name)'")
  }
}

@Suite("The address of a database on a server")
struct PostgresAddressTests {
  @Test(
    "Addresses are told from paths",
    arguments: [
      ("postgres://a/b", true), ("postgresql://a/b", true), ("POSTGRES://a/b", true), ("postgres", false),
      ("headroom.sqlite", false), ("folder/postgres://", false), ("", false),
    ])
  func prefix(text: String, isAddress: Bool) { #expect(PostgresDatabase.isAddress(text) == isAddress) }

  @Test(
    "A server that does not answer, or an address that cannot be read, is refused without the password",
    arguments: [
      "postgres://me:s3cret@127.0.0.1:1/headroom", "postgres://me:s3cret@127.0.0.1:port/headroom",
      "postgres://me:s3cret%@127.0.0.1/headroom", "postgres://me:s3cret@[::1/headroom", "postgresql://me:s3cret@/x?y=z",
      "postgres://me:s3cret@127.0.0.1:1/headroom?sslmode=s3cret",
      "postgres:///headroom?host=/nonexistent&password=s3cret",
    ])
  func refused(url: String) async throws {
    do {
      _ = try await PostgresDatabase(url: url)
      Issue.record("it was opened")
    } catch let error as StorageError {
      guard case .cannotReach = error else { throw error }
      #expect(!error.description.contains("s3cret"))
      #expect(error.description.contains("--database"))
    }
  }
}
