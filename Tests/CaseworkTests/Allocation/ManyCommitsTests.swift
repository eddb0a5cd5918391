import Allocation
import Caseload
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Many allocations")
struct ManyCommitsTests {
  /// Clients that ask for one place at once.
  private static let clients = 50
  /// How often: a thousand times when the suite runs at full counts.
  private static let rounds = Soak.isOn ? 1_000 : 12
  /// Allocations of the sample service that are compared: a thousand at full counts.
  private static let compared = Soak.isOn ? 1_000 : 120

  /// A service of a second of a day.
  private func service(_ service: Service, second: Int) -> Service {
    let day = SmallCases.day + 1
    return Service(
      database: service.database, pack: service.pack,
      clock: WallClock { day.daysSinceEpoch * 86_400 + 36_000 + second }, actor: .terminal(user: "test"))
  }

  @Test(
    "Of 50 who ask for the last place at once one has it, each time, and nobody is over the limit",
    arguments: DatabaseKind.available)
  func lastPlace(kind: DatabaseKind) async throws {
    try await CommitWorld.run(
      kind, waiting: Self.clients,
      { records in
        // One case is all that anybody may hold.
        try records.insert(
          "limit_setting",
          [
            "kind": "everybody", "name": "", "cases": 1, "starts_on": "2026-01-01", "reason": "A test",
            "recorded_at": "2026-01-01T00:00:00Z", "recorded_by": "test", "recorder_name": "test",
          ])
      }
    ) { service in
      for round in 0..<Self.rounds {
        let asking = self.service(service, second: 2 * round)
        let outcomes = try await withThrowingTaskGroup(of: CommitOutcome.self) { group in
          for number in 0..<Self.clients {
            group.addTask {
              try await asking.commit(
                NewAllocation(
                  crn: "C" + String(100_000 + number), staff: "S3", team: "T1", rationale: "The last place",
                  key: "\(round)-\(number)"))
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        let won = outcomes.filter { if case .committed = $0 { true } else { false } }
        let stopped = outcomes.filter { if case .ruledOut(_, .headOfPDU) = $0 { true } else { false } }
        #expect(won.count == 1 && stopped.count == Self.clients - 1, "round \(round): \(won.count)")
        let held = try await service.count("SELECT COUNT(*) FROM case_now WHERE staff_code = 'S3'")
        #expect(held == 1, "round \(round): \(held)")
        // The place is free again for the next round.
        let crn = try await service.database.read {
          try $0.first("SELECT crn FROM case_now WHERE staff_code = 'S3'", []) { try $0.text(0) }
        }
        let entry = HandEntry(
          sheet: "allocations",
          texts: [
            "crn": try #require(crn), "starts_at": self.service(service, second: 2 * round + 1).clock.timestamp,
            "staff_code": "", "team": "",
          ], madeBy: "test")
        guard case .kept = try await service.record(entry) else {
          Issue.record("the place was not freed")
          return
        }
        Soak.progress("last place", round + 1, of: Self.rounds)
      }
      Soak.note(
        "last place, \(kind)", "\(Self.rounds) rounds of \(Self.clients): one success each", bar: "one each")
    }
  }

  @Test("Of 50 who give one case to somebody at once one does", arguments: DatabaseKind.available)
  func oneCase(kind: DatabaseKind) async throws {
    try await CommitWorld.run(kind) { service in
      let done = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<Self.clients {
          group.addTask {
            let (staff, team) = number % 2 == 0 ? ("S3", "T1") : ("S6", "T2")
            do {
              if case .committed = try await service.commit(CommitWorld.allocation(staff, team: team)) { return true }
            } catch is CaseworkRefusal {}
            return false
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(done == 1)
      #expect(try await service.decided() == [1, 1, 1])
    }
  }

  @Test(
    "What was shown before is what came to be, to the last decimal, for random cases and posts",
    arguments: DatabaseKind.available)
  func preview(kind: DatabaseKind) async throws {
    let world = SampleWorld(size: .team, seed: 3, date: CaseFolders.day, differences: 0.02, faults: 0.05)
    try await CaseFolders.run(kind) { folders in
      let first = try folders.service()
      #expect(try await first.importData(path: try folders.sample(world)).outcome == .accepted)
      let crns = try await folders.database.read { connection in
        try connection.query("SELECT crn FROM case_now WHERE team IS NOT NULL AND restricted = 0 ORDER BY crn", []) {
          try $0.text(0)
        }
      }
      var random = SeededRandom(seed: 7)
      var compared = 0
      for second in 0..<(20 * Self.compared) where compared < Self.compared {
        let crn = try #require(crns.randomElement(using: &random))
        let service = Service(
          database: folders.database, pack: folders.pack,
          clock: WallClock { (CaseFolders.day + 1).daysSinceEpoch * 86_400 + 36_000 + second },
          actor: .terminal(user: "test")
        )
        // Some have no order that counts, or no team of today.
        guard let found = try? await service.recommendation(crn: crn, level: nil, code: nil) else { continue }
        guard let person = found.able.randomElement(using: &random) else { continue }
        let key = person.candidate.post.key
        let impact = try await service.allocationImpact(crn: crn, staff: key.staff.text, team: key.team.text)
        #expect(impact.person.candidate == person.candidate, "\(crn) \(key)")
        let outcome = try await service.commit(
          NewAllocation(
            crn: crn, staff: key.staff.text, team: key.team.text, rationale: "By chance", seen: impact.seen))
        guard case .committed(let id, false) = outcome else {
          Issue.record("\(crn) \(key): \(outcome)")
          continue
        }
        let figures = try #require(try await service.allocationDecision(id).reasons?.figures)
        let effect = impact.person.candidate.effect
        #expect(figures.taker.before == DecisionSide(effect.before.figure), "\(crn) \(key)")
        #expect(figures.taker.after == DecisionSide(effect.after.figure), "\(crn) \(key)")
        compared += 1
      }
      #expect(compared == Self.compared)
      Soak.note("preview, \(kind)", "\(compared) allocations, 0 differ", bar: "0 differ", seed: 7)
    }
  }
}
