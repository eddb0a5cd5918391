import Caseload
import Rules
import Storage
import TestSupport

@testable import Casework

/// A PDU of two teams with posts that each rule stands against in its own way, a case that nobody holds, and accounts that may
/// or may not approve.
enum CommitWorld {
  static let crn = "B000001"

  /// - Parameter waiting: cases that nobody holds, beside the one.
  static func run(
    _ kind: DatabaseKind, waiting: Int = 0,
    _ more: @escaping @Sendable (CaseRecords) throws -> Void = { _ in },
    _ body: (Service) async throws -> Void
  ) async throws {
    try await SmallCases.run(
      kind,
      { records in
        try staff(records)
        try accounts(records)
        try self.waiting(crn, rosh: "high", records)
        try records.insert(
          "registration", ["crn": .text(crn), "number": "1", "type": "ADVP", "registered_on": "2026-11-01"])
        try records.insert(
          "restriction", ["crn": "A000006", "staff_code": "S1", "kind": "only", "starts_on": "2026-01-01"])
        try records.insert(
          "allocation",
          ["crn": "A000001", "starts_at": "2026-11-01T09:00:00Z", "staff_code": "S1", "team": "T1"])
        for number in 0..<waiting { try self.waiting("C" + String(100_000 + number), rosh: "medium", records) }
        try more(records)
      }
    ) { service in
      _ = try await service.on("2026-11-22").runNight()
      try await body(service)
    }
  }

  private static func staff(_ records: CaseRecords) throws {
    for (code, surname, team, grade) in [
      ("S3", "Able", "T1", "PO"), ("S4", "Untrained", "T1", "PO"), ("S5", "Officer", "T1", "PSO"),
      ("S6", "Neighbour", "T2", "PO"), ("S7", "Away", "T1", "PO"), ("S8", "Kept", "T1", "PO"),
      ("S9", "Lapsed", "T1", "PO"), ("S11", "Beyond", "T3", "PO"), ("S12", "Ended", "T1", "PO"),
    ] {
      try records.staff(code, "Jo", surname, qualified: "2015-01-01")
      try records.post(code, team, grade: grade, until: code == "S12" ? "2026-11-22" : nil)
      if code != "S4" {
        try records.insert(
          "training", ["staff_code": .text(code), "course": "domestic-abuse", "completed_on": "2025-01-01"])
      }
      try records.insert(
        "vetting",
        [
          "staff_code": .text(code), "kind": "enhanced", "cleared_on": "2020-01-01",
          "expires_on": .text(code == "S9" ? "2026-11-01" : "2030-01-01"),
        ])
    }
    // Two posts.
    try records.staff("S13", "Jo", "Twice", qualified: "2015-01-01")
    for team in ["T1", "T2"] { try records.post("S13", team, hours: 1_850) }
    try records.insert(
      "absence", ["staff_code": "S7", "starts_on": "2026-11-20", "ends_on": "2026-12-24", "kind": "sickness"])
  }

  private static func waiting(_ crn: String, rosh: String, _ records: CaseRecords) throws {
    try records.currentCase(crn, "Kit", "Moss", rosh: rosh)
    try records.insert(
      "case_order",
      [
        "crn": .text(crn), "number": "1", "type": "community-order", "sentenced_on": "2026-01-05",
        "starts_on": "2026-01-05", "expected_end_on": "2027-06-30",
      ])
    try records.insert(
      "risk_score",
      [
        "crn": .text(crn), "kind": "rosh", "recorded_at": "2026-01-26T10:30:00Z", "band": .text(rosh),
        "source": "oasys",
      ])
  }

  private static func accounts(_ records: CaseRecords) throws {
    let all: [(name: String, role: String, level: String, unit: String, staff: String?, enabled: Int)] = [
      ("head", "pdu-head", "pdu", "P1", nil, 1), ("own-head", "pdu-head", "pdu", "P1", "S4", 1),
      ("far-head", "pdu-head", "pdu", "P2", nil, 1), ("gone-head", "pdu-head", "pdu", "P1", nil, 0),
      ("senior", "spo", "team", "T1", "S14", 1), ("neighbour", "spo", "team", "T2", nil, 1),
    ]
    for (index, account) in all.enumerated() {
      try records.insert(
        "account",
        [
          "name": .text("\(account.name)@example.org"), "display_name": .text(account.name),
          "enabled": .integer(account.enabled),
          "must_change": 0, "staff_code": account.staff.map(SQLValue.text), "created_at": "2026-01-01T00:00:00Z",
          "created_by": "test",
        ])
      try records.insert(
        "account_role",
        [
          "account_id": .integer(index + 1), "role": .text(account.role), "unit_level": .text(account.level),
          "unit_code": .text(account.unit), "from_day": "2026-01-01", "granted_at": "2026-01-01T00:00:00Z",
          "granted_by": "test",
        ])
    }
  }

  /// Somebody with one of the accounts.
  static func actor(_ name: String, _ role: String, _ level: String, _ unit: String, staff: String? = nil) -> Actor {
    Actor(
      way: .account(5), name: "\(name)@example.org", displayName: name, staff: staff,
      roles: [HeldRole(role: role, unit: RoleUnit(level: level, code: unit))])
  }

  static let senior = actor("senior", "spo", "team", "T1", staff: "S14")
  static let head = actor("head", "pdu-head", "pdu", "P1")

  static func allocation(
    _ staff: String = "S3", team: String? = "T1", override: NewAllocation.Override? = nil, key: String? = nil
  ) -> NewAllocation {
    NewAllocation(crn: crn, staff: staff, team: team, rationale: "Has room", override: override, key: key)
  }
}

extension Service {
  func count(_ sql: String) async throws -> Int {
    try await database.read { try $0.first(sql, []) { try $0.int(0) } } ?? 0
  }

  /// Decisions, messages and changes of holder that stand.
  func decided() async throws -> [Int] {
    [
      try await count("SELECT COUNT(*) FROM allocation_decision"), try await count("SELECT COUNT(*) FROM outbox_event"),
      try await count("SELECT COUNT(*) FROM allocation WHERE crn = '\(CommitWorld.crn)'"),
    ]
  }
}
