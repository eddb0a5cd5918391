import Caseload
import Casework
import Storage
import TestSupport

/// One region with two PDUs, three teams, two members of staff and six cases, one of them restricted.
enum SmallCases {
  static let day = LocalDate(iso: "2026-11-22") ?? LocalDate(daysSinceEpoch: 0)

  /// - Parameter more: rows beside the usual ones, in the same transaction.
  static func run(
    _ kind: DatabaseKind, _ more: @escaping @Sendable (CaseRecords) throws -> Void = { _ in },
    _ body: (Service) async throws -> Void
  ) async throws {
    try await withThrowawayDatabase(kind) { _, database in
      try await database.write { connection in
        let records = CaseRecords(connection)
        try organisation(records)
        try cases(records)
        try more(records)
      }
      // A day later than the data: figures are as of the data's day.
      try await body(
        Service(database: database, pack: try englandAndWales(), clock: .fixed(day + 1), actor: .terminal(user: "test"))
      )
    }
  }

  private static func organisation(_ records: CaseRecords) throws {
    try records.dataImport(asOf: day.iso)
    try records.unit("R1", "North", level: "region")
    try records.unit("P1", "PDU One", level: "pdu", parent: "R1")
    try records.unit("P2", "PDU Two", level: "pdu", parent: "R1")
    try records.unit("T1", "Team One", level: "team", parent: "P1")
    try records.unit("T2", "Team Two", level: "team", parent: "P1")
    try records.unit("T3", "Team Three", level: "team", parent: "P2")
    try records.staff("S1", "Jo", "Kim", qualified: "2019-01-01")
    try records.staff("S2", "Lee", "Ward", left: "2026-10-31")
    try records.post("S1", "T1")
  }

  private static func cases(_ records: CaseRecords) throws {
    try records.currentCase("A000001", "Sam", "Archer", holder: "S1", holderName: "Kim, Jo")
    try records.currentCase(
      "A000002", "Ann", "Brown", holder: "S1", holderName: "Kim, Jo", tier: "C1", rosh: "high",
      mappa: "category 1 level 2")
    try records.currentCase(
      "A000003", "Bo", "Carr", team: "T2", since: "2026-10-11T09:00:00Z", type: "licence", location: "licence",
      release: "2026-10-11", expectedEnd: "2026-11-21")
    try records.currentCase(
      "A000004", "Eve", "Dunn", team: "T3", since: "2026-11-20T09:00:00Z", tier: "A1", rosh: "low")
    try records.currentCase(
      "A000005", "Di", "Cole", team: nil, since: "2026-11-19T09:00:00Z", type: nil, location: nil, tier: "untiered",
      isProvisional: true, rosh: nil, expectedEnd: nil)
    try records.currentCase("A000006", "Very", "Secret", tier: "A3", isRestricted: true)
  }
}
