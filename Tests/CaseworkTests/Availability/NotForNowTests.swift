import Allocation
import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing

@Suite("No more work for now")
struct NotForNowTests {
  /// Somebody who acts in a role, in its usual unit.
  private func acting(_ role: String, staff: String, _ service: Service) throws -> Service {
    service.acting(as: AccessWorld.actor(try #require(service.pack.access.role(role)), staff: staff))
  }

  private func new(
    _ staff: String = "S1", from: String = "", until: String = "2026-12-20", reason: String = "Back after an illness"
  ) -> NewNotForNow { NewNotForNow(staff: staff, from: from, until: until, reason: reason) }

  /// A second officer of the team, so that somebody can stand above the one who is marked.
  private static let people: @Sendable (CaseRecords) throws -> Void = { records in
    for (code, team) in [("S3", "T1"), ("S4", "T2")] {
      try records.staff(code, "Jo", code)
      try records.post(code, team)
    }
    try records.currentCase("B000001", "Kit", "Able", team: "T1", since: "2026-11-20T09:00:00Z", rosh: "low")
  }

  @Test(
    "Whoever is marked comes below the others; their own managers read why, other choosers until when only",
    arguments: DatabaseKind.available)
  func below(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let senior = try acting("spo", staff: "S90", service)
      let before = try await senior.recommendation(crn: "B000001", level: nil, code: nil)
      let best = try #require(before.able.first?.candidate.post.key.staff.text)
      let mark = new(best)
      #expect(try await senior.markNotForNow(mark).isEmpty)
      let after = try await senior.recommendation(crn: "B000001", level: nil, code: nil)
      #expect(after.able.last?.candidate.post.key.staff.text == best && after.able.count == before.able.count)
      #expect(after.able.last?.privateReason == "Back after an illness")
      #expect(after.able.dropLast().allSatisfy { $0.candidate.post.notForNow == nil && $0.privateReason == nil })
      // A senior of another team of the PDU chooses as well.
      let other = service.acting(
        as: Actor(
          way: .account(2), name: "other@example.org", displayName: "Other", staff: "S91",
          roles: [HeldRole(role: "spo", unit: RoleUnit(level: "team", code: best == "S4" ? "T1" : "T2"))]))
      let seen = try await other.recommendation(crn: "B000001", level: nil, code: nil)
      let last = try #require(seen.able.last)
      #expect(last.candidate.post.key.staff.text == best && last.privateReason == nil)
      #expect(last.candidate.findings.contains { $0.words == "Is not to be given more work until 20 December 2026" })
    }
  }

  @Test("It stands from its first day to its last, and no longer", arguments: DatabaseKind.available)
  func days(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      #expect(try await service.markNotForNow(new("S3", from: "2026-11-25", until: "2026-11-26")).isEmpty)
      for (today, isMarked) in [
        ("2026-11-24", false), ("2026-11-25", true), ("2026-11-26", true), ("2026-11-27", false),
      ] {
        let then = Service(
          database: service.database, pack: service.pack, clock: .fixed(try #require(LocalDate(iso: today))),
          actor: .terminal(user: "test"))
        let found = try await then.recommendation(crn: "B000001", level: nil, code: nil)
        let post = (found.able + found.unable).first { $0.candidate.post.key.staff.text == "S3" }
        #expect((post?.candidate.post.notForNow != nil) == isMarked, "\(today)")
      }
    }
  }

  @Test("It ends early from today on, once; the next mark may follow", arguments: DatabaseKind.available)
  func ending(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let senior = try acting("spo", staff: "S90", service)
      #expect(try await senior.markNotForNow(new("S3")).isEmpty)
      let overlap = try await senior.markNotForNow(new("S3", from: "2026-12-20", until: "2026-12-24"))
      #expect(overlap.map(\.column) == ["mark-from"])
      let mark = try #require(try await senior.availability(staff: "S3").marks?.first)
      #expect(mark.reason == "Back after an illness" && mark.until.iso == "2026-12-20")
      try await senior.endNotForNow(mark.id, of: "S3")
      #expect(try await senior.availability(staff: "S3").marks?.isEmpty == true)
      let found = try await senior.recommendation(crn: "B000001", level: nil, code: nil)
      #expect((found.able + found.unable).allSatisfy { $0.candidate.post.notForNow == nil })
      for (number, staff) in [(mark.id, "S3"), (99, "S3"), (mark.id, "S1")] {
        await #expect(throws: CaseworkRefusal.self) { try await senior.endNotForNow(number, of: staff) }
      }
      #expect(try await senior.markNotForNow(new("S3", from: "2026-12-20", until: "2026-12-24")).isEmpty)
    }
  }

  @Test("What is to be put right is said by its field, and nothing is kept", arguments: DatabaseKind.available)
  func problems(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      let most = service.pack.suitability.days.notForNowAtMost
      let today = SmallCases.day + 1
      for (mark, column) in [
        (new(from: "2026-11-22"), "mark-from"), (new(from: "soon"), "mark-from"), (new(until: ""), "mark-until"),
        (new(from: "2026-12-21"), "mark-until"), (new(until: (today + most).iso), "mark-until"),
        (new(reason: "  "), "mark-reason"), (new(reason: String(repeating: "a", count: 501)), "mark-reason"),
      ] {
        let found = try await service.markNotForNow(mark)
        #expect(found.map(\.column) == [column], "\(mark)")
      }
      let page = try await service.availability(staff: "S1")
      #expect(page.marks?.isEmpty == true)
      let longest = try await service.markNotForNow(new(until: (today + most + -1).iso))
      #expect(longest.isEmpty)
    }
  }

  @Test(
    "Managers of the person alone make and see it: no colleague, no other team, and nobody for themselves",
    arguments: DatabaseKind.available)
  func permissions(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      #expect(try await service.markNotForNow(new("S1")).isEmpty)
      #expect(try await acting("spo", staff: "S90", service).availability(staff: "S1").marks?.count == 1)
      #expect(try await acting("pdu-head", staff: "S90", service).availability(staff: "S1").marks?.count == 1)
      // The person themselves, and a senior who is marked.
      #expect(try await acting("practitioner", staff: "S1", service).availability(staff: "S1").marks == nil)
      #expect(try await acting("spo", staff: "S1", service).availability(staff: "S1").marks == nil)
      for (role, actor, staff) in [
        ("practitioner", "S3", "S1"), ("practitioner", "S1", "S1"), ("spo", "S1", "S1"), ("spo", "S90", "S4"),
        ("data-steward", "S90", "S1"), ("regional-director", "S90", "S1"),
      ] {
        let asked = try acting(role, staff: actor, service)
        await #expect(throws: CaseworkRefusal.self, "\(role)") { _ = try await asked.markNotForNow(new(staff)) }
        await #expect(throws: CaseworkRefusal.self, "\(role)") { try await asked.endNotForNow(1, of: staff) }
      }
    }
  }

  @Test("The trail has days and no reason, and each refusal", arguments: DatabaseKind.available)
  func trail(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind, Self.people) { service in
      _ = try await service.markNotForNow(new("S1"))
      try await service.endNotForNow(1, of: "S1")
      let colleague = try acting("practitioner", staff: "S3", service)
      await #expect(throws: CaseworkRefusal.self) { _ = try await colleague.markNotForNow(new("S1")) }
      let rows = try await service.database.read {
        try $0.query("SELECT subject, outcome, detail FROM audit_event WHERE action = 'not-for-now' ORDER BY seq", []) {
          "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))"
        }
      }
      #expect(rows.prefix(2) == ["S1 done number 1, 2026-11-23 to 2026-12-20", "S1 done number 1 ends"])
      #expect(rows.count == 3 && rows.last?.hasPrefix("S1 refused") == true)
      #expect(!rows.joined().contains("illness"))
    }
  }
}
