import Caseload
import Foundation
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

enum FileTree {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

@Suite("What changes data is in the audit trail")
struct AuditedActionTests {
  /// Action, kind of subject, subject where it is a person's, and outcome of each row, in their order.
  private func rows(_ database: any SQLDatabase) async throws -> [String] {
    try await database.read {
      try $0.query("SELECT action, subject_kind, subject, outcome, actor FROM audit_event ORDER BY seq", []) { row in
        let kind = try row.text(1)
        let subject = kind == "person" || kind == "staff" ? " " + (try row.text(2)) : ""
        return "\(try row.text(0)) \(kind)\(subject) \(try row.text(3)) \(try row.text(4))"
      }
    }
  }

  @Test("Each change, import, export and night is there once, with who and whose", arguments: DatabaseKind.available)
  func done(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service("2026-11-23").acting(as: Trail.clerk)
      let example = try world.example()
      _ = try await service.importData(path: example)
      _ = try await service.importData(path: example)
      let crn = try await world.text("SELECT MIN(crn) FROM case_now") ?? ""
      let risk = ["crn": crn, "kind": "rosh", "recorded_at": "2026-11-22T08:00:00Z", "band": "very-high"]
      _ = try await service.record(HandEntry(sheet: "risk", texts: risk, madeBy: "A"), preview: true)
      _ = try await service.record(HandEntry(sheet: "risk", texts: risk, madeBy: "A"), preview: false)
      _ = try await service.overrideTier(crn: crn, tier: "A0", reason: "b", decidedBy: "A", preview: true)
      _ = try await service.overrideTier(crn: crn, tier: "A0", reason: "b", decidedBy: "A")
      _ = try await service.runNight()
      _ = try await service.exportData(path: world.newPath(), all: false)
      #expect(
        try await rows(world.database) == [
          "import-data data done ada", "import-data data done ada", "record-change person \(crn) done ada",
          "tier-override person \(crn) done ada", "night-run night done ada", "export data done ada",
        ])
    }
  }

  @Test(
    "An extract and hours that are brought in are there, and ones that are refused", arguments: DatabaseKind.available)
  func nights(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let service = nights.service.acting(as: Trail.clerk)
      _ = try await service.importExtract(path: nights.workbook())
      _ = try await service.importHours(path: nights.hours())
      await #expect(throws: (any Error).self) {
        _ = try await service.importExtract(path: nights.write("no.xlsx", "no workbook"))
      }
      await #expect(throws: (any Error).self) { _ = try await service.importHours(path: nights.write("h.csv", "no")) }
      #expect(
        try await rows(nights.database) == [
          "import-extract extract done ada", "import-hours none done ada", "import-extract extract refused ada",
          "import-hours none refused ada",
        ])
    }
  }

  @Test("What was refused is there, though all it began was undone", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service().acting(as: Trail.clerk)
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.runNight() }
      _ = try await service.importData(path: try world.example())
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await service.overrideTier(crn: "X000000", tier: "A0", reason: "b", decidedBy: "A")
      }
      _ = try await service.record(
        HandEntry(sheet: "risk", texts: ["crn": "X310001", "kind": "no such kind"], madeBy: "A"), preview: false)
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await service.record(
          HandEntry(sheet: "risk", texts: ["crn": "X000000", "kind": "rosh"], madeBy: "A"), preview: false)
      }
      _ = try await service.importData(
        path: try world.delta(asOf: "2026-11-22T03:00:00Z", [("risk", "X000000,nothing,,,")]))
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await service.importData(path: try world.delta(asOf: "2026-01-01T03:00:00Z"))
      }
      #expect(
        try await rows(world.database) == [
          "night-run none refused ada", "import-data data done ada", "tier-override person X000000 refused ada",
          "record-change person X310001 refused ada", "record-change person X000000 refused ada",
          "import-data data refused ada", "import-data none refused ada",
        ])
      #expect(try await service.verifyAudit().difference == nil)
    }
  }

  @Test("No row holds a name, a note, a reason or what was shown or changed", arguments: DatabaseKind.available)
  func planted(kind: DatabaseKind) async throws {
    let marker = "Plantagenet"
    try await CaseFolders.run(kind) { world in
      let service = try world.service("2026-11-23").acting(as: Trail.clerk)
      let path = try world.example()
      _ = try await service.importData(path: path)
      let crn = try await world.text("SELECT MIN(crn) FROM case_now") ?? ""
      for texts in [
        ["crn": crn, "forename": marker], ["crn": "\(marker) is where the CRN goes", "forename": marker],
        ["crn": crn, "starts_on": marker],
      ] {
        _ = try? await service.record(
          HandEntry(sheet: "cases", texts: texts, madeBy: marker, reason: marker), preview: false)
      }
      _ = try await service.overrideTier(crn: crn, tier: "A0", reason: marker, decidedBy: marker)
      _ = try? await service.overrideTier(crn: crn, tier: marker, reason: marker, decidedBy: marker)
      _ = try await service.importData(
        path: try world.delta(asOf: "2026-11-22T03:00:00Z", [("risk", "\(crn),\(marker),\(marker),,")]))
      _ = try? await service.importHours(path: path + "/\(marker).csv")
      _ = try await service.auditEvents(AuditQuery(actor: marker))
      _ = try await service.runNight()
      // The marker is kept where it belongs, so it would have been there to leak.
      #expect(try await world.count("SELECT COUNT(*) FROM tier_override WHERE reason = ?", [.text(marker)]) == 1)
      let all = try await world.rows("SELECT \(AuditEvent.columns) FROM audit_event")
      #expect(all.count >= 6)
      for row in all { #expect(!"\(row)".contains(marker), "\(row)") }
    }
  }
}

@Suite("The audit trail moves with the data")
struct MovedTrailTests {
  @Test(
    "Every row comes with its hash into any kind of database, and the chain goes on", arguments: DatabaseKind.available)
  func moves(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service().acting(as: Trail.clerk)
      _ = try await service.importData(path: try world.example())
      for number in 0..<20 { try await service.noteInTrail(Trail.entry(number)) }
      let path = world.newPath()
      _ = try await service.exportData(path: path, all: true)
      let select = "SELECT \(AuditEvent.columns) FROM audit_event ORDER BY seq"
      let expected = try await world.rows(select)
      let mark = try await service.auditMark()
      for other in DatabaseKind.available {
        try await CaseFolders.run(other) { target in
          let moved = try target.service("2026-11-23").acting(as: Trail.clerk)
          _ = try await moved.importData(path: path)
          let rows = try await target.rows(select)
          #expect(Array(rows.dropLast()) == expected)
          #expect(rows.count == expected.count + 1)
          let report = try await moved.verifyAudit(marks: [mark])
          #expect(report == AuditReport(events: 23, marks: 1, difference: nil))
        }
      }
    }
  }

  @Test("A trail cut off on its way is found where it arrives")
  func cut() async throws {
    try await CaseFolders.run(.sqlite) { world in
      let service = try world.service().acting(as: Trail.clerk)
      _ = try await service.importData(path: try world.example())
      for number in 0..<20 { try await service.noteInTrail(Trail.entry(number)) }
      let path = world.newPath()
      _ = try await service.exportData(path: path, all: true)
      let file = URL(filePath: "\(path)/tables/audit_event.csv")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      try Data(lines.dropLast(3).joined(separator: "\n").appending("\n").utf8).write(to: file)
      try await CaseFolders.run(.sqlite) { target in
        let moved = try target.service("2026-11-23").acting(as: Trail.clerk)
        _ = try await moved.importData(path: path)
        #expect(try await moved.verifyAudit().difference == AuditDifference(kind: .deleted, seq: 21))
      }
    }
  }

  @Test("A whole export that is refused by an empty database begins no trail there", arguments: DatabaseKind.available)
  func retry(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service().acting(as: Trail.clerk)
      _ = try await service.importData(path: try world.example())
      let path = world.newPath()
      _ = try await service.exportData(path: path, all: true)
      try await CaseFolders.run(kind) { target in
        let moved = try target.service("2026-11-23").acting(as: Trail.clerk)
        let extra = URL(filePath: "\(path)/tables/no_such_table.csv")
        try Data("a\n".utf8).write(to: extra)
        await #expect(throws: CaseworkRefusal.self) { _ = try await moved.importData(path: path) }
        try FileManager.default.removeItem(at: extra)
        #expect(try await moved.importData(path: path).outcome == .accepted)
      }
    }
  }
}
