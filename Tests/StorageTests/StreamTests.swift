import Storage
import TestSupport
import Testing

@Suite("Reading rows one after the other")
struct StreamTests {
  /// Loads settings `000000`, `000001`, … with their number as value.
  private static func fill(_ database: any SQLDatabase, _ count: Int) async throws {
    try await database.write { connection in
      let loader = try connection.loader(into: "setting", columns: ["name", "value"])
      for number in 0..<count { try loader.add([.text(String(1_000_000 + number)), .text(String(number))]) }
      try loader.finish()
    }
  }

  @Test(
    "Every row comes once and in order, however many there are", arguments: DatabaseKind.available,
    [0, 1, 4_999, 5_000, 5_001, 12_345])
  func everyRow(kind: DatabaseKind, count: Int) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await Self.fill(database, count)
      let found = try await database.read { connection in
        var found: [String] = []
        try connection.each("SELECT value FROM setting WHERE name >= ? ORDER BY name", ["1"]) { row in
          found.append(try row.text(0))
        }
        return found
      }
      #expect(found == (0..<count).map(String.init))
    }
  }

  @Test("A row may be kept beyond its turn", arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await Self.fill(database, 3)
      let rows = try await database.read { connection in
        var rows: [SQLRow] = []
        try connection.each("SELECT value FROM setting ORDER BY name", []) { rows.append($0) }
        return rows
      }
      #expect(try rows.map { try $0.text(0) } == ["0", "1", "2"])
    }
  }

  @Test(
    "Other statements may run between two rows, even the same one and one that is streamed itself",
    arguments: DatabaseKind.available)
  func nested(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await Self.fill(database, 3)
      let pairs = try await database.write { connection in
        let sql = "SELECT value FROM setting WHERE name >= ? ORDER BY name"
        var pairs: [String] = []
        try connection.each(sql, ["1"]) { outer in
          let all = try connection.query(sql, ["1"]) { try $0.text(0) }
          try connection.each(sql, ["1"]) { inner in pairs.append(try outer.text(0) + inner.text(0)) }
          try connection.execute("UPDATE practitioner SET left_on = NULL")
          #expect(all.count == 3)
        }
        return pairs
      }
      #expect(pairs == ["00", "01", "02", "10", "11", "12", "20", "21", "22"])
    }
  }

  @Test("What the body throws comes out, and the connection can be used on", arguments: DatabaseKind.available)
  func stopped(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await Self.fill(database, 10)
      let count = try await database.read { connection in
        #expect(throws: CancellationError.self) {
          try connection.each("SELECT value FROM setting", []) { _ in throw CancellationError() }
        }
        return try connection.first("SELECT COUNT(*) FROM setting") { try $0.int(0) }
      }
      #expect(count == 10)
    }
  }

  @Test(
    "A loader that is left open between two rows is an error, not a mixed answer", arguments: DatabaseKind.available)
  func loaderLeftOpen(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await Self.fill(database, 3)
      await #expect(throws: StorageError.self) {
        try await database.write { connection in
          try connection.each("SELECT value FROM setting", []) { _ in
            _ = try connection.loader(into: "unit", columns: ["level"])
          }
        }
      }
    }
  }
}
