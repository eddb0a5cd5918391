import Caseload
import DataFormat
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Erasing cases that have ended and staff who have left")
struct ErasureTests {
  @Test(
    "Nothing of them is left in any table but the trail; colleagues' rows and free texts about others stand",
    arguments: DatabaseKind.available)
  func erased(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      #expect(try await !world.found(ErasureWorld.crn).isEmpty)
      #expect(try await !world.found(ErasureWorld.staff).isEmpty)
      let report = try await world.erase()
      let erased = report.lines.filter { $0.isListedFirst }
      #expect(erased.map(\.erased) == [1, 1])
      for text in [ErasureWorld.crn, "Penhallow", "Grace", "1969-04-30", ErasureWorld.staff] {
        #expect(try await world.found(text) == [], "\(text)")
      }
      // The other account's own name, and a note about a colleague who is still here.
      #expect(
        try await world.found(ErasureWorld.marker) == [
          "account: \(ErasureWorld.marker)", "duty: \(ErasureWorld.marker)",
        ])
      #expect(try await world.found("Ashdown") == ["allocation: Kit Ashdown leaves;\nknows the family from 2023."])
      #expect(
        try await world.folders.text("SELECT name FROM account WHERE enabled = 0 AND password_hash IS NULL")
          == "kit@example.org")
    }
  }

  @Test("One pseudonym stands in every history, and figures are as they were", arguments: DatabaseKind.available)
  func figures(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      let before = try await world.folders.digests()
      let held = try await world.folders.count("SELECT COUNT(*) FROM allocation")
      try await world.erase()
      let after = try await world.folders.digests()
      for table in [
        "post_figure", "unit_figure", "post_hours", "unit_hours", "extract", "rule_pack_file", "unit", "post",
      ] {
        #expect(before[table] == after[table], "\(table)")
      }
      let pseudonyms = try await world.folders.rows("SELECT kind, pseudonym FROM erasure ORDER BY id")
      #expect(pseudonyms == [["case", "Z000001"], ["staff", "erased-2"]])
      for table in ["case_record", "allocation", "tier_change", "tier_override", "disclosure", "case_opening"] {
        #expect(try await world.folders.count("SELECT COUNT(*) FROM \(table) WHERE crn = 'Z000001'") == 1, "\(table)")
      }
      for table in ["staff", "practitioner", "staff_post", "week_figure", "excess", "reduction_request", "readiness"] {
        let count = try await world.folders.count("SELECT COUNT(*) FROM \(table) WHERE staff_code = 'erased-2'")
        #expect(count == 1, "\(table)")
      }
      #expect(try await world.folders.count("SELECT COUNT(*) FROM allocation") == held)
      #expect(try await world.service.verifyAudit().difference == nil)
    }
  }

  @Test(
    "Nobody is erased without the code of the list, or when others are due than were listed",
    arguments: DatabaseKind.available)
  func listed(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      let due = try await world.service.retentionDue()
      #expect(due.lines.filter(\.isListedFirst).map(\.codes) == [[ErasureWorld.crn], [ErasureWorld.staff]])
      let before = try await world.folders.digests()
      let report = try await world.service.applyRetention()
      #expect(report.erased == 0 && report.listed == due.listed)
      #expect(try await world.folders.digests() == before)
      await #expect(throws: CaseworkRefusal.self) { _ = try await world.service.applyRetention(listed: "000000000000") }
      try await world.folders.database.write {
        try $0.execute("UPDATE case_record SET ends_on = '2026-08-10' WHERE crn = 'X310001'")
        try $0.execute("DELETE FROM case_now WHERE crn = 'X310001'")
      }
      await #expect(throws: CaseworkRefusal.self) { _ = try await world.service.applyRetention(listed: due.listed) }
      #expect(try await world.folders.count("SELECT COUNT(*) FROM erasure") == 0)
      #expect(try await world.erase().lines.first { $0.period.kind == .endedCases }?.erased == 2)
      #expect(try await world.service.retentionDue().listed == nil)
    }
  }

  @Test(
    "What is in use stands: a case that is listed, staff who hold one or whose account is enabled",
    arguments: DatabaseKind.available)
  func inUse(kind: DatabaseKind) async throws {
    for use in [
      "UPDATE account SET enabled = 1 WHERE staff_code = '\(ErasureWorld.staff)'",
      "UPDATE case_now SET staff_code = '\(ErasureWorld.staff)' WHERE crn = 'X310001'",
    ] {
      try await ErasureWorld.run(kind) { world in
        try await world.folders.database.write { try $0.execute(use) }
        let line = try #require(try await world.erase().lines.first { $0.period.kind == .formerStaff })
        #expect(line.due == 1 && line.inUse == 1 && line.erased == 0)
      }
    }
    try await ErasureWorld.run(kind) { world in
      try await world.folders.database.write {
        try $0.execute("UPDATE case_record SET ends_on = '2026-08-10' WHERE crn = 'X310001'")
      }
      let line = try #require(try await world.erase().lines.first { $0.period.kind == .endedCases })
      #expect(line.due == 2 && line.inUse == 1 && line.erased == 1)
    }
  }

  @Test("A case is due on the day after its months are over and not before", arguments: DatabaseKind.available)
  func edge(kind: DatabaseKind) async throws {
    // 72 months after 10 August 2026.
    for (day, isDue) in [("2032-08-10", false), ("2032-08-11", true)] {
      try await ErasureWorld.run(kind) { world in
        let report = try await world.folders.service(day).retentionDue()
        #expect(report.lines.first { $0.period.kind == .endedCases }?.due == (isDue ? 1 : 0), "\(day)")
      }
    }
  }

  @Test(
    "Each erasure is in the trail with whose it was, and neither the pseudonym nor what was erased",
    arguments: DatabaseKind.available)
  func trail(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      try await world.erase()
      let events = try await world.service.auditEvents(AuditQuery(action: .erasure)).events
      #expect(Set(events.map(\.subject)) == [ErasureWorld.crn, ErasureWorld.staff])
      #expect(events.allSatisfy { $0.outcome == "done" && $0.actor == "terminal:test" })
      let texts = try await world.folders.rows("SELECT detail FROM audit_event").flatMap { $0 }.map { "\($0)" }
      for secret in ["Penhallow", "Ashdown", ErasureWorld.marker, "Z000001", "erased-2"] {
        #expect(!texts.contains { $0.contains(secret) }, "\(secret)")
      }
    }
  }

  @Test(
    "Who asks for their own data gets weeks and periods too, and is told when they were erased",
    arguments: DatabaseKind.available)
  func ownData(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      let wanted: [(DataSubject, Set<String>)] = [
        (.person(ErasureWorld.crn), ["Said to take more time", "Shared with partners", "Contacts planned"]),
        (
          .staff(ErasureWorld.staff),
          [
            "Figures of weeks", "Periods of too much work", "What was decided about them",
            "Cases that were said to take more time", "Ties of colleagues to them", "Readiness for a full caseload",
          ]
        ),
      ]
      for (subject, headings) in wanted {
        let id = try await world.service.draftSubject(subject)
        let found = try await world.service.subjectDraft(id).data.sections.map(\.heading)
        #expect(headings.isSubset(of: found) && !found.contains("Erased"))
      }
      try await world.erase()
      for subject in [DataSubject.person(ErasureWorld.crn), .staff(ErasureWorld.staff)] {
        let id = try await world.service.draftSubject(subject)
        let draft = try await world.service.subjectDraft(id)
        let section = try #require(draft.data.sections.first { $0.heading == "Erased" })
        #expect(
          section.items.count == 1 && section.items[0].facts.map(\.label) == ["Erased at", "Because the record had"])
        #expect(
          draft.data.sections.map(\.heading).allSatisfy { ["Erased", "Who looked at or changed it"].contains($0) })
      }
      let team = HeldRole(role: "pdu-head", unit: RoleUnit(level: "pdu", code: "P31"))
      let head = Actor(way: .account(2), name: "ada@example.org", displayName: "Ada", staff: nil, roles: [team])
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await world.service.acting(as: head).draftSubject(.person(ErasureWorld.crn))
      }
    }
  }

  @Test(
    "A feed that says the same again is taken, and brings nobody back who is due", arguments: DatabaseKind.available)
  func fedAgain(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      try await world.erase()
      let before = try await world.folders.digests()
      let path = try world.folders.example(asOf: "\(ErasureWorld.day)T02:14:09Z")
      let report = try await world.service.importData(path: path)
      #expect(report.outcome == .accepted, "\(report.problems)")
      for text in [ErasureWorld.crn, "Penhallow", ErasureWorld.staff] {
        #expect(try await world.found(text) == [], "\(text)")
      }
      let after = try await world.folders.digests()
      for table in ["allocation", "tier_change", "case_record", "staff", "erasure"] {
        #expect(before[table] == after[table], "\(table)")
      }
    }
  }

  @Test(
    "A case that was opened again, and somebody who came back, come in as anybody does",
    arguments: DatabaseKind.available)
  func cameBack(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      try await world.erase()
      let path = try world.folders.example(
        asOf: "\(ErasureWorld.day)T02:14:09Z",
        [("cases", "2025-02-11,2026-08-10,", "2025-02-11,,"), ("staff", "2019-05-20,2026-08-31,", "2019-05-20,,")])
      let report = try await world.service.importData(path: path)
      #expect(report.outcome == .accepted, "\(report.problems)")
      #expect(try await world.folders.count("SELECT COUNT(*) FROM case_record WHERE crn = '\(ErasureWorld.crn)'") == 1)
      #expect(
        try await world.folders.count("SELECT COUNT(*) FROM staff WHERE staff_code = '\(ErasureWorld.staff)'") == 1)
      #expect(try await world.folders.count("SELECT COUNT(*) FROM case_record WHERE crn = 'Z000001'") == 1)
    }
  }

  @Test("A service in which some were erased moves to another database as it is", arguments: DatabaseKind.available)
  func moves(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      try await world.erase()
      let path = world.folders.newPath()
      _ = try await world.service.exportData(path: path, all: true)
      let expected = try await world.folders.digests()
      try await CaseFolders.run(kind) { target in
        let report = try await target.service(ErasureWorld.day).importData(path: path)
        #expect(report.outcome == .accepted, "\(report.problems)")
        #expect(try await target.digests() == expected)
      }
    }
  }

  @Test(
    "Every table that names a case or a member of staff is erased, stays with a reason, or is asked for",
    arguments: DatabaseKind.available)
  func complete(kind: DatabaseKind) async throws {
    try await ErasureWorld.run(kind) { world in
      // Who holds a case that is listed is not erased.
      let apart = ["staff_code": "case_now"]
      for (column, steps, places) in [
        ("crn", ErasureSteps.ofCases, GatherSubject.ofPeople),
        ("staff_code", ErasureSteps.ofStaff, GatherSubject.ofStaff),
      ] {
        let tables = Set(
          DataSheets.all.filter { $0.columns.contains { $0.name == column } }.map(\.table)
            + KeptTables.all.filter { $0.columns.contains(column) }.map(\.name))
        #expect(tables.subtracting(steps.map(\.table)) == Set([apart[column]].compactMap(\.self)), "\(column)")
        let gathered = Set(places.map(\.table) + DataSheets.all.map(\.table) + ["account"])
        // Lists of current cases repeat the sheets.
        #expect(tables.subtracting(gathered).subtracting(["case_now"]) == [], "\(column)")
      }
    }
  }
}
