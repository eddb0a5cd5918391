import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Deciding otherwise than a rule says")
struct OverrideTests {
  private typealias World = CommitWorld

  private func approval(by name: String, training: String = "Course on 12 January") -> NewAllocation.Override {
    NewAllocation.Override(reason: "Nobody else knows her", trainingAction: training, approver: "\(name)@example.org")
  }

  @Test(
    "Takes a head of the PDU who neither allocates nor receives, and is kept with the name",
    arguments: DatabaseKind.available)
  func approved(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let senior = service.acting(as: World.senior)
      let impact = try await senior.allocationImpact(crn: World.crn, staff: "S4", team: "T1")
      #expect(impact.approval == .headOfPDU && impact.asksForTraining)
      #expect(impact.approvers.map(\.name) == ["head@example.org"])
      guard case .ruledOut(let words, .headOfPDU) = try await senior.commit(World.allocation("S4")) else {
        Issue.record("given without approval")
        return
      }
      #expect(words == ["No training in domestic abuse is recorded"])
      for name in ["own-head", "far-head", "gone-head", "senior", "neighbour", "nobody", ""] {
        let outcome = try await senior.commit(World.allocation("S4", override: approval(by: name)))
        guard case .refused(let problems) = outcome else {
          Issue.record("\(name): \(outcome)")
          continue
        }
        #expect(problems.map(\.column) == ["approver"], "\(name)")
      }
      #expect(try await service.decided() == [0, 0, 0])
      let untrained = try await senior.commit(
        World.allocation("S4", override: approval(by: "head", training: " ")))
      guard case .refused(let problems) = untrained else {
        Issue.record("\(untrained)")
        return
      }
      #expect(problems.map(\.column) == ["training"])
      guard
        case .committed(let id, false) = try await senior.commit(
          World.allocation("S4", override: approval(by: "head")))
      else {
        Issue.record("not given")
        return
      }
      let override = try #require(try await senior.allocationDecision(id).reasons?.override)
      #expect(override.rules == ["training"] && override.approver == "head")
      #expect(override.trainingAction == "Course on 12 January" && override.reason == "Nobody else knows her")
      #expect(try await service.decided() == [1, 2, 1])
    }
  }

  @Test("A head who allocates does not approve it too", arguments: DatabaseKind.available)
  func ownApproval(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let head = service.acting(as: World.head)
      let impact = try await head.allocationImpact(crn: World.crn, staff: "S5", team: "T1")
      #expect(impact.approval == .headOfPDU && impact.approvers.map(\.name) == ["own-head@example.org"])
      let own = try await head.commit(World.allocation("S5", override: approval(by: "head")))
      guard case .refused = own else {
        Issue.record("\(own)")
        return
      }
    }
  }

  @Test("Where nothing stands against it there is nothing to decide otherwise", arguments: DatabaseKind.available)
  func needless(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await service.acting(as: World.senior).commit(World.allocation(override: approval(by: "head")))
      }
      let decided = try await service.decided()
      #expect(decided == [0, 0, 0])
    }
  }

  @Test(
    "A post of another team takes the word of its senior or of the head, and none where the head allocates",
    arguments: DatabaseKind.available)
  func otherTeam(kind: DatabaseKind) async throws {
    try await World.run(kind) { service in
      let senior = service.acting(as: World.senior)
      let impact = try await senior.allocationImpact(crn: World.crn, staff: "S6", team: "T2")
      #expect(impact.approval == .senior)
      #expect(
        Set(impact.approvers.map(\.name)) == ["head@example.org", "own-head@example.org", "neighbour@example.org"])
      guard case .ruledOut(_, .senior) = try await senior.commit(World.allocation("S6", team: "T2")) else {
        Issue.record("given to another team")
        return
      }
      guard
        case .committed(let id, false) = try await senior.commit(
          World.allocation("S6", team: "T2", override: approval(by: "neighbour", training: "")))
      else {
        Issue.record("not given")
        return
      }
      #expect(try await senior.allocationDecision(id).reasons?.override?.rules == ["other-team"])
      let head = service.on("2026-11-24", as: World.head)
      guard case .committed = try await head.commit(World.allocation()) else {
        Issue.record("the head of both teams was asked for more")
        return
      }
    }
  }

  @Test(
    "A case over a protected limit is in the log of breaches with who approved it, at once",
    arguments: DatabaseKind.available)
  func breach(kind: DatabaseKind) async throws {
    try await World.run(
      kind,
      { records in
        try records.connection.execute("UPDATE staff SET qualified_on = '2026-09-01' WHERE staff_code = 'S3'")
        for number in 0..<40 {
          let crn = "D" + String(100_000 + number)
          try records.currentCase(crn, "No", "Body", holder: "S3", holderName: "Able, Jo")
          try records.insert(
            "allocation",
            ["crn": .text(crn), "starts_at": "2026-11-01T09:00:00Z", "staff_code": "S3", "team": "T1"])
        }
      }
    ) { service in
      let senior = service.acting(as: World.senior)
      let page = try await service.protections(level: "team", code: "T1")
      #expect(page.breaches.isEmpty)
      guard case .ruledOut(let words, .headOfPDU) = try await senior.commit(World.allocation()) else {
        Issue.record("no rule stood against it")
        return
      }
      #expect(words.contains { $0.contains("40") }, "\(words)")
      guard case .committed = try await senior.commit(World.allocation(override: approval(by: "head"))) else {
        Issue.record("not given")
        return
      }
      let breaches = try await service.protections(level: "team", code: "T1").breaches
      #expect(breaches.count == 1)
      #expect(breaches.first?.cases == 41 && breaches.first?.approval?.by == "head")
      #expect(breaches.first?.approval?.reason == "Nobody else knows her (named as approver by senior)")
    }
  }
}
