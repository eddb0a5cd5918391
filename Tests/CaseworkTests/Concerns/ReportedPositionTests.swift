import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("My reported position")
struct ReportedPositionTests {
  private typealias Who = ConcernWorld.Who

  /// All that a position says of concerns.
  private func said(_ position: ReportedPosition) -> [String] {
    position.concerns.map { item in
      "\(item.concern.words) \(item.concern.named) \(item.state) \(item.concern.steps(until: position.day))"
    }
  }

  @Test(
    "The position of a past day is what it was, whatever is answered, taken higher or changed later",
    arguments: DatabaseKind.available)
  func past(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      func position(_ iso: String, askedOn day: String) async throws -> [String] {
        said(try await service.on(day, .jo).reportedPosition(of: nil, on: LocalDate(iso: iso)))
      }
      let days = ["2026-11-22", "2026-11-23", "2026-11-30", "2026-12-01"]
      var first: [[String]] = []
      for day in days { first.append(try await position(day, askedOn: day)) }
      #expect(first.map(\.count) == [0, 1, 1, 1] && first[2] != first[3])
      try await service.on("2026-12-02", .cy).act(.answer(ConcernWorld.answer(on: "2026-12-09")), on: id)
      try await service.on("2026-12-03", .jo).act(.takeHigher(words: "It is still too much"), on: id)
      _ = try await service.on("2026-12-03", .jo).report(ConcernWorld.new(to: .level("pdu-head")))
      try await service.database.write { connection in
        try connection.execute("UPDATE account SET display_name = 'Somebody else' WHERE name = 'ada@example.org'")
        try connection.execute("UPDATE account_role SET ended_at = '2026-12-03T09:00:00Z' WHERE role = 'spo'")
      }
      for (day, expected) in zip(days, first) {
        #expect(try await position(day, askedOn: "2026-12-04") == expected, "\(day)")
      }
      #expect(try await position("2026-12-04", askedOn: "2026-12-04").count == 2)
      #expect(first[1].first?.contains("Senior probation officer: Ada") == true)
    }
  }

  @Test("It is one’s own: nobody else’s on a page, and of no day to come", arguments: DatabaseKind.available)
  func own(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      _ = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      for who in Who.allCases where who != .jo {
        let asking = service.on("2026-11-24", who)
        await #expect(throws: CaseworkRefusal.self, "\(who)") {
          _ = try await asking.reportedPosition(of: "S1", on: nil)
        }
        #expect(try await asking.reportedPosition(of: nil, on: nil).concerns.isEmpty)
      }
      let jo = service.on("2026-11-24", .jo)
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await jo.reportedPosition(of: nil, on: LocalDate(iso: "2026-11-25"))
      }
      // At the machine’s own terminal it is read, and noted.
      #expect(try await service.on("2026-11-24").reportedPosition(of: "S1", on: nil).concerns.count == 1)
      #expect(try await jo.reportedPosition(of: nil, on: nil).night == nil)
    }
  }

  @Test("It has the figures that the newest night up to the day had frozen", arguments: DatabaseKind.available)
  func night(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      let found = try await nights.service.database.read { connection in
        try connection.first(
          """
          SELECT r.staff_code, SUM(f.cases_held), SUM(f.work), MAX(e.extract_date) FROM post_figure f
          JOIN post p ON p.id = f.post_id JOIN practitioner r ON r.id = p.practitioner_id
          JOIN extract e ON e.id = f.extract_id GROUP BY r.staff_code HAVING SUM(f.work) > 0 ORDER BY r.staff_code
          """
        ) { (staff: try $0.text(0), cases: try $0.int(1), work: try $0.int(2), day: try $0.text(3)) }
      }
      let row = try #require(found), day = try #require(LocalDate(iso: row.day))
      let service = nights.service.on((day + 30).iso)
      let night = try #require(try await service.reportedPosition(of: row.staff, on: day).night)
      #expect(night.day == day && night.cases == row.cases && night.work == row.work)
      #expect(try await service.reportedPosition(of: row.staff, on: day + 20).night == night)
      #expect(try await service.reportedPosition(of: row.staff, on: day + -1).night == nil)
    }
  }

  @Test(
    "Own data say that something was reported and when, and leave the words to the person’s own page",
    arguments: DatabaseKind.available)
  func ownData(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      _ = try await service.on("2026-11-22", .jo).report(ConcernWorld.new(.objection, crn: "A000001"))
      for subject in [DataSubject.staff("S1"), .person("A000001")] {
        let data = try await service.database.read { connection in
          try GatherSubject(service: service, subject: subject, connection: connection).data()
        }
        let facts = data.sections.flatMap(\.items).flatMap(\.facts)
        #expect(
          facts.contains {
            $0.value.hasPrefix("2026-11-22") && $0.label.hasPrefix(subject == .staff("S1") ? "Reported" : "Day")
          })
        #expect(!facts.contains { $0.value.contains("Two courts") })
      }
    }
  }

  @Test("Nothing that was reported or answered can be changed or taken away", arguments: DatabaseKind.available)
  func frozen(kind: DatabaseKind) async throws {
    try await ConcernWorld.run(kind) { service in
      let id = try await service.on("2026-11-23", .jo).report(ConcernWorld.new())
      try await service.on("2026-11-23", .ada).act(.acknowledge, on: id)
      for sql in [
        "UPDATE concern SET words = 'x'", "UPDATE concern SET reported_on = '2026-01-01'", "DELETE FROM concern",
        "UPDATE concern_step SET kind = 'closed'", "DELETE FROM concern_step",
      ] {
        await #expect(throws: StorageError.self, "\(sql)") { try await service.database.write { try $0.execute(sql) } }
      }
    }
  }
}
