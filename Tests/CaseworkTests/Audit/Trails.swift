import Caseload
import Storage
import TestSupport

@testable import Casework

/// Audit trails for tests, and what somebody with the database in hand may do to them.
struct Trail {
  let kind: DatabaseKind
  let place: ThrowawayDatabase
  let database: any SQLDatabase
  let service: Service

  static let clerk = Actor(
    way: .account(7), name: "ada", displayName: "Ada Lovelace",
    roles: [
      HeldRole(role: "spo", unit: RoleUnit(level: "team", code: "N07T01")), HeldRole(role: "data-steward", unit: nil),
      HeldRole(role: "pdu-head", unit: RoleUnit(level: "nation", code: "EW")),
      HeldRole(role: "administrator", unit: nil),
    ])

  static func run(_ kind: DatabaseKind, events: Int = 0, _ body: (Trail) async throws -> Void) async throws {
    let pack = try englandAndWales()
    try await withThrowawayDatabase(kind) { place, database in
      let service = Service(
        database: database, pack: pack, clock: .fixed(LocalDate(daysSinceEpoch: 20_779)), actor: clerk)
      let trail = Trail(kind: kind, place: place, database: database, service: service)
      // The cases of the events: of one that is not there nobody who signed in is told.
      try await database.write { connection in
        for number in 0..<events where number.isMultiple(of: 6) {
          try CaseRecords(connection).insert(
            "case_record",
            [
              "crn": .text("X\(number)"), "forename": "Sam", "surname": "Hill", "date_of_birth": "1990-02-28",
              "gender": "male", "setting": "community", "responsible": "community", "starts_on": "2026-01-05",
            ])
        }
      }
      try await trail.add(events)
      try await body(trail)
    }
  }

  /// Adds rows of many shapes, all in one transaction.
  func add(_ count: Int) async throws {
    try await database.write { connection in
      for number in 0..<count { try service.trail(Self.entry(number), connection) }
    }
  }

  static func entry(_ number: Int) -> AuditEntry {
    let actions = AuditAction.allCases
    let subjects: [AuditSubject] = [
      .person("X\(number)"), .staff("N07T01\(number % 7)"), .unit(level: "team", code: "N07T01"), .none,
      .account("grace"), .item(kind: "extract", id: "\(number)"),
    ]
    return AuditEntry(
      actions[number % actions.count], subjects[number % subjects.count],
      outcome: AuditEntry.Outcome.allCases[number % 3], detail: number.isMultiple(of: 2) ? "\(number) rows" : nil)
  }

  /// Takes away what refuses to change history, as somebody would who owns the database.
  func disarm() async throws {
    try await database.write { connection in
      let names = try connection.query(
        kind == .sqlite
          ? "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'"
          : """
          SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
          WHERE NOT t.tgisinternal AND c.relname LIKE 'audit%'
          """, []
      ) { (try $0.text(0), try $0.text(1)) }
      for (name, table) in names {
        try connection.execute("DROP TRIGGER \(name)" + (kind == .sqlite ? "" : " ON \(table)"))
      }
    }
  }

  func tamper(_ statements: String...) async throws {
    try await database.write { connection in
      for statement in statements { try connection.execute(statement) }
    }
  }

  func difference(_ marks: [AuditMark] = []) async throws -> AuditDifference? {
    try await service.verifyAudit(marks: marks).difference
  }
}
