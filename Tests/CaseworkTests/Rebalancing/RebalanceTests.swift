import Allocation
import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Moves that would help a team, from the live service")
struct RebalanceTests {
  @Test("Cases read together are those read one by one", arguments: DatabaseKind.available)
  func profiles(kind: DatabaseKind) async throws {
    try await LiveSample.run(kind) { service, _ in
      try await service.database.read { connection in
        let day = try service.liveDay(connection)
        let staff = try connection.query(
          "SELECT DISTINCT staff_code FROM case_now WHERE staff_code IS NOT NULL", [],
          { try $0.text(0) })
        let all = try HeldProfiles(connection: connection, pack: service.pack, day: day).cases(
          of: staff, SQLCondition("1 = 1"))
        #expect(all.count > 100)
        let reader = CaseProfileReader(connection: connection, pack: service.pack, day: day)
        for held in all {
          let one = try #require(try reader.profile(of: held.crn))
          #expect(one.profile == held.profile && one.holder == held.post.staff.text, "\(held.crn)")
        }
      }
    }
  }

  @Test("Who may receive a case is who may take it by the rules of allocation, room apart")
  func eligible() async throws {
    try await LiveSample.run(.sqlite) { service, unit in
      let team = try await service.database.read { connection in
        try service.liveTeam(
          service.scope(level: unit.levelID, code: unit.code, on: service.liveDay(connection), connection),
          on: service.liveDay(connection), connection)
      }
      var compared = 0
      for (index, held) in team.cases.enumerated() where index.isMultiple(of: 9) {
        let found = try await service.recommendation(crn: held.crn, level: unit.levelID, code: unit.code)
        let may = (found.able + found.unable).map(\.candidate).filter { candidate in
          candidate.obstacles.allSatisfy { ["limit", "protection", "workload"].contains($0.name) }
        }.map(\.post.key)
        let list = team.instance.destinations[team.instance.cases[index].destinations].map {
          team.posts[$0.practitioner].post.key
        }
        #expect(Set(may) == Set(list.filter { $0.staff != held.post.staff }), "\(held.crn)")
        compared += may.count
      }
      #expect(compared > 50)
    }
  }

  @Test(
    "Each proposed move is one that can be decided, and comes to the figures that were proposed, to the last decimal",
    arguments: DatabaseKind.available)
  func figures(kind: DatabaseKind) async throws {
    try await LiveSample.run(kind) { service, unit in
      let proposal = try await service.rebalance(level: unit.levelID, code: unit.code, RebalanceSearch())
      #expect(!proposal.moves.isEmpty)
      for move in proposal.moves {
        let (giver, receiver) = (proposal.people[move.from], proposal.people[move.to])
        #expect((giver.before.percent ?? .zero) > Ratio(110))
        #expect((move.receiver.after.percent ?? Ratio(999)) <= Ratio(100) && receiver.staysOut == nil)
        let outcome = try await service.commit(
          NewAllocation(
            crn: move.crn, staff: receiver.key.staff.text, team: receiver.key.team.text,
            rationale: "Caseload adjustment"))
        guard case .committed(let id, _) = outcome else {
          Issue.record("\(move.crn): \(outcome)")
          continue
        }
        let kept = try #require(try await service.allocationDecision(id).reasons).figures
        #expect(kept.taker.before.percent == move.receiver.before.percent)
        #expect(kept.taker.after.percent == move.receiver.after.percent)
        #expect(kept.taker.after.cases == move.receiver.after.cases)
        #expect(
          kept.giver?.after.percent == move.giver.after.percent && kept.giver?.after.cases == move.giver.after.cases)
      }
      let received = Dictionary(grouping: proposal.moves, by: \.to).mapValues(\.count)
      #expect(received.values.allSatisfy { $0 <= service.pack.rebalancing.receivers.mostMoves })
      #expect(Set(proposal.moves.map(\.from)).isDisjoint(with: proposal.moves.map(\.to)))
    }
  }

  @Test("A case that is kept from whoever asks is in no plan and no file, and counts in the load of its holder")
  func restricted() async throws {
    try await LiveSample.run(.sqlite) { service, unit in
      let before = try await service.rebalance(level: unit.levelID, code: unit.code, RebalanceSearch())
      let move = try #require(before.moves.first)
      try await service.database.write { connection in
        try connection.execute("UPDATE case_now SET restricted = 1 WHERE crn = ?", [.text(move.crn)])
      }
      let after = try await service.rebalance(level: unit.levelID, code: unit.code, RebalanceSearch())
      #expect(!after.moves.contains { $0.crn == move.crn })
      #expect(after.people.map(\.before) == before.people.map(\.before))
      let file = try await service.rebalanceFile(level: unit.levelID, code: unit.code)
      #expect(!file.crns.contains(move.crn) && file.crns.count > 50)
      let loads = file.instance.cases.reduce(into: file.instance.practitioners.map(\.otherWork)) { sums, subject in
        if let holder = subject.holder { sums[holder] += subject.points }
      }
      for (load, key) in zip(loads, file.posts) {
        let work = try await service.livePosts(staff: key.staff.text).first { $0.key == key }?.figure.work
        #expect(work == nil || load >= work ?? 0)
      }
    }
  }

  @Test("A region is too wide for a plan, and a unit out of reach is refused")
  func refused() async throws {
    try await SmallCases.run(.sqlite) { service in
      await #expect(throws: CaseworkRefusal.self) {
        try await service.rebalance(level: "region", code: "R1", RebalanceSearch())
      }
      let nobody = service.acting(as: .nobody)
      await #expect(throws: CaseworkRefusal.self) {
        try await nobody.rebalance(level: "team", code: "T1", RebalanceSearch())
      }
      let quiet = try await service.rebalance(level: "team", code: "T1", RebalanceSearch())
      #expect(quiet.moves.isEmpty && quiet.outcome == .nobodyOver)
    }
  }
}
