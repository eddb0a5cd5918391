import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Studies of time")
struct TimeStudyTests {
  private static let day = ContactPlanTests.day

  private func study(
    _ work: StudiedWork = .home, target: Int = 20, from: LocalDate = day, until: LocalDate = day + 30,
    why: String = "The value is an assumption"
  ) -> NewTimeStudy {
    NewTimeStudy(work: work, target: target, from: from, until: until, why: why)
  }

  private func record(_ minutes: Int, on: LocalDate = day, study: Int = 1, seen: Int) -> NewTimeRecord {
    NewTimeRecord(study: study, minutes: minutes, on: on, seen: seen)
  }

  @Test(
    "Minutes that were recorded stand as mean and interval beside the value in force", arguments: DatabaseKind.available
  )
  func estimated(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      let begun = try await service.startTimeStudy(study())
      #expect(begun.isEmpty)
      for number in 0..<12 {
        let problems = try await service.recordTime(record(50 + number, seen: number))
        #expect(problems.isEmpty)
      }
      let page = try await service.timeStudies()
      let found = try #require(page.studies.first)
      #expect(found.estimate == TimeStudyEstimate((0..<12).map { 50 + $0 }, seed: 1))
      #expect(found.estimate.mean == Ratio(111, over: 2) && found.target == 20)
      let values = try #require(service.pack.hours.set(on: Self.day)).values
      #expect(found.value?.minutes == values.home.minutes && found.value?.source == values.home.source)
    }
  }

  @Test("The same minutes sent twice count once, and an old form changes nothing", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      _ = try await service.startTimeStudy(study())
      _ = try await service.recordTime(record(40, seen: 0))
      _ = try await service.recordTime(record(40, seen: 0))
      await #expect(throws: CaseworkRefusal.self) { try await service.recordTime(record(41, seen: 0)) }
      let count = try await service.timeStudies().studies.first?.estimate.count
      #expect(count == 1)
      await #expect(throws: CaseworkRefusal.self) { try await service.startTimeStudy(study()) }
    }
  }

  @Test("Impossible designs and minutes are refused with the field that is wrong", arguments: DatabaseKind.available)
  func refused(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      let designs: [(NewTimeStudy, String)] = [
        (study(.task("none such")), "work"), (study(target: 9), "target"), (study(target: 5_001), "target"),
        (study(until: Self.day + -1), "until"), (study(until: Self.day + 367), "until"), (study(why: " "), "reason"),
      ]
      for (design, column) in designs {
        let problems = try await service.startTimeStudy(design)
        #expect(problems.map(\.column) == [column])
      }
      _ = try await service.startTimeStudy(study())
      let records: [(NewTimeRecord, String)] = [
        (record(0, seen: 0), "minutes"), (record(601, seen: 0), "minutes"), (record(5, study: 9, seen: 0), "study"),
        (record(5, on: Self.day + 1, seen: 0), "on"), (record(5, on: Self.day + -1, seen: 0), "on"),
      ]
      for (record, column) in records {
        let problems = try await service.recordTime(record)
        #expect(problems.map(\.column) == [column])
      }
      let count = try await service.timeStudies().studies.first?.estimate.count
      #expect(count == 0)
    }
  }

  @Test(
    "Only who owns policy begins a study, and whoever records work records minutes", arguments: DatabaseKind.available)
  func permission(kind: DatabaseKind) async throws {
    try await ContactPlanTests.run(kind) { service in
      func actor(_ role: String, _ unit: RoleUnit? = nil) -> Service {
        Service(
          database: service.database, pack: service.pack, clock: service.clock,
          actor: Actor(way: .account(1), name: role, displayName: role, roles: [HeldRole(role: role, unit: unit)]))
      }
      let practitioner = actor("practitioner", RoleUnit(level: "team", code: "T1"))
      await #expect(throws: CaseworkRefusal.self) { try await practitioner.startTimeStudy(study()) }
      _ = try await actor("planner").startTimeStudy(study())
      await #expect(throws: CaseworkRefusal.self) { try await actor("planner").recordTime(record(30, seen: 0)) }
      let problems = try await practitioner.recordTime(record(30, seen: 0))
      #expect(problems.isEmpty)
      let page = try await practitioner.timeStudies()
      #expect(page.studies.first?.estimate.count == 1 && page.seen == 1 && !page.mayStart)
    }
  }
}
