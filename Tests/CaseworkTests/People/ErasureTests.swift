import Caseload
import DataFormat
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

/// The example's service more than six years later: one case has long ended, and whoever held it has left.
struct ErasureWorld {
  static let crn = "X310007"
  static let staff = "P31A006"
  static let day = "2033-01-02"
  /// Of nobody else, in what was written freely.
  static let marker = "zqxword"

  let folders: CaseFolders
  let service: Service

  static func run(_ kind: DatabaseKind, _ body: (ErasureWorld) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { folders in
      _ = try await folders.service().importData(path: try folders.example())
      let world = ErasureWorld(folders: folders, service: try folders.service(day))
      try await folders.database.write { try world.plant(CaseRecords($0)) }
      try await body(world)
    }
  }

  /// Erases what a dry run lists.
  @discardableResult func erase() async throws -> RetentionReport {
    let due = try await service.retentionDue()
    return try await service.applyRetention(listed: due.listed)
  }

  /// Every value of every table but the audit trail that has a text in it, with its table.
  func found(_ text: String) async throws -> [String] {
    let tables = Set(DataSheets.all.map(\.table) + KeptTables.all.map(\.name) + KeptTables.log + ["case_search"])
    return try await folders.database.read { connection in
      try tables.sorted().flatMap { table in
        try connection.query("SELECT * FROM \(table)", []) { $0.values }.flatMap { $0 }.compactMap { value in
          guard case .text(let held) = value, held.contains(text), table != "rule_pack_file" else { return nil }
          return "\(table): \(held)"
        }
      }
    }
  }

  /// A row of each table that is not filled by the example.
  private func plant(_ records: CaseRecords) throws {
    let crn = SQLValue.text(Self.crn), staff = SQLValue.text(Self.staff), word = SQLValue.text(Self.marker)
    let at: SQLValue = "2026-08-01T09:00:00Z", day: SQLValue = "2026-08-01"
    try records.insert(
      "tier_override", ["crn": crn, "decided_at": at, "tier": "A0", "reason": word, "decided_by": "Ada"])
    try records.insert(
      "tier_change",
      [
        "crn": crn, "changed_at": at, "rule_set": "two-axis", "tier": "B2", "provisional": 0, "reason": word,
        "working": word,
      ])
    try records.insert(
      "practitioner",
      ["staff_code": staff, "forename": word, "surname": word, "search_text": word, "left_on": "2026-08-31"])
    try records.insert(
      "local_change",
      [
        "sheet": "cases", "row_key": crn, "column_name": "surname", "crn": crn, "staff_code": staff,
        "value_before": word,
        "value_after": word, "made_at": at, "made_by": "Ada", "state": "confirmed",
        "settled_at": "2032-12-01T09:00:00Z",
      ])
    try records.insert(
      "disclosure",
      [
        "crn": crn, "shared_on": day, "agency": "police", "recipient": word, "what": word, "ground": "consent",
        "reason": word, "recorded_by": "ada", "recorder_name": "Ada", "recorded_at": at,
      ])
    try records.insert(
      "case_opening",
      [
        "account": "ada", "opened_by": "Ada", "crn": crn, "reason": word, "told": "grace", "opened_at": at,
        "closes_at": at,
      ])
    try records.insert(
      "extra_time",
      [
        "crn": crn, "staff_code": staff, "raised_at": at, "raised_by": "kit", "raiser_name": "Kit", "reason": word,
        "asked": 60, "state": "raised",
      ])
    try records.insert(
      "contact_plan",
      ["crn": crn, "starts_on": day, "office": 1, "home": 0, "remote": 0, "recorded_at": at, "recorded_by": "Ada"])
    for (kind, subject) in [("person", crn), ("staff", staff)] {
      try records.insert(
        "subject_draft",
        [
          "kind": .text(kind), "subject": subject, "made_at": "2032-12-01T09:00:00Z", "made_by": "a", "maker_name": "A",
          "content": .text("{\"sections\":[],\"x\":\"\(Self.marker)\"}"), "left_out": "",
        ])
    }
    try affairs(records, staff, word)
    try account(records, crn, staff, word)
  }

  private func affairs(_ records: CaseRecords, _ staff: SQLValue, _ word: SQLValue) throws {
    let at: SQLValue = "2026-08-01T09:00:00Z", day: SQLValue = "2026-08-01"
    try records.insert(
      "absence", ["staff_code": "P31A005", "starts_on": day, "kind": "leave", "covered_by": staff])
    try records.insert("absence", ["staff_code": staff, "starts_on": day, "kind": "sickness"])
    for (who, colleague) in [(staff, "P31A005" as SQLValue), ("P31A005", staff)] {
      try records.insert(
        "duty",
        [
          "staff_code": who, "team": "T312", "kind": "mentoring", "starts_on": day, "colleague": colleague,
          "note": word,
          "version": 1, "recorded_by": "ada", "recorder_name": "Ada", "recorded_at": at,
        ])
    }
    try records.insert(
      "reduction_request",
      [
        "staff_code": staff, "team": "T312", "reason": "other", "starts_on": day, "ends_on": day, "hours": 100,
        "why": word, "asked_by": "ada", "asker_name": "Ada", "asked_at": at, "state": "declined", "answer": word,
      ])
    try records.insert(
      "readiness",
      ["staff_code": staff, "confirmed_on": day, "confirmed_by": "ada", "confirmer_name": "Ada", "confirmed_at": at])
    try records.insert(
      "adjustment_review", ["staff_code": staff, "team": "T312", "reason": "other", "starts_on": day])
    try records.insert(
      "contracted_hours", ["staff_code": staff, "team_code": "T312", "hundredths": 3_700, "recorded_at": at])
    try records.insert(
      "hours_reduction",
      [
        "staff_code": staff, "team_code": "T312", "reason": word, "hundredths": 100, "starts_on": day, "ends_on": day,
        "recorded_at": at,
      ])
    try records.insert(
      "week_figure",
      [
        "staff_code": staff, "monday": "2026-07-27", "team": "T312", "nights": 7, "nights_out": 0, "numerator": 113,
        "denominator": 1, "high_weeks": 4, "very_high_weeks": 0, "pack": "england-wales", "pack_version": "2026.5",
      ])
    try records.insert(
      "excess",
      [
        "staff_code": staff, "kind": "sustained", "began": "2026-07-06", "team": "T312", "opened_on": day, "weeks": 4,
        "numerator": 113, "denominator": 1, "owner": "team", "due_on": day,
      ])
    try records.insert(
      "excess_step",
      ["excess_id": 1, "made_at": at, "made_by": "ada", "maker_name": "Ada", "kind": "outcome", "reason": word])
  }

  private func account(_ records: CaseRecords, _ crn: SQLValue, _ staff: SQLValue, _ word: SQLValue) throws {
    let at: SQLValue = "2026-08-01T09:00:00Z"
    for (name, code) in [("kit@example.org", staff), ("ada@example.org", nil)] as [(SQLValue, SQLValue?)] {
      try records.insert(
        "account",
        [
          "name": name, "display_name": word, "password_hash": "hash", "factor_secret": "sealed:k:t", "enabled": 0,
          "must_change": 0, "staff_code": code, "created_at": at, "created_by": "terminal",
        ])
    }
    try records.insert("account_preference", ["account_id": 1, "name": "percentages", "value": "hidden"])
    for (kind, subject) in [("cowork", crn), ("cover", staff)] {
      try records.insert(
        "account_tie",
        [
          "account_id": 2, "kind": .text(kind), "subject": subject, "from_day": "2026-08-01", "granted_at": at,
          "granted_by": "ada", "reason": word,
        ])
    }
  }
}

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
