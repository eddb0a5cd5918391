import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Writing rows")
struct RowWriteTests {
  private static let people = RowWrites(
    table: "staff", columns: ["staff_code", "forename", "surname", "left_on"], keyCount: 1)

  private static func person(_ number: Int, _ surname: String = "Gray", left: String? = nil) -> [SQLValue] {
    [.text("S\(10_000 + number)"), "Ann", .text(surname), .optional(left)]
  }

  private static func all(_ connection: any SQLConnection) throws -> [[SQLValue]] {
    try connection.query("SELECT staff_code, forename, surname, left_on FROM staff ORDER BY staff_code", []) {
      row in (0..<4).map(row.value)
    }
  }

  @Test("More new rows than one statement takes are all added", arguments: DatabaseKind.available)
  func insertsMany(kind: DatabaseKind) async throws {
    let rows = (0..<1_203).map { Self.person($0) }
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { try Self.people.insert(rows, $0) }
      #expect(try await database.read(Self.all) == rows)
    }
  }

  @Test("No rows are no statement", arguments: DatabaseKind.available)
  func insertsNone(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { try Self.people.insert([], $0) }
      #expect(try await database.read(Self.all).isEmpty)
    }
  }

  @Test("A row that is there already is refused, and none of the others is kept", arguments: DatabaseKind.available)
  func insertsTwice(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { try Self.people.insert([Self.person(1)], $0) }
      await #expect(throws: StorageError.self) {
        try await database.write { try Self.people.insert([Self.person(2), Self.person(1)], $0) }
      }
      #expect(try await database.read(Self.all) == [Self.person(1)])
    }
  }

  @Test("Only the columns that differ are written, to a value or to none", arguments: DatabaseKind.available)
  func changes(kind: DatabaseKind) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        try Self.people.insert([Self.person(1, left: "2026-01-31"), Self.person(2)], connection)
        // Somebody else's word for a column that does not differ must stay.
        try connection.execute("UPDATE staff SET forename = 'Zoe' WHERE staff_code = 'S10001'", [])
        try Self.people.change(from: Self.person(1, left: "2026-01-31"), to: Self.person(1, "Grey"), connection)
      }
      #expect(
        try await database.read(Self.all) == [["S10001", "Zoe", "Grey", .null], Self.person(2)])
    }
  }
}
