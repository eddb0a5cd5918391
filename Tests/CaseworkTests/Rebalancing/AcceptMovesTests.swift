import Allocation
import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Moves that are accepted together")
struct AcceptMovesTests {
  private func accepted(_ proposal: RebalanceProposal) -> [AcceptedMove] {
    proposal.moves.map {
      AcceptedMove(crn: $0.crn, from: proposal.people[$0.from].key, to: proposal.people[$0.to].key)
    }
  }

  private func holder(of crn: String, _ service: Service) async throws -> PostKey? {
    try await service.database.read { try HeldCases($0, service.pack).one(crn)?.post }
  }

  @Test(
    "Of the moves that are accepted those that hold are made with the figures that were shown, one that somebody else moved is returned",
    arguments: DatabaseKind.available)
  func oneMovedMeanwhile(kind: DatabaseKind) async throws {
    try await LiveSample.run(kind) { service, unit in
      let proposal = try await service.rebalance(level: unit.levelID, code: unit.code, RebalanceSearch())
      let all = accepted(proposal)
      try #require(all.count >= 2, "\(all.count) moves")
      let chosen = Array(all.prefix(7))
      // Another manager gives the last of them to somebody else of the unit, who is in none of the moves.
      let last = try #require(chosen.last)
      let other = try #require(
        proposal.people.first { person in
          person.key.staff != last.from.staff && !chosen.contains { $0.to.staff == person.key.staff }
        })
      let entry = HandEntry(
        sheet: "allocations",
        texts: [
          "crn": last.crn, "starts_at": service.clock.timestamp, "staff_code": other.key.staff.text,
          "team": other.key.team.text,
        ], madeBy: "Another manager")
      guard case .kept = try await service.record(entry) else {
        Issue.record("the case was not moved")
        return
      }
      let outcome = try await service.accept(chosen, level: unit.levelID, code: unit.code, reason: "Two are over")
      #expect(outcome.done.map(\.move) == Array(chosen.dropLast()))
      #expect(outcome.returned.map(\.move) == [last])
      #expect(outcome.returned.first?.why == "Somebody else holds the case now.")
      #expect(try await holder(of: last.crn, service) == other.key)
      for (done, shown) in zip(outcome.done, proposal.moves) {
        #expect(try await holder(of: done.move.crn, service) == done.move.to)
        let decision = try await service.allocationDecision(done.decision)
        let figures = try #require(decision.reasons).figures
        #expect(decision.reasons?.rationale == "Caseload adjustment: Two are over")
        #expect(figures.taker.after.percent == shown.receiver.after.percent)
        #expect(figures.taker.after.cases == shown.receiver.after.cases)
      }
      let decisions = try await service.count("SELECT COUNT(*) FROM allocation_decision")
      #expect(decisions == outcome.done.count)
      #expect(try await service.count("SELECT COUNT(*) FROM outbox_event") == decisions)

      // The same acceptance again takes effect once.
      let again = try await service.accept(chosen, level: unit.levelID, code: unit.code, reason: "Two are over")
      #expect(again.done.map(\.decision) == outcome.done.map(\.decision))
      #expect(again.done.allSatisfy { $0.isRepeated })
      #expect(again.returned.map(\.move) == [last])
      #expect(try await service.count("SELECT COUNT(*) FROM allocation_decision") == decisions)
    }
  }

  @Test("A receiver who would come over 100% or who is over a line gets nothing, however it is asked for")
  func nobodyIsBuried() async throws {
    try await LiveSample.run(.sqlite) { service, unit in
      let proposal = try await service.rebalance(level: unit.levelID, code: unit.code, RebalanceSearch())
      let giver = try #require(proposal.people.first { ($0.before.percent ?? .zero) > Ratio(110) })
      let receiver = try #require(
        proposal.people.filter { $0.staysOut == nil && ($0.before.percent ?? Ratio(999)) <= Ratio(100) }
          .max { ($0.before.percent ?? .zero) < ($1.before.percent ?? .zero) })
      let cases = try await service.database.read { connection in
        try connection.query(
          "SELECT crn FROM case_now WHERE staff_code = ? AND holder_team = ? AND restricted = 0 ORDER BY crn LIMIT 60",
          [.text(giver.key.staff.text), .text(giver.key.team.text)]
        ) { try $0.text(0) }
      }
      let everything = cases.map { AcceptedMove(crn: $0, from: giver.key, to: receiver.key) }
      let outcome = try await service.accept(everything, level: unit.levelID, code: unit.code, reason: "All of it")
      #expect(outcome.done.count <= service.pack.rebalancing.receivers.mostMoves && !outcome.returned.isEmpty)
      let after = try await service.rebalance(
        level: unit.levelID, code: unit.code, RebalanceSearch(rounds: 0, moves: 1))
      let now = try #require(after.people.first { $0.key == receiver.key })
      #expect((now.before.percent ?? Ratio(999)) <= Ratio(100))

      let own = try #require(proposal.people.first { $0.staysOut != nil || ($0.before.percent ?? .zero) > Ratio(110) })
      let back = AcceptedMove(crn: try #require(cases.last), from: giver.key, to: own.key)
      if own.key != giver.key {
        let refused = try await service.accept([back], level: unit.levelID, code: unit.code, reason: "Try")
        #expect(refused.done.isEmpty && refused.returned.count == 1)
      }
    }
  }

  @Test(
    "Without a reason, without moves, with one case twice, or from whoever does not decide there, nothing is changed")
  func refused() async throws {
    try await CommitWorld.run(.sqlite) { service in
      let post = PostKey(staff: StaffCode("S1"), team: TeamCode("T1"))
      let move = AcceptedMove(crn: "A000001", from: post, to: PostKey(staff: StaffCode("S3"), team: TeamCode("T1")))
      for (moves, reason) in [([move], " "), ([], "Why"), ([move, move], "Why")] {
        await #expect(throws: CaseworkRefusal.self) {
          try await service.accept(moves, level: "team", code: "T1", reason: reason)
        }
      }
      let neighbour = service.acting(as: CommitWorld.actor("neighbour", "spo", "team", "T2"))
      await #expect(throws: CaseworkRefusal.self) {
        try await neighbour.accept([move], level: "team", code: "T1", reason: "Why")
      }
      // A senior decides for the team, and not for the PDU above it.
      let senior = service.acting(as: CommitWorld.senior)
      await #expect(throws: CaseworkRefusal.self) {
        try await senior.accept([move], level: "pdu", code: "P1", reason: "Why")
      }
      let counts = try await service.decided()
      #expect(counts == [0, 0, 0])
    }
  }
}
