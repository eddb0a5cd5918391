import Allocation
import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Giving a case to somebody")
struct CommitTests {
  private typealias World = CommitWorld

  /// The number of a decision that was made; nil where none was.
  private func made(_ outcome: CommitOutcome) -> Int? {
    if case .committed(let id, false) = outcome { id } else { nil }
  }

  @Test(
    "The case is held, figures follow, and the decision has who, why, what the rules said and the figures",
    arguments: DatabaseKind.available)
  func whole(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let senior = service.acting(as: World.senior)
      let impact = try await senior.allocationImpact(crn: World.crn, staff: "S3", team: nil)
      #expect(impact.approval == .none && impact.approvers.isEmpty)
      var new = World.allocation()
      (new.seen, new.key, new.oversight) = (impact.seen, impact.key, "Read the note\n of May")
      let id = try #require(made(try await senior.commit(new)))
      let decision = try await senior.allocationDecision(id)
      #expect(decision.name == "Able, Jo" && decision.team == "Team One" && decision.previous == nil)
      #expect(decision.maker == "senior" && decision.madeAt == "2026-11-23T09:00:00Z")
      #expect(decision.state == .waiting && decision.isInForce && decision.nextAppointment == nil)
      let reasons = try #require(decision.reasons)
      #expect(reasons.rationale == "Has room" && reasons.oversight == "Read the note of May")
      #expect(reasons.override == nil && reasons.rules == "england-wales, version \(service.pack.version)")
      #expect(reasons.findings.map(\.words) == impact.person.candidate.findings.map(\.words))
      let effect = impact.person.candidate.effect
      #expect(reasons.figures.taker.before == DecisionSide(effect.before.figure))
      #expect(reasons.figures.taker.after == DecisionSide(effect.after.figure) && reasons.figures.giver == nil)
      let live = try await service.livePosts(staff: "S3")
      #expect(live.map { DecisionSide($0.figure) } == [reasons.figures.taker.after])
      #expect(try await service.decided() == [1, 1, 1])
      #expect(try await service.caseDetail(crn: World.crn).holders.first?.holder?.staffCode == "S3")
    }
  }

  @Test(
    "What others are told is a kind and a number, and nothing of anybody", arguments: DatabaseKind.available)
  func outbox(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let id = try #require(made(try await service.acting(as: World.senior).commit(World.allocation())))
      let rows = try await service.database.read { try $0.query("SELECT * FROM outbox_event", []) { $0.values } }
      #expect(rows == [[.integer(1), .text("allocation"), .integer(id), .text("2026-11-23T09:00:00Z")]])
    }
  }

  @Test(
    "A case that moves leaves its holder with the case less, and both stand in the decision",
    arguments: DatabaseKind.available)
  func move(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let senior = service.acting(as: World.senior)
      _ = try await senior.commit(World.allocation())
      var again = World.allocation("S13", team: "T1")
      let later = service.on("2026-11-24", as: World.senior)
      try await service.database.write { connection in
        let records = CaseRecords(connection)
        try records.insert(
          "training", ["staff_code": "S13", "course": "domestic-abuse", "completed_on": "2025-01-01"])
        try records.insert(
          "vetting", ["staff_code": "S13", "kind": "enhanced", "cleared_on": "2025-01-01", "expires_on": "2030-01-01"])
      }
      again.team = nil
      await #expect(throws: CaseworkRefusal.self) { _ = try await later.commit(again) }
      again.team = "T1"
      let id = try #require(made(try await later.commit(again)))
      let decisions = try await later.allocationDecisions(crn: World.crn)
      #expect(decisions.map(\.id) == [id, id - 1] && decisions.map(\.isInForce) == [true, false])
      #expect(decisions.first?.previous == "Able, Jo" && decisions.map(\.state) == [.waiting, .waiting])
      let giver = try #require(decisions.first?.reasons?.figures.giver)
      #expect(giver.before.cases == giver.after.cases + 1 && giver.before.work > giver.after.work)
    }
  }

  @Test("The same request sent five times takes effect once and is answered alike", arguments: DatabaseKind.available)
  func once(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let senior = service.acting(as: World.senior)
      let id = try #require(made(try await senior.commit(World.allocation(key: "k1"))))
      for _ in 0..<4 {
        #expect(try await senior.commit(World.allocation(key: "k1")) == .committed(id, isRepeated: true))
      }
      // Later, when somebody else holds the case, it is still answered as it was.
      _ = try await service.on("2026-11-24", as: World.head).commit(World.allocation("S6", team: "T2"))
      #expect(try await senior.commit(World.allocation(key: "k1")) == .committed(id, isRepeated: true))
      #expect(try await service.decided() == [2, 2, 2])
      var other = World.allocation(key: "k1")
      other.rationale = "Another reason"
      #expect(try await senior.commit(other) == .keyReused)
      // The key of one is none of another.
      let theirs = try await service.acting(as: World.head).commit(World.allocation("S6", team: "T2", key: "k1"))
      guard case .refused = theirs else {
        Issue.record("\(theirs)")
        return
      }
      #expect(try await service.decided() == [2, 2, 2])
    }
  }

  @Test("What is another since it was seen is told in words, and nothing is changed", arguments: DatabaseKind.available)
  func changed(kind: DatabaseKind) async throws {
    try await World.run(kind, waiting: 1) { service in
      let senior = service.acting(as: World.senior)
      var new = World.allocation()
      new.seen = try await senior.allocationImpact(crn: World.crn, staff: "S3", team: "T1").seen
      #expect(new.seen?.contains("B2") == false)
      _ = try await service.overrideTier(
        crn: World.crn, tier: "A1", reason: "seen", decidedBy: "somebody", preview: false)
      let tier = try await senior.commit(new)
      guard case .changed(let words) = tier else {
        Issue.record("\(tier)")
        return
      }
      #expect(words.contains("The tier of the case is A1 now.") && words.count >= 1)
      new.seen = try await senior.allocationImpact(crn: World.crn, staff: "S3", team: "T1").seen
      var other = new
      (other.crn, other.seen) = ("C100000", nil)
      #expect(made(try await senior.commit(other)) != nil)
      let cases = try await senior.commit(new)
      #expect(
        cases
          == .changed([
            "The post holds 1 cases now.", "The work or the hours of the post are others now.",
          ]))
      new.seen = "no such page"
      guard case .changed = try await senior.commit(new) else {
        Issue.record("a text that is none of ours was taken")
        return
      }
      #expect(try await service.count("SELECT COUNT(*) FROM allocation WHERE crn = '\(World.crn)'") == 0)
    }
  }

  @Test(
    "A rule that nobody may decide otherwise stops it, whoever approves", arguments: DatabaseKind.available,
    [("S7", "Is away"), ("S8", "Is kept"), ("S9", "Clearance lapsed")])
  func never(kind: DatabaseKind, post: (staff: String, words: String)) async throws {
    try await World.run(
      kind,
      { records in
        try records.insert(
          "restriction", ["crn": .text(World.crn), "staff_code": "S8", "kind": "not", "starts_on": "2026-01-01"])
      }
    ) { service in
      for override in [nil, NewAllocation.Override(reason: "Needed now", approver: "head@example.org")] {
        let outcome = try await service.acting(as: World.senior).commit(
          World.allocation(post.staff, override: override))
        guard case .ruledOut(let words, .never) = outcome else {
          Issue.record("\(post.staff): \(outcome)")
          continue
        }
        #expect(words.contains { $0.hasPrefix(post.words) }, "\(words)")
      }
      #expect(try await service.decided() == [0, 0, 0])
    }
  }

  @Test(
    "A case, post or person that is not there, out of reach, or that has it already is refused",
    arguments: DatabaseKind.available)
  func refusals(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let senior = service.acting(as: World.senior)
      for (crn, staff, team) in [
        ("B999999", "S3", "T1"), ("A000006", "S3", "T1"), ("A000003", "S3", "T1"),
        (World.crn, "S12", "T1"), (World.crn, "S3", "T2"), (World.crn, "S99", "T1"), (World.crn, "S99", nil),
        (World.crn, "S11", "T3"), (World.crn, "S13", nil),
      ] as [(String, String, String?)] {
        var new = World.allocation(staff, team: team)
        new.crn = crn
        await #expect(throws: CaseworkRefusal.self, "\(crn) \(staff)") { _ = try await senior.commit(new) }
        await #expect(throws: CaseworkRefusal.self, "\(crn) \(staff)") {
          _ = try await senior.allocationImpact(crn: crn, staff: staff, team: team)
        }
      }
      var held = World.allocation("S1")
      held.crn = "A000001"
      let already = try await senior.commit(held)
      #expect(
        already
          == .refused([HandProblem(column: nil, message: "Kim, Jo holds this case already. Nothing was changed.")]))
      await #expect(throws: HeldAlready.self) {
        _ = try await senior.allocationImpact(crn: "A000001", staff: "S1", team: "T1")
      }
      // Whoever gives cases to nobody: a practitioner, and a planner.
      for actor in [
        World.actor("kit", "practitioner", "team", "T1", staff: "S1"),
        World.actor("far", "pdu-head", "pdu", "P2"), .nobody,
      ] {
        await #expect(throws: CaseworkRefusal.self) {
          _ = try await service.acting(as: actor).commit(World.allocation())
        }
      }
      #expect(try await service.decided() == [0, 0, 0])
      let refused = try await service.count(
        "SELECT COUNT(*) FROM audit_event WHERE action = 'allocate' AND outcome = 'refused'")
      #expect(refused == 13)
    }
  }

  @Test("A rationale is asked for, and ten thousand characters are not taken", arguments: DatabaseKind.available)
  func words(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      for text in ["", " \n ", String(repeating: "https://example.org/ ", count: 500)] {
        var new = World.allocation()
        new.rationale = text
        let outcome = try await service.acting(as: World.senior).commit(new)
        guard case .refused(let problems) = outcome else {
          Issue.record("\(outcome)")
          continue
        }
        #expect(problems.map(\.column) == ["rationale"])
      }
      #expect(try await service.decided() == [0, 0, 0])
    }
  }
}
