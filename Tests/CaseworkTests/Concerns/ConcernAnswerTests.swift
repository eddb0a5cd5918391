import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Reporting and answering a concern")
struct ConcernAnswerTests {
  private typealias Who = ConcernWorld.Who

  private func rows(_ service: Service, _ sql: String) async throws -> [String] {
    try await service.database.read { try $0.query(sql, []) { try $0.text(0) } }
  }

  private func refused(_ work: () async throws -> Void) async -> String? {
    do {
      try await work()
      return nil
    } catch CaseworkRefusal.invalid(let sentence) { return sentence } catch CaseworkRefusal.notAllowed(let sentence) {
      return sentence
    } catch { return "\(error)" }
  }

  @Test(
    "It is acknowledged, answered with reasons and a next step, and closed by the reporter alone",
    arguments: DatabaseKind.available)
  func whole(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      let ada = service.on("2026-11-24", .ada), jo = service.on("2026-11-24", .jo)
      #expect(try await ada.concern(id: id).acts == [.acknowledge, .answer])
      #expect(try await jo.concern(id: id).acts == [.close])
      try await ada.act(.acknowledge, on: id)
      #expect(try await jo.concern(id: id).line.state.isAcknowledged)
      try await ada.act(.answer(ConcernWorld.answer()), on: id)
      let answered = try await jo.concern(id: id)
      #expect(answered.line.state.phase == .answered && answered.acts == [.close, .takeHigher])
      #expect(answered.line.concern.steps.last?.remedies == [.tooMuch: "reduced"])
      #expect(await refused { try await ada.act(.close(words: "Done"), on: id) } != nil)
      #expect(
        await refused { try await ada.act(.answer(ConcernWorld.answer("borrowed")), on: id) }?.contains("answered")
          == true)
      try await jo.act(.close(words: ""), on: id)
      #expect(try await ada.concern(id: id).line.state.phase == .closed)
      #expect(try await ada.concern(id: id).acts.isEmpty)
    }
  }

  @Test(
    "An answer without reasons, next step, day, or a remedy for its meaning is refused, and nothing is kept",
    arguments: DatabaseKind.available)
  func lacking(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let both = try await service.on("2026-11-23", .jo).report(ConcernWorld.new(.report, [.tooMuch, .beyondSkill]))
      let ada = service.on("2026-11-24", .ada)
      var good = ConcernWorld.answer()
      good.remedies = [.tooMuch: "reduced", .beyondSkill: "trained"]
      let wrong: [(ConcernAnswer) -> ConcernAnswer] = [
        {
          var a = $0; a.words = " \n "; return a
        },
        {
          var a = $0; a.nextStep = ""; return a
        },
        {
          var a = $0; a.nextOn = nil; return a
        },
        {
          var a = $0; a.nextOn = LocalDate(iso: "2026-11-23"); return a
        },
        {
          var a = $0; a.nextOn = LocalDate(iso: "2036-11-23"); return a
        },
        {
          var a = $0; a.words = String(repeating: "a", count: 10_240); return a
        },
        {
          var a = $0; a.remedies = [.tooMuch: "reduced"]; return a
        },
        {
          var a = $0; a.remedies = [:]; return a
        },
        // Each meaning has remedies of its own.
        {
          var a = $0; a.remedies[.beyondSkill] = "reduced"; return a
        },
        {
          var a = $0; a.remedies[.tooMuch] = "trained"; return a
        },
        {
          var a = $0; a.remedies[.tooMuch] = "magic"; return a
        },
      ]
      for (index, change) in wrong.enumerated() {
        #expect(await refused { try await ada.act(.answer(change(good)), on: both) } != nil, "\(index)")
      }
      #expect(try await rows(service, "SELECT kind FROM concern_step").isEmpty)
      try await ada.act(.answer(good), on: both)
      #expect(try await rows(service, "SELECT kind FROM concern_step") == ["answered"])
    }
  }

  @Test(
    "No action takes words and the agreement of somebody else, of the level above; until then the clock goes on",
    arguments: DatabaseKind.available)
  func noAction(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      let ada = service.on("2026-11-24", .ada), cy = service.on("2026-11-24", .cy), jo = service.on("2026-11-24", .jo)
      #expect(try await !service.shows(id, on: "2026-11-24", to: .cy))
      try await ada.act(.answer(ConcernWorld.answer(ConcernRules.noAction)), on: id)
      #expect(try await jo.concern(id: id).line.state.phase == .agreement)
      for who in [Who.ada, .jo, .eve, .bo, .di, .gil] {
        let acting = service.on("2026-11-24", who)
        #expect(await refused { try await acting.act(.agree(words: "Yes"), on: id) } != nil, "\(who)")
      }
      #expect(await refused { try await cy.act(.agree(words: " "), on: id) } != nil)
      try await cy.act(.giveBack(words: "There is room in T2"), on: id)
      #expect(try await jo.concern(id: id).line.state.phase == .awaiting)
      // Given back, it climbs on the day on which it would have climbed anyway.
      #expect(try await service.on("2026-12-01", .jo).concern(id: id).line.state.level == 1)
      try await ada.act(.answer(ConcernWorld.answer(ConcernRules.noAction)), on: id)
      try await cy.act(.agree(words: "The court date moved"), on: id)
      let end = try await jo.concern(id: id).line
      #expect(end.state.phase == .answered && end.state.due == nil)
      #expect(
        try await rows(service, "SELECT kind FROM concern_step ORDER BY id") == [
          "put-forward", "returned", "put-forward", "agreed",
        ])
    }
  }

  @Test(
    "An objection says who is accountable meanwhile, and its answer what stops, what is required and who covers",
    arguments: DatabaseKind.available)
  func objection(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let jo = service.on("2026-11-22", .jo), ada = service.on("2026-11-22", .ada)
      let held = try await jo.report(ConcernWorld.new(.objection, crn: "A000001"))
      let ahead = try await jo.report(ConcernWorld.new(.objection, crn: "A000002"))
      #expect(try await jo.concern(id: held).line.concern.isHeld)
      #expect(try await !jo.concern(id: ahead).line.concern.isHeld)
      #expect(try await jo.concernRoutes(crn: "A000001").isHeld == true)
      var answer = ConcernWorld.answer()
      answer.stops = "The visits"
      answer.requires = "The report by Friday"
      #expect(await refused { try await ada.act(.answer(answer), on: held) }?.contains("who covers") == true)
      answer.covers = "Eve"
      try await ada.act(.answer(answer), on: held)
      let step = try #require(try await jo.concern(id: held).line.concern.steps.last)
      #expect(step.stops == "The visits" && step.requires == "The report by Friday" && step.covers == "Eve")
      for crn in ["A000005", "A999999", ""] {
        #expect(await refused { _ = try await jo.report(ConcernWorld.new(.objection, crn: crn)) } != nil, "\(crn)")
      }
    }
  }

  @Test("What is sent twice is kept once, and every step too", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let jo = service.on("2026-11-23", .jo), ada = service.on("2026-11-23", .ada)
      let id = try await jo.report(ConcernWorld.new())
      for _ in 0..<4 { #expect(try await jo.report(ConcernWorld.new()) == id) }
      let acts: [(Service, ConcernAct)] = [
        (ada, .acknowledge), (ada, .answer(ConcernWorld.answer())), (jo, .takeHigher(words: "It is still too much")),
        (jo, .close(words: "It is settled")),
      ]
      for (acting, act) in acts { for _ in 0..<5 { try await acting.act(act, on: id) } }
      #expect(
        try await rows(service, "SELECT kind FROM concern_step ORDER BY id") == [
          "acknowledged", "answered", "taken-higher", "closed",
        ])
      #expect(try await rows(service, "SELECT kind FROM concern") == ["report"])
      // Another day or other words are another report.
      #expect(try await service.on("2026-11-24", .jo).report(ConcernWorld.new()) != id)
    }
  }

  @Test(
    "Nothing, 10 kB, no meaning and somebody without a staff code are refused; links stay plain words",
    arguments: DatabaseKind.available)
  func absurd(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let jo = service.on("2026-11-23", .jo)
      for words in ["", " \n\t ", String(repeating: "x", count: 10_240), String(repeating: "ab ", count: 4_000)] {
        var new = ConcernWorld.new()
        new.words = words
        #expect(await refused { _ = try await jo.report(new) } != nil)
      }
      #expect(await refused { _ = try await jo.report(ConcernWorld.new(.report, [])) } != nil)
      #expect(await refused { _ = try await jo.report(ConcernWorld.new(to: .level("planner"))) } != nil)
      let nobody = service.on("2026-11-23", as: UpkeepActors.manager(of: "T1"))
      #expect(await refused { _ = try await nobody.report(ConcernWorld.new()) } == Service.noStaffCode)
      #expect(
        await refused { _ = try await service.on("2026-11-23").report(ConcernWorld.new()) } == Service.noStaffCode)
      #expect(try await rows(service, "SELECT kind FROM concern").isEmpty)
      var link = ConcernWorld.new()
      link.words = "See  https://example.org/?a=1&b=2 <b>now</b>\n'; DROP TABLE concern; --"
      let id = try await jo.report(link)
      #expect(
        try await jo.concern(id: id).line.concern.words
          == "See https://example.org/?a=1&b=2 <b>now</b> '; DROP TABLE concern; --")
    }
  }

  @Test(
    "The trail holds each look, report, step and refusal, and no word or staff code of the reporter",
    arguments: DatabaseKind.available)
  func trail(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      _ = try await service.on("2026-11-23", .ada).concern(id: id)
      try await service.on("2026-11-23", .ada).act(.acknowledge, on: id)
      #expect(try await !service.shows(id, on: "2026-11-23", to: .eve))
      #expect(await refused { try await service.on("2026-11-23", .eve).act(.acknowledge, on: id) } != nil)
      let found = try await rows(
        service,
        """
        SELECT action || ' ' || subject_kind || ' ' || subject || ' ' || outcome || ' ' || actor FROM audit_event
        ORDER BY seq
        """)
      #expect(
        found == [
          "concern-report concern 1 done jo@example.org", "view-concern concern 1 done ada@example.org",
          "concern-step concern 1 done ada@example.org", "view-concern concern 1 refused eve@example.org",
          "concern-step concern 1 refused eve@example.org",
        ])
      let details = try await rows(service, "SELECT COALESCE(detail, '') FROM audit_event")
      #expect(!details.contains { $0.contains("court") || $0.contains("S1") })
    }
  }
}
