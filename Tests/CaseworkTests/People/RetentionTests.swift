import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("Keeping nothing for longer than is needed")
struct RetentionTests {
  private static let day = SmallCases.day

  /// A draft, a settled change and a waiting one of a day; a case that ended on it.
  private static func old(_ day: String, _ records: CaseRecords) throws {
    try records.insert(
      "subject_draft",
      [
        "kind": "staff", "subject": "S2", "made_at": .text("\(day)T09:00:00Z"), "made_by": "a", "maker_name": "A",
        "content": "{\"sections\":[]}", "left_out": "",
      ])
    for state in ["confirmed", "waiting", "contradicted"] {
      try records.insert(
        "local_change",
        [
          "sheet": "risk", "row_key": "k", "column_name": "band", "crn": "A000001", "value_before": "low",
          "value_after": "high", "made_at": .text("\(day)T09:00:00Z"), "made_by": "A", "state": .text(state),
          "settled_at": state == "waiting" ? nil : .text("\(day)T09:00:00Z"),
        ])
    }
    try records.insert(
      "case_record",
      [
        "crn": "A000099", "forename": "Old", "surname": "Case", "gender": "male", "setting": "community",
        "responsible": "community", "starts_on": "2010-01-01", "ends_on": .text(day),
      ])
  }

  private func due(_ report: RetentionReport) -> [RetentionRules.Kind: Int] {
    Dictionary(report.lines.filter { $0.due > 0 }.map { ($0.period.kind, $0.due) }, uniquingKeysWith: +)
  }

  @Test(
    "What is due is listed by kind and count with its day, and a dry run erases nothing",
    arguments: DatabaseKind.available)
  func dryRun(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) {
      try Self.old("2010-06-30", $0)
    } _: { service in
      let terminal = service.acting(as: .terminal(user: "test"))
      for _ in 0..<2 {
        let report = try await terminal.retentionDue()
        #expect(due(report) == [.endedCases: 1, .settledChanges: 1, .ownDataDrafts: 1])
        #expect(report.erased == 0 && report.kept == 3 && report.review?.iso == "2027-01-01")
      }
    }
  }

  @Test(
    "Applied, it erases what is due by its age alone, and leaves cases that nobody has seen listed",
    arguments: DatabaseKind.available)
  func apply(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) {
      try Self.old("2010-06-30", $0)
    } _: { service in
      let terminal = service.acting(as: .terminal(user: "test"))
      let report = try await terminal.applyRetention()
      #expect(report.erased == 2 && report.kept == 1)
      let kept = try #require(report.lines.first { $0.period.kind == .endedCases })
      #expect(kept.erased == 0 && kept.isListedFirst && kept.codes == ["A000099"])
      #expect(due(try await terminal.retentionDue()) == [.endedCases: 1])
      let left = try await service.database.read { connection in
        try connection.query("SELECT state FROM local_change ORDER BY state", []) { try $0.text(0) }
      }
      #expect(left == ["contradicted", "waiting"])
      let trail = try await terminal.auditEvents(AuditQuery(action: .retentionApply))
      let erasures = trail.events.filter { $0.detail?.contains("erased") == true }
      #expect(Set(erasures.map(\.subject)) == ["settled-changes", "own-data-drafts"])
      #expect(erasures.allSatisfy { !($0.detail?.contains("high") ?? true) })
      #expect(try await terminal.verifyAudit().difference == nil)
    }
  }

  @Test("A record is due on the day after its months are over and not before", arguments: DatabaseKind.available)
  func edge(kind: DatabaseKind) async throws {
    // Six months before 22 November 2026.
    for (day, isDue) in [("2026-05-21", true), ("2026-05-22", false)] {
      try await AccessWorld.run(kind) {
        try Self.old(day, $0)
      } _: { service in
        let report = try await service.acting(as: .terminal(user: "test")).retentionDue()
        #expect(report.lines.first { $0.period.kind == .ownDataDrafts }?.due == (isDue ? 1 : 0), "\(day)")
      }
    }
  }

  @Test("Only whoever keeps the data may ask or erase", arguments: DatabaseKind.available)
  func roles(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      for role in service.pack.access.roles {
        let acting = service.acting(as: AccessWorld.actor(role))
        let may = role.grants.contains { $0.permission == Permission(.change, .data) }
        for use in [acting.retentionDue, acting.applyRetention] {
          do {
            _ = try await use()
            #expect(may, "\(role.id)")
          } catch CaseworkRefusal.notAllowed { #expect(!may, "\(role.id)") }
        }
      }
    }
  }
}
