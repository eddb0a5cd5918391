import Caseload
import Planning
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Plans that are tried and kept")
struct KeepPlanTests {
  private static let from = LocalDate(daysSinceEpoch: 20_454)

  private func new(
    _ amounts: [PlanTrial.Lever: Double] = [.intake: 100.5, .leaving: 120], name: String = "More trainees"
  )
    -> NewPlan
  {
    NewPlan(
      name: name, scenario: "baseline", trial: PlanTrial(from: Self.from, amounts: amounts),
      assumptions: "Places are filled as before")
  }

  @Test("What is kept is read as it was tried, once however often it is sent", arguments: DatabaseKind.available)
  func kept(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      guard case .kept(let first) = try await service.keepPlan(new()) else { throw CaseworkRefusal.noFigures }
      guard case .kept(let again) = try await service.keepPlan(new()) else { throw CaseworkRefusal.noFigures }
      #expect(first == again)
      let shelf = try await service.plans()
      #expect(shelf.keptInAll == 1)
      let plan = try #require(shelf.kept.first)
      #expect(plan.trial == new().trial && plan.assumptions == "Places are filled as before")
      #expect(plan.name == "More trainees" && plan.scenario == "baseline")
      #expect(shelf.scenarios.contains { $0.id == "baseline" })
    }
  }

  @Test("Nothing is kept without a name, a lever or a reason, and each is said", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      for (plan, column) in [
        (new(name: " "), "name"), (new([:]), "from"), (new([.hub: 101]), "hub"), (new([.cap: .nan]), "cap"),
      ] {
        guard case .refused(let problems) = try await service.keepPlan(plan) else {
          Issue.record("\(column) was kept")
          continue
        }
        #expect(problems.map(\.column) == [column])
      }
      let kept = try await service.plans().keptInAll
      #expect(kept == 0)
    }
  }

  @Test("Running and keeping plans changes no other table", arguments: [DatabaseKind.sqlite])
  func untouched(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      @Sendable func counts() async throws -> [String: Int] {
        try await service.database.read { connection in
          var counts: [String: Int] = [:]
          for table in KeptTables.all where table.name != "plan_scenario" {
            counts[table.name] = try connection.first("SELECT COUNT(*) FROM \(table.name)") { try $0.int(0) }
          }
          return counts
        }
      }
      let before = try await counts()
      _ = try await service.plan("baseline", trial: new().trial)
      _ = try await service.keepPlan(new())
      let after = try await counts()
      #expect(after == before)
    }
  }

  @Test("Levers that are tried are part of the fingerprint, and each is called an assumption")
  func fingerprint() throws {
    let file = try #require(try NamedScenario(shipped: "baseline"))
    let one = new().trial.applied(to: file)
    let other = new([.intake: 101]).trial.applied(to: file)
    #expect(one.inputs != file.inputs && one.inputs != other.inputs)
    let levers = one.scenario.levers.suffix(2).map(\.amount)
    let areAssumptions = levers.map(\.isAssumption)
    #expect(areAssumptions == [true, true])
    #expect(levers.map(\.distribution) == [.fixed(100.5), .fixed(1.2)])
  }

  @Test("Pages name shipped scenarios alone, never a path")
  func shippedAlone() throws {
    let path = try #require(ShippedScenarios.path("baseline"))
    let names = [path, "../baseline", "baseline"]
    let found = try names.map { try NamedScenario(shipped: $0) != nil }
    #expect(found == [false, false, true])
  }

  @Test("The same input is run once, and gives the same figures as a run of its own")
  func desk() async throws {
    let desk = PlanDesk()
    let file = try #require(try desk.scenario("baseline"))
    async let one = desk.run(file)
    async let two = desk.run(file)
    let own = await PlanRun.stockFlow(file.scenario, PlanOptions(replications: 2_000, seed: 1, threads: 1))
    let fans = (await one.fan(.work), await two.fan(.work))
    #expect(fans.0 == fans.1 && fans.0 == own.fan(.work))
  }
}
