import Caseload
import Casework
import DataFormat
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("Reductions recorded by hand")
struct ReductionRuleTests {
  private func row(
    _ reason: String = "court-duty", from: String = "2026-11-01", until: String = "2026-12-31", hours: String = "7.25"
  ) -> [String: String] {
    ["staff_code": "S1", "team": "T1", "reason": reason, "starts_on": from, "ends_on": until, "hours": hours]
  }

  private func entry(_ texts: [String: String], seen: String? = nil) -> HandEntry {
    HandEntry(sheet: "reductions", texts: texts, madeBy: "A", seen: seen)
  }

  private func columns(_ outcome: HandOutcome) -> [String?] { outcome.handProblems.map(\.column) }

  @Test("Two decimal places are kept and reduce the hours at once", arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      guard case .kept = try await service.record(entry(row())) else {
        Issue.record("refused")
        return
      }
      let reduced = try await service.database.read { connection in
        try connection.first("SELECT reduced FROM live_figure WHERE staff_code = 'S1'") { try $0.int(0) }
      }
      #expect(reduced == 725)
    }
  }

  @Test(
    "A total above the contract, an overlap of one reason, more than the reason allows and no hours are refused",
    arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      _ = try await service.record(entry(row(hours: "30")))
      #expect(columns(try await service.record(entry(row("split-role", hours: "7.01")))) == ["hours"])
      #expect(columns(try await service.record(entry(row("split-role", hours: "7")))).isEmpty)
      #expect(
        columns(try await service.record(entry(row(from: "2026-12-31", until: "2027-01-31", hours: "1"))))
          == ["starts_on", "hours"])
      #expect(columns(try await service.record(entry(row(from: "2027-01-01", until: "2027-01-31")))).isEmpty)
      #expect(columns(try await service.record(entry(row("co-worked-cases", hours: "0")))).contains("hours"))
      #expect(
        columns(
          try await service.record(entry(row("spoc-lead", from: "2027-03-01", until: "2027-04-01", hours: "1.86"))))
          == ["hours"])
      #expect(
        columns(
          try await service.record(entry(row("spoc-lead", from: "2027-03-01", until: "2027-04-01", hours: "1.85")))
        )
        .isEmpty)
      #expect(columns(try await service.record(entry(row("split-role", hours: "1000000")))) == ["hours"])
      #expect(columns(try await service.record(entry(row("split-role", hours: "-1")))) == ["hours"])
    }
  }

  @Test(
    "Of two people who change the same reduction the second is told, and nothing of theirs is kept",
    arguments: DatabaseKind.available)
  func stale(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      _ = try await service.record(entry(row()))
      let sheet = try #require(DataSheets.named("reductions"))
      let opened = try await service.row(of: sheet, key: ["S1", "T1", "court-duty", "2026-11-01"])
      let seen = HandEntry.seal(opened)
      guard case .kept = try await service.record(entry(row(hours: "8"), seen: seen)) else {
        Issue.record("the first change was refused")
        return
      }
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.record(entry(row(hours: "9"), seen: seen)) }
      let now = try await service.row(of: sheet, key: ["S1", "T1", "court-duty", "2026-11-01"])
      #expect(now?["hours"] == "8.00")
    }
  }

  @Test(
    "An adjustment for health stands after the day of its review, with a task, until somebody ends it",
    arguments: DatabaseKind.available)
  func adjustment(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      _ = try await service.record(entry(row("disability", until: "2026-12-31", hours: "3.7")))
      func on(_ iso: String) -> Service {
        Service(
          database: service.database, pack: service.pack, clock: .fixed(LocalDate(iso: iso) ?? SmallCases.day),
          actor: .terminal(user: "test"))
      }
      let late = try await on("2027-01-05").availability(staff: "S1")
      #expect(late.notices.map(\.kind) == [.adjustmentReview(reason: "disability", isOverdue: true)])
      #expect(late.posts.first?.now.taken == Ratio(37, over: 10))
      _ = try await on("2027-01-05").runNight()
      func reduced() async throws -> Int? {
        try await service.database.read { connection in
          try connection.first("SELECT reduced FROM live_figure WHERE staff_code = 'S1'") { try $0.int(0) }
        }
      }
      #expect(try await reduced() == 370)
      let last = try #require(LocalDate(iso: "2027-01-06"))
      try await on("2027-01-07").endAdjustment(
        staff: "S1", team: "T1", reason: "disability", from: "2026-11-01", on: last)
      #expect(try await reduced() == 0)
      #expect(try await on("2027-01-07").availability(staff: "S1").notices.isEmpty)
    }
  }

  @Test(
    "Facility time counts once somebody other than whoever asked has approved it", arguments: DatabaseKind.available)
  func approval(kind: DatabaseKind) async throws {
    try await AccessWorld.run(kind) { service in
      let role = try #require(service.pack.access.role("spo"))
      func manager(_ name: String, staff: String? = nil) -> Service {
        let actor = AccessWorld.actor(role, staff: staff)
        return service.acting(
          as: Actor(way: .account(1), name: name, displayName: name, staff: staff, roles: actor.roles))
      }
      let texts = [
        "staff_code": "S2", "team": "T1", "reason": "union-facility-time", "starts_on": "2026-11-01",
        "ends_on": "2027-10-31", "hours": "7.4",
      ]
      // Nobody records it past the approval.
      let direct = HandEntry(sheet: "reductions", texts: texts, madeBy: "ada")
      #expect(columns(try await manager("ada").record(direct)) == ["reason"])
      guard case .waits(let id) = try await manager("ada").requestReduction(texts, why: "Elected in October") else {
        Issue.record("the request was refused")
        return
      }
      func taken() async throws -> Ratio? {
        let page = try await manager("bo").availability(staff: "S2")
        return page.posts.first?.now.taken
      }
      #expect(try await taken() == .zero)
      for wrong in [manager("ada"), manager("cy", staff: "S2")] {
        await #expect(throws: CaseworkRefusal.self) {
          _ = try await wrong.decideReduction(id, of: "S2", approve: true, answer: "")
        }
      }
      guard case .approved = try await manager("bo").decideReduction(id, of: "S2", approve: true, answer: "") else {
        Issue.record("it was not approved")
        return
      }
      #expect(try await taken() == Ratio(74, over: 10))
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await manager("bo").decideReduction(id, of: "S2", approve: false, answer: "")
      }
    }
  }
}
