import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Help for a colleague in one step")
struct HelpForColleagueTests {
  private static let day = CaseFolders.day

  /// A sample team with a case, its holder and a colleague of theirs.
  private struct World {
    let service: Service
    let crn: String
    let holder: String
    let helper: String
    let own: String

    /// The colleague, signed in.
    func acting(staff: String?) -> Service {
      Service(
        database: service.database, pack: service.pack, clock: service.clock,
        actor: Actor(
          way: .account(1), name: "kit", displayName: "Kit Lane", staff: staff,
          roles: [HeldRole(role: "practitioner", unit: nil)]))
    }

    func minutes() async throws -> [Int] {
      let staff = [holder, helper]
      return try await service.database.read { connection in
        try staff.map { code in
          try connection.first("SELECT SUM(minutes) FROM live_hours WHERE staff_code = ?", [.text(code)]) {
            try $0.int(0)
          } ?? 0
        }
      }
    }
  }

  private func run(_ kind: DatabaseKind, _ body: (World) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { folders in
      let sample = SampleWorld(size: .team, seed: 3, date: Self.day, differences: 0, faults: 0)
      let service = try folders.service()
      let report = try await service.importData(path: try folders.sample(sample))
      #expect(report.outcome == .accepted)
      let cases = try await folders.database.read { connection in
        try connection.query(
          """
          SELECT crn, staff_code FROM case_now WHERE staff_code IS NOT NULL AND restricted = 0 AND tier <> 'untiered'
            AND (expected_end_on IS NULL OR expected_end_on > '2027-01-01') ORDER BY crn
          """, []
        ) { (crn: try $0.text(0), staff: try $0.text(1)) }
      }
      let first = try #require(cases.first)
      let other = try #require(cases.first { $0.staff != first.staff })
      try await body(
        World(service: service, crn: first.crn, holder: first.staff, helper: other.staff, own: other.crn))
    }
  }

  @Test(
    "One step moves the minutes from the holder to who did it, and the second click changes nothing",
    arguments: DatabaseKind.available)
  func moves(kind: DatabaseKind) async throws {
    try await run(kind) { world in
      let kit = world.acting(staff: world.helper)
      let offer = try #require(try await kit.helpOffer(crn: world.crn))
      let each = try #require(offer.kinds.first { $0.code == offer.suggested }).minutes
      #expect(each > 0)
      let before = try await world.minutes()
      let help = NewHelp(crn: world.crn, code: offer.suggested, on: offer.day)
      let first = try await kit.recordHelp(help)
      guard case .kept(let moved) = first else {
        Issue.record("it was not kept: \(first)")
        return
      }
      #expect(moved == each)
      let after = try await world.minutes()
      #expect(after == [before[0] - each, before[1] + each])
      let second = try await kit.recordHelp(help)
      guard case .same = second else {
        Issue.record("it was kept twice")
        return
      }
      let again = try await world.minutes()
      #expect(again == after)
      let trail = try await world.service.auditEvents(AuditQuery(action: .recordChange))
      #expect(trail.events.contains { $0.subject == world.crn && $0.actor == "kit" })
    }
  }

  @Test("Colleagues who do the same on one day each have their own record", arguments: DatabaseKind.available)
  func several(kind: DatabaseKind) async throws {
    try await run(kind) { world in
      let others = try await world.service.database.read { connection in
        try connection.query(
          "SELECT DISTINCT staff_code FROM case_now WHERE staff_code <> ? ORDER BY staff_code", [.text(world.holder)]
        ) { try $0.text(0) }
      }
      // Codes begin alike in one team.
      #expect(Set(others.map { $0.prefix(4) }).count < others.count)
      for staff in others {
        let outcome = try await world.acting(staff: staff)
          .recordHelp(NewHelp(crn: world.crn, code: "CMS17", on: Self.day))
        guard case .kept = outcome else {
          Issue.record("the record of \(staff) was not kept: \(outcome)")
          continue
        }
      }
      let recorded = try await world.service.database.read { connection in
        try connection.query(
          "SELECT staff_code FROM work_item WHERE crn = ? AND contact = 'CMS17' AND done_on = ? AND number LIKE 'H%'",
          [.text(world.crn), .text(Self.day.iso)]
        ) { try $0.text(0) }
      }
      #expect(recorded.sorted() == others)
    }
  }

  @Test("What was recorded last is offered first", arguments: DatabaseKind.available)
  func suggested(kind: DatabaseKind) async throws {
    try await run(kind) { world in
      let kit = world.acting(staff: world.helper)
      let offer = try #require(try await kit.helpOffer(crn: world.crn))
      let other = try #require(offer.kinds.last { $0.code != offer.suggested }).code
      _ = try await kit.recordHelp(NewHelp(crn: world.crn, code: other, on: Self.day))
      let next = try await kit.helpOffer(crn: world.crn)
      #expect(next?.suggested == other)
    }
  }

  @Test(
    "Nothing is offered for one's own case, one that is not there, or to whoever is not staff",
    arguments: DatabaseKind.available)
  func notOffered(kind: DatabaseKind) async throws {
    try await run(kind) { world in
      for (crn, staff) in [(world.own, world.helper), ("A999999", world.helper), (world.crn, nil)] {
        let kit = world.acting(staff: staff)
        let offer = try await kit.helpOffer(crn: crn)
        #expect(offer == nil, "\(crn)")
        await #expect(throws: CaseworkRefusal.self, "\(crn)") {
          try await kit.recordHelp(NewHelp(crn: crn, code: "CMS17", on: Self.day))
        }
      }
    }
  }

  @Test("A day to come, one too long ago and a code of no contact are refused", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await run(kind) { world in
      let before = try await world.minutes()
      let days = world.service.pack.hours.contactDays
      let wrong: [(String, LocalDate, String)] = [
        ("CMS17", Self.day + 1, "on"), ("CMS17", Self.day + -days, "on"), ("NONE", Self.day, "contact"),
      ]
      for (code, on, column) in wrong {
        let outcome = try await world.acting(staff: world.helper)
          .recordHelp(NewHelp(crn: world.crn, code: code, on: on))
        guard case .refused(let problems) = outcome else {
          Issue.record("\(code) \(on.iso) was kept")
          continue
        }
        #expect(problems.map(\.column) == [column])
      }
      let after = try await world.minutes()
      #expect(after == before)
    }
  }
}
