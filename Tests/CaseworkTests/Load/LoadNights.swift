import Caseload
import Rules
import Storage
import TestSupport

@testable import Casework

/// Nights of one team with percentages as a test says them, and the watch run after each.
struct LoadNights {
  let service: Service
  let database: any SQLDatabase

  /// A Monday.
  static let monday = LocalDate(daysSinceEpoch: 20_422) + -LocalDate(daysSinceEpoch: 20_422).daysSinceMonday

  static func run(_ kind: DatabaseKind, _ body: (LoadNights) async throws -> Void) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let records = CaseRecords(connection)
        let units = [("EW", 0, nil), ("R1", 1, 1), ("P1", 2, 2), ("T1", 3, 3), ("T2", 3, 3)] as [(String, Int, Int?)]
        for (code, level, parent) in units {
          try records.insert(
            "unit",
            [
              "level": .integer(level), "code": .text(code), "name": .text("Unit \(code)"),
              "parent_id": parent.map(SQLValue.integer), "search_text": .text(code),
            ])
        }
        for (index, team) in [4, 4, 5].enumerated() {
          try records.insert(
            "practitioner",
            [
              "staff_code": .text("S\(index + 1)"), "forename": "Jo", "surname": .text("Kim\(index + 1)"),
              "search_text": "jo",
            ])
          try records.insert(
            "post",
            ["practitioner_id": .integer(index + 1), "team_id": .integer(team), "first_seen": "2025-01-01"])
        }
      }
      try await body(LoadNights(service: service(database, on: monday), database: database))
    }
  }

  static func service(_ database: any SQLDatabase, on day: LocalDate) throws -> Service {
    Service(database: database, pack: try englandAndWales(), clock: .fixed(day), actor: .terminal(user: "test"))
  }

  func service(on day: LocalDate) throws -> Service { try Self.service(database, on: day) }

  /// One night: for each post its percent in hundredths, nil for one that is not computable, and the cases it holds.
  func night(_ day: LocalDate, _ percents: [Int?], cases: Int = 40, hours: Int = 3_700) async throws {
    try await database.write { connection in
      let pack = service.pack
      let id = try Extracts.save(
        connection, fileName: "n", fingerprint: "f-\(day.iso)-\(UInt64.random(in: 0 ... .max))", state: .accepted,
        date: day, receivedAt: day.iso + "T02:00:00Z", owners: percents.count, cases: 0, problems: 0, reason: nil,
        pack: pack.id, packVersion: pack.version)
      for (index, percent) in percents.enumerated() {
        try CaseRecords(connection).insert(
          "post_figure",
          [
            "extract_id": .integer(id), "post_id": .integer(index + 1), "team_id": .integer(index < 2 ? 4 : 5),
            "grade": "PO", "cases_held": .integer(cases), "cases_active": .integer(cases),
            "work": .integer(percent ?? 0), "available_numerator": 10_000, "available_denominator": 1,
            "contracted": .integer(hours), "hours_assumed": 0, "reduced": 0,
            "not_computable": percent == nil ? .text("[{\"kind\":\"no-availability\"}]") : nil, "inputs": "{}",
          ])
      }
      try ExcessWatch(connection: connection, pack: pack, now: day.iso + "T02:00:00Z").follow()
    }
  }

  /// Seven nights of one week each with the same percentages.
  func week(_ number: Int, _ percents: [Int?]) async throws {
    for day in 0..<7 { try await night(Self.monday + number * 7 + day, percents) }
  }

  func rows(_ sql: String) async throws -> [String] {
    try await database.read { connection in try connection.query(sql, []) { try $0.text(0) } }
  }
}
