import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("The load of people and teams in the weeks ahead")
struct LoadAheadTests {
  /// A licence with a release in the third week from Monday 23 November 2026, and a case that begins and one that is handed over.
  private func run(_ kind: DatabaseKind, _ body: (Service) async throws -> Void) async throws {
    try await SmallCases.run(kind) { records in
      try records.staff("S3", "Di", "Owen")
      try records.post("S3", "T1")
      func order(_ crn: String, _ type: String, _ more: [String: SQLValue] = [:]) throws {
        try records.insert(
          "case_order",
          ["crn": .text(crn), "number": "1", "type": .text(type), "starts_on": "2026-01-05"].merging(more) { $1 })
      }
      try order("A000001", "pre-release", ["released_on": "2026-12-07", "sentence_type": "NC"])
      try order("A000002", "community-order", ["expected_end_on": "2026-12-20"])
      try records.currentCase("A000007", "Top", "Hidden", holder: "S1", tier: "A3", isRestricted: true)
      try order("A000007", "community-order", ["expected_end_on": "2026-12-27"])
      try records.insert(
        "restriction",
        ["crn": "A000007", "staff_code": "S9", "kind": "only", "starts_on": "2026-01-05"])
      for (crn, staff, at) in [
        ("A000001", "S1", "2026-01-05"), ("A000002", "S1", "2026-01-05"), ("A000007", "S1", "2026-01-05"),
        ("A000001", "S3", "2027-01-04"), ("A000008", "S1", "2026-12-14"),
      ] {
        try records.insert(
          "allocation",
          [
            "crn": .text(crn), "starts_at": .text("\(at)T09:00:00Z"), "staff_code": .text(staff), "team": "T1",
          ])
      }
      try records.insert(
        "case_record",
        [
          "crn": "A000008", "forename": "New", "surname": "Arrival", "gender": "male", "setting": "community",
          "responsible": "community", "starts_on": "2026-12-14",
        ])
      try records.insert(
        "case_order",
        ["crn": "A000008", "number": "1", "type": "community-order", "starts_on": "2026-12-14"])
      try records.insert(
        "risk_score", ["crn": "A000008", "kind": "rosh", "recorded_at": "2026-11-01T09:00:00Z", "band": "high"])
      try records.insert(
        "work_item",
        [
          "crn": "A000001", "number": "1", "kind": "parole-report", "staff_code": "S3", "due_on": "2026-12-06",
          "started_on": "2026-11-01",
        ])
    } _: {
      try await body($0)
    }
  }

  @Test(
    "A release, an end, a start and a handover change the weeks in which they are recorded",
    arguments: DatabaseKind.available)
  func causes(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let ahead = try await service.ahead(practitioner: 1, weeks: 8)
      #expect(ahead.total.weeks.map(\.monday.iso).first == "2026-11-23" && ahead.total.weeks.count == 8)
      func kinds(_ week: Int) -> Set<LoadCause.Kind> { Set(ahead.total.weeks[week].causes.map(\.kind)) }
      #expect(kinds(1).isEmpty == false)
      #expect(kinds(2).contains(.released))
      #expect(kinds(3).contains(.starts))
      #expect(kinds(4).contains(.ends) && kinds(5).contains(.ends))
      #expect(kinds(6).contains(.goes))
      let released = try #require(ahead.total.weeks[2].causes.first { $0.kind == .released })
      #expect(released.day.iso == "2026-12-07" && released.hours > .zero)
      #expect(released.reference.flatMap { ahead.cases[$0]?.name } == "Archer, Sam")
      let other = try await service.ahead(practitioner: 3, weeks: 8)
      #expect(Set(other.total.weeks[2].causes.map(\.kind)) == [.task("parole-report")])
      #expect(other.total.weeks[6].causes.map(\.kind) == [.comes])
      #expect(other.total.weeks[7].work > .zero)
    }
  }

  @Test("A case that is kept from whoever reads is a sum without a name", arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let manager = service.acting(as: UpkeepActors.manager(of: "T1", staff: "S4"))
      let ahead = try await manager.ahead(practitioner: 1, weeks: 13)
      #expect(ahead.cases.values.contains { $0.crn == nil && !$0.name.contains("Hidden") })
      #expect(!ahead.cases.values.contains { $0.crn == "A000007" })
    }
  }

  @Test("A team's load is that of its posts together", arguments: DatabaseKind.available)
  func team(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let load = try #require(try await service.hoursAhead(level: "team", code: "T1").load)
      let one = try await service.ahead(practitioner: 1, weeks: 13)
      let two = try await service.ahead(practitioner: 3, weeks: 13)
      #expect(load.people.keys.sorted() == ["S1", "S3"])
      for week in load.total.weeks.indices {
        #expect(load.total.weeks[week].work == one.total.weeks[week].work + two.total.weeks[week].work)
      }
      // The handover leaves the team's work as it was: what one loses the other has.
      let handover = load.total.weeks[6].causes.filter { [.comes, .goes].contains($0.kind) }
      #expect(handover.count == 2 && handover.reduce(Ratio.zero) { $0 + $1.hours } == .zero)
    }
  }

  @Test(
    "Somebody out of reach and another number of weeks are refused, and who was looked at is kept",
    arguments: DatabaseKind.available)
  func refusals(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      for weeks in [3, 14, 0, -1] {
        await #expect(throws: CaseworkRefusal.self) { _ = try await service.ahead(practitioner: 1, weeks: weeks) }
      }
      let id = try await service.ahead(practitioner: 1, weeks: 4).practitionerID
      let other = service.acting(as: UpkeepActors.manager(of: "T3"))
      await #expect(throws: CaseworkRefusal.self) { _ = try await other.ahead(practitioner: id, weeks: 4) }
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.ahead(practitioner: 99_999, weeks: 4) }
    }
  }

  @Test("On a sample service the load of today is the live hours of every post", arguments: DatabaseKind.available)
  func sample(kind: DatabaseKind) async throws {
    let sample = SampleWorld(size: .team, seed: 3, date: CaseFolders.day, differences: 0.02, faults: 0.05)
    try await CaseFolders.run(kind) { world in
      #expect(try await world.service().importData(path: try world.sample(sample)).outcome == .accepted)
      let service = try world.service()
      var compared = 0
      for case .integer(let id) in try await world.rows("SELECT id FROM practitioner ORDER BY id").map({ $0[0] }) {
        let ahead = try await service.ahead(practitioner: id, weeks: 13)
        for post in try await service.hours(practitioner: id).posts {
          guard let load = ahead.posts.first(where: { $0.key == post.key })?.load else { continue }
          #expect(load.work == post.explanation.figure.work, "\(post.key)")
          compared += 1
          var before = load.work
          for week in load.weeks {
            before += week.causes.filter { !$0.isTime }.reduce(Ratio.zero) { $0 + $1.hours }
            #expect(before == week.work, "\(post.key) \(week.monday.iso)")
          }
        }
      }
      #expect(compared > 5)
    }
  }
}
