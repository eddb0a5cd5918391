import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("An audit trail that cannot be written")
struct FullStoreTests {
  private func hold(_ crn: String, at minute: Int) -> HandEntry {
    HandEntry(
      sheet: "risk",
      texts: [
        "crn": crn, "kind": "rosh", "recorded_at": "2026-11-22T0\(minute / 60):\(10 + minute % 50):00Z", "band": "high",
      ],
      madeBy: "Marged Prosser")
  }

  @Test("On a full disk an action is refused, and nothing is done that is not in the trail")
  func full() async throws {
    try await CaseFolders.run(.sqlite) { world in
      let service = try world.service().acting(as: Trail.clerk)
      _ = try await service.importData(path: try world.example())
      let crn = try await world.text("SELECT MIN(crn) FROM case_now WHERE restricted = 0") ?? ""
      try await world.database.write { connection in
        let pages = try connection.first("PRAGMA page_count") { try $0.int(0) } ?? 0
        try connection.execute("PRAGMA max_page_count = \(pages)")
      }
      var refusal: (any Error)?
      for minute in 0..<450 where refusal == nil {
        do { _ = try await service.record(hold(crn, at: minute), preview: false) } catch { refusal = error }
      }
      #expect(refusal as? StorageError == .full)
      let changes = try await world.count("SELECT COUNT(*) FROM local_change")
      let logged = try await world.count(
        "SELECT COUNT(*) FROM audit_event WHERE action = 'record-change' AND outcome = 'done'")
      #expect(changes == logged)
      #expect(try await service.verifyAudit().difference == nil)
    }
  }

  @Test("A view is refused on a full disk")
  func view() async throws {
    try await Trail.run(.sqlite) { trail in
      try await trail.database.write { connection in
        let pages = try connection.first("PRAGMA page_count") { try $0.int(0) } ?? 0
        try connection.execute("PRAGMA max_page_count = \(pages)")
      }
      var refusal: (any Error)?
      for number in 0..<500 where refusal == nil {
        do { try await trail.service.noteInTrail(Trail.entry(number)) } catch { refusal = error }
      }
      #expect(refusal as? StorageError == .full)
      await #expect(throws: StorageError.full) {
        for _ in 0..<50 { _ = try await trail.service.auditEvents(AuditQuery()) }
      }
      #expect(try await trail.difference() == nil)
    }
  }

  @Test("Where the trail cannot be written nothing is changed, shown or let out", arguments: DatabaseKind.available)
  func failing(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service().acting(as: Trail.clerk)
      _ = try await service.importData(path: try world.example())
      let crn = try await world.text("SELECT MIN(crn) FROM case_now WHERE restricted = 0") ?? ""
      let before = try await world.digests()
      try await world.database.write { try $0.execute("ALTER TABLE audit_event RENAME TO audit_gone") }
      let path = world.newPath()
      await #expect(throws: StorageError.self) { _ = try await service.record(hold(crn, at: 0), preview: false) }
      await #expect(throws: StorageError.self) {
        _ = try await service.overrideTier(crn: crn, tier: "A0", reason: "known", decidedBy: "Marged Prosser")
      }
      await #expect(throws: StorageError.self) {
        _ = try await service.importData(path: try world.delta(asOf: "2026-11-22T03:00:00Z"))
      }
      await #expect(throws: StorageError.self) { _ = try await service.exportData(path: path, all: true) }
      await #expect(throws: StorageError.self) { _ = try await service.noteInTrail(.init(.viewCase, .person(crn))) }
      #expect(!FileTree.exists(path))
      #expect(try await world.digests() == before)
    }
  }
}
