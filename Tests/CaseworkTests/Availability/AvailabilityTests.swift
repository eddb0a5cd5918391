import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("Available time of a person")
struct AvailabilityTests {
  private func service(_ service: Service, on iso: String) -> Service {
    Service(
      database: service.database, pack: service.pack,
      clock: .fixed(LocalDate(iso: iso) ?? SmallCases.day), actor: .terminal(user: "test"))
  }

  @Test(
    "37 hours that become 22.2 from 1 March leave February unchanged, make March 60 % and the limit 30, by themselves",
    arguments: DatabaseKind.available)
  func contract(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S7", "Di", "Owen")
      try records.post("S7", "T1", until: "2027-02-28")
      try records.post("S7", "T1", hours: 2_220, from: "2027-03-01")
    } _: { service in
      let february = try await self.service(service, on: "2027-02-28").availability(staff: "S7")
      let march = try await self.service(service, on: "2027-03-01").availability(staff: "S7")
      let before = try #require(february.posts.first), after = try #require(march.posts.first)
      #expect(before.now.available == Ratio(24_864, over: 1_000))
      #expect(after.now.available == before.now.available * Ratio(60, over: 100))
      #expect(before.ceilings.first?.cases == Ratio(50) && after.ceilings.first?.cases == Ratio(30))
      // Announced before: the contract changes on a day within the notice, and the week after has the new hours.
      #expect(february.notices.map(\.kind) == [.contractChanges(to: WeeklyHours("22.2"))])
      #expect(before.ahead.map(\.day.iso) == ["2027-03-01"])
      #expect(before.ahead.map(\.available) == [after.now.available])
      // The night's figures follow as well, with nothing else to do.
      for (day, hours) in [("2027-02-28", 3_700), ("2027-03-01", 2_220)] {
        _ = try await self.service(service, on: day).runNight()
        let contracted = try await service.database.read { connection in
          try connection.first("SELECT contracted FROM live_figure WHERE staff_code = 'S7'") { try $0.int(0) }
        }
        #expect(contracted == hours)
      }
    }
  }

  @Test(
    "A reduction is announced before its last day, counts on it, and stops on the day after",
    arguments: DatabaseKind.available)
  func expiry(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      try records.insert(
        "staff_reduction",
        [
          "staff_code": "S1", "team": "T1", "reason": "court-duty", "starts_on": "2026-10-01",
          "ends_on": "2026-12-31", "hours": .integer(740),
        ])
    } _: { service in
      let early = try await self.service(service, on: "2026-11-30").availability(staff: "S1")
      #expect(early.notices.isEmpty)
      let near = try await self.service(service, on: "2026-12-01").availability(staff: "S1")
      #expect(near.notices.map(\.kind) == [.reductionEnds(reason: "court-duty")])
      #expect(near.notices.first?.day == LocalDate(iso: "2026-12-31"))
      for (day, reduced) in [("2026-12-31", 740), ("2027-01-01", 0)] {
        let acting = self.service(service, on: day)
        let time = try #require(try await acting.availability(staff: "S1").posts.first).now
        #expect(time.taken == Ratio(reduced, over: 100))
        _ = try await acting.runNight()
        let kept = try await service.database.read { connection in
          try connection.first("SELECT reduced FROM live_figure WHERE staff_code = 'S1'") { try $0.int(0) }
        }
        #expect(kept == reduced)
      }
    }
  }

  @Test(
    "A duty of 7.5 hours is listed and lowers the hours; a limit of its own lowers the limit",
    arguments: DatabaseKind.available)
  func duty(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      let outcome = try await service.recordDuty(
        NewDuty(staff: "S1", team: "T1", kind: "union-facility", hours: "7.5", from: "2026-11-01"))
      guard case .kept(let id, let before, let after) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(before == Ratio(24_864, over: 1_000) && after == Ratio(295, over: 10) * Ratio(672, over: 1_000))
      let page = try await service.availability(staff: "S1")
      let post = try #require(page.posts.first)
      #expect(post.now.available == after && post.duties.map(\.id) == [id])
      #expect(post.ceilings.first?.cases == Ratio(40))
      try await service.endDuty(id, of: "S1", on: page.day, version: 1)
      await #expect(throws: CaseworkRefusal.self) {
        try await service.endDuty(id, of: "S1", on: page.day + 7, version: 1)
      }
      let later = try await self.service(service, on: "2026-11-24").availability(staff: "S1")
      #expect(later.posts.first?.now.available == before)
    }
  }

  @Test(
    "A duty without hours, above the contract, ending before it begins or of no kind is refused, and nothing is kept",
    arguments: DatabaseKind.available)
  func badDuties(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      let good = NewDuty(staff: "S1", team: "T1", kind: "reception", hours: "3", from: "2026-11-01")
      var wrong: [(NewDuty, String)] = []
      for hours in ["", "0", "-1", "1000000", "37.01", "3.555"] {
        var duty = good
        duty.hours = hours
        wrong.append((duty, "hours"))
      }
      for (path, text, column) in [
        (\NewDuty.kind, "juggling", "kind"), (\.until, "2026-10-31", "until"), (\.from, "2026-02-30", "from"),
        (\.kind, "assessor", "colleague"), (\.team, "T9", "team"), (\.note, String(repeating: "x", count: 501), "note"),
      ] {
        var duty = good
        duty[keyPath: path] = text
        wrong.append((duty, column))
      }
      for (duty, column) in wrong {
        guard case .refused(let problems) = try await service.recordDuty(duty) else {
          Issue.record("\(duty) was kept")
          continue
        }
        #expect(problems.map(\.column) == [column], "\(duty)")
      }
      let kept = try await service.database.read { connection in
        try connection.first("SELECT COUNT(*) FROM duty") { try $0.int(0) }
      }
      #expect(kept == 0)
    }
  }

  @Test(
    "Supervision below the floor is kept with a reason and refused without one", arguments: DatabaseKind.available)
  func floor(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { service in
      var duty = NewDuty(staff: "S1", team: "T1", kind: "supervision", hours: "0.49", from: "2026-11-01")
      guard case .refused(let problems) = try await service.recordDuty(duty) else {
        Issue.record("kept without a reason")
        return
      }
      #expect(problems.map(\.column) == ["note"])
      duty.note = "Fortnightly, by agreement"
      guard case .kept = try await service.recordDuty(duty) else {
        Issue.record("refused with a reason")
        return
      }
    }
  }

  @Test("Two trainees take their hours from the assessor", arguments: DatabaseKind.available)
  func assessor(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      for code in ["S8", "S9"] { try records.staff(code, "Al", "Trainee\(code)") }
    } _: { service in
      for code in ["S8", "S9"] {
        let outcome = try await service.recordDuty(
          NewDuty(staff: "S1", team: "T1", kind: "assessor", from: "2026-11-01", colleague: code))
        guard case .kept = outcome else {
          Issue.record("\(outcome)")
          return
        }
      }
      let post = try #require(try await service.availability(staff: "S1").posts.first)
      #expect(post.now.taken == Ratio(74, over: 10))
      #expect(post.now.available == (Ratio(37) - Ratio(74, over: 10)) * Ratio(672, over: 1_000))
    }
  }
}
