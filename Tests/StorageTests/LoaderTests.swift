import Storage
import TestSupport
import Testing

@Suite("Loading many rows")
struct LoaderTests {
  private static let columns = [
    "staff_code", "team_code", "reason", "hundredths", "starts_on", "ends_on", "recorded_at",
  ]

  private static func row(_ code: String, _ hundredths: Int = 100) -> [SQLValue] {
    [.text(code), "T", "other", .integer(hundredths), "2026-01-01", "2026-02-01", "now"]
  }

  private static func codes(_ connection: any SQLConnection) throws -> [String] {
    try connection.query("SELECT staff_code FROM hours_reduction ORDER BY id", []) { try $0.text(0) }
  }

  @Test(
    "Every row that was loaded is in the table, with the texts exactly as they were", arguments: DatabaseKind.available)
  func loads(kind: DatabaseKind) async throws {
    let texts =
      [
        "", " ", "\\N", "\\", "a\tb", "a\nb", "a\r\nb", "\\.", "O'Neill", "\"q\"", "Ærø 🙂", "\\x41", "NULL",
        "\u{1}\u{7f}",
      ]
      + (0..<3_000).map { String(repeating: "long \($0) ", count: 20) }
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let loader = try connection.loader(into: "hours_reduction", columns: Self.columns)
        for text in texts { try loader.add(Self.row(text)) }
        try loader.finish()
      }
      #expect(try await database.read(Self.codes) == texts)
    }
  }

  @Test("Nothing, numbers at both ends, and bytes come back as they were loaded", arguments: DatabaseKind.available)
  func everyType(kind: DatabaseKind) async throws {
    let rows: [[SQLValue]] = [
      [.integer(1), .null, .null, .null],
      [.integer(.min), .real(-0.1), "x", .bytes([0, 255, 92, 10])],
      [.integer(.max), .real(1e300), "", .bytes([])],
    ]
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        try connection.execute(
          kind.dialect.translated("CREATE TABLE kinds (a {int} PRIMARY KEY, b {real}, c TEXT, d {bytes})"))
        let loader = try connection.loader(into: "kinds", columns: ["a", "b", "c", "d"])
        for row in rows { try loader.add(row) }
        try loader.finish()
      }
      let kept = try await database.read { connection in
        try connection.query("SELECT a, b, c, d FROM kinds ORDER BY CASE a WHEN 1 THEN 0 ELSE 1 END, a", []) { row in
          [row.value(0), row.value(1), row.value(2), row.value(3)]
        }
      }
      #expect(kept == rows)
    }
  }

  @Test("Rows that give their own identifiers can be followed by one that does not", arguments: DatabaseKind.available)
  func identifiers(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      let next = try await database.write { connection in
        let loader = try connection.loader(into: "unit", columns: ["id", "level", "code", "name", "search_text"])
        for id in [5, 70, 3] { try loader.add([.integer(id), 0, .text("\(id)"), "n", "n"]) }
        try loader.finish()
        return try connection.insert(
          "INSERT INTO unit (level, code, name, search_text) VALUES (?, ?, ?, ?)", [0, "next", "n", "n"])
      }
      #expect(next == 71)
    }
  }

  @Test(
    "A row that the table refuses undoes the whole transaction, with an error of the store",
    arguments: DatabaseKind.available)
  func refusedRow(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          try connection.execute("INSERT INTO setting (name, value) VALUES ('before', 'x')")
          let loader = try connection.loader(into: "setting", columns: ["name", "value"])
          for name in ["a", "b", "a"] { try loader.add([.text(name), "x"]) }
          try loader.finish()
        }
      }
      let kept = try await database.write { connection in
        // The connection is as good as before.
        try connection.execute("INSERT INTO setting (name, value) VALUES ('after', 'x')")
        return try connection.query("SELECT name FROM setting", []) { try $0.text(0) }
      }
      #expect(kept == ["after"])
    }
  }

  @Test("A row with more or fewer values than columns is refused", arguments: DatabaseKind.available, [1, 3])
  func wrongWidth(kind: DatabaseKind, count: Int) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          let loader = try connection.loader(into: "setting", columns: ["name", "value"])
          try loader.add([SQLValue](repeating: "a", count: count))
          try loader.finish()
        }
      }
    }
  }

  @Test("A table or a column that is not there is refused", arguments: DatabaseKind.available, ["nothing", "setting"])
  func noSuchTable(kind: DatabaseKind, table: String) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          let loader = try connection.loader(into: table, columns: ["name", "no_column"])
          try loader.add(["a", "b"])
          try loader.finish()
        }
      }
      let kept = try await database.read { try $0.count("setting") }
      #expect(kept == 0)
    }
  }

  @Test("A transaction that leaves its loader open is undone", arguments: DatabaseKind.available)
  func leftOpen(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          try connection.loader(into: "setting", columns: ["name", "value"]).add(["a", "b"])
        }
      }
      let kept = try await database.write { try $0.count("setting") }
      #expect(kept == 0)
    }
  }

  @Test(
    "While rows are being loaded nothing else runs on the connection, a second loader neither",
    arguments: DatabaseKind.available)
  func nothingElse(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let loader = try connection.loader(into: "setting", columns: ["name", "value"])
        try loader.add(["a", "b"])
        #expect(throws: StorageError.self) { try connection.execute("DELETE FROM setting") }
        #expect(throws: StorageError.self) { _ = try connection.first("SELECT 1") { try $0.int(0) } }
        #expect(throws: StorageError.self) { try connection.each("SELECT 1", []) { _ in } }
        #expect(throws: StorageError.self) { _ = try connection.loader(into: "setting", columns: ["name", "value"]) }
        try loader.finish()
        #expect(try connection.count("setting") == 1)
      }
    }
  }

  @Test("A loader that has ended takes no more rows", arguments: DatabaseKind.available)
  func ended(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let loader = try connection.loader(into: "setting", columns: ["name", "value"])
        try loader.finish()
        #expect(throws: StorageError.self) { try loader.add(["a", "b"]) }
        #expect(throws: StorageError.self) { try loader.finish() }
      }
    }
  }

  @Test("A second loader may follow the first, and no rows at all are loaded too", arguments: DatabaseKind.available)
  func oneAfterTheOther(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        try connection.loader(into: "setting", columns: ["name", "value"]).finish()
        let loader = try connection.loader(into: "setting", columns: ["value", "name"])
        try loader.add(["value", "name"])
        try loader.finish()
      }
      let name = try await database.read { try $0.first("SELECT name FROM setting") { try $0.text(0) } }
      #expect(name == "name")
    }
  }

  @Test(
    "A text with a zero byte is refused, loaded or as an argument: a database would cut it off there",
    arguments: DatabaseKind.available)
  func zeroByte(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.write { try $0.execute("INSERT INTO setting (name, value) VALUES ('a', ?)", ["b\0c"]) }
      }
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          let loader = try connection.loader(into: "setting", columns: ["name", "value"])
          try loader.add(["a", "b\0c"])
          try loader.finish()
        }
      }
    }
  }

  @Test("A reading transaction cannot load", arguments: DatabaseKind.available)
  func readOnly(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      await #expect(throws: StorageError.self) {
        try await database.read { connection in
          let loader = try connection.loader(into: "setting", columns: ["name", "value"])
          try loader.add(["a", "b"])
          try loader.finish()
        }
      }
    }
  }
}

extension SQLConnection {
  /// How many rows a table has.
  fileprivate func count(_ table: String) throws -> Int? {
    try first("SELECT COUNT(*) FROM \(table)") { try $0.int(0) }
  }
}
