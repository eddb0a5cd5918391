import Casework
import DataFormat
import Rules
import Storage
import TestSupport
import Testing

@Suite("Records of reduced hours")
struct ReductionRecordTests {
  @Test(
    "A row with its reason is shown to and changed by those alone who may see reasons",
    arguments: DatabaseKind.available)
  func roles(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { records in
      try records.insert(
        "staff_reduction",
        [
          "staff_code": "S2", "team": "T1", "reason": "disability", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
          "hours": .integer(370),
        ])
    } _: { service in
      for role in service.pack.access.roles {
        let acting = service.acting(as: AccessWorld.actor(role))
        let expected =
          role.grants.contains { $0.permission == Permission(.change, .staff) }
          && role.grants.contains { $0.permission == Permission(.view, .reductionReasons) }
        var isShown = true
        do {
          let row = try await acting.row(of: DataSheets.reductions, key: ["S2", "T1", "disability", "2026-01-01"])
          #expect(row?["reason"] == "disability")
        } catch CaseworkRefusal.notAllowed { isShown = false }
        #expect(isShown == expected, "\(role.id)")
        let entry = HandEntry(
          sheet: "reductions",
          texts: [
            "staff_code": "S2", "team": "T1", "reason": "disability", "starts_on": "2026-01-01",
            "ends_on": "2026-11-30", "hours": "3.7",
          ], madeBy: "somebody")
        do {
          _ = try await acting.record(entry, preview: true)
          #expect(expected, "\(role.id)")
        } catch CaseworkRefusal.notAllowed { #expect(!expected, "\(role.id)") }
      }
    }
  }
}
