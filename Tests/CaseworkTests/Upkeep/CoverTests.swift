import Caseload
import Casework
import Rules
import Storage
import TestSupport
import Testing
import Workload

@Suite("Cover of cases of somebody who is away")
struct CoverTests {
  /// S1 is away from 10 November to 6 December and holds two cases; S3 and S5 are colleagues, S6 is of another team.
  private func run(
    _ kind: DatabaseKind, awaySince first: String = "2026-11-10",
    _ more: @escaping @Sendable (CaseRecords) throws -> Void = { _ in },
    _ body: (Service) async throws -> Void
  ) async throws {
    try await SmallCases.run(kind) { records in
      for (code, surname, team) in [("S3", "Owen", "T1"), ("S5", "Poe", "T1"), ("S6", "Reed", "T3")] {
        try records.staff(code, "Di", surname)
        try records.post(code, team)
      }
      try records.insert(
        "absence", ["staff_code": "S1", "starts_on": .text(first), "ends_on": "2026-12-06", "kind": "sickness"])
      try Self.held(records)
      try more(records)
    } _: { service in
      _ = try await service.on("2026-11-22").runNight()
      try await body(service)
    }
  }

  /// So that a night finds the holder of the two cases in the sheets.
  private static func held(_ records: CaseRecords) throws {
    for crn in ["A000001", "A000002"] {
      try records.insert(
        "allocation", ["crn": .text(crn), "starts_at": "2026-11-01T09:00:00Z", "staff_code": "S1", "team": "T1"])
    }
  }

  /// Minutes of the line of covered cases of somebody, and how many there are.
  private func line(_ staff: String, _ service: Service) async throws -> [Int] {
    let hours = try await service.hours(named: staff)
    let lines = hours.posts.flatMap(\.explanation.lines).filter { $0.kind == .cover }
    return lines.flatMap { [$0.count, $0.minutes] }
  }

  @Test(
    "Cover raises the coverer’s hours by the stated minutes as a line of the figure, and they fall again by themselves",
    arguments: DatabaseKind.available)
  func hours(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      #expect(try await self.line("S3", service).isEmpty)
      let outcome = try await service.giveCover(NewCover(staff: "S1", cases: nil, coveredBy: "S3", seen: 0))
      #expect(outcome == .kept(2))
      #expect(try await self.line("S3", service) == [2, 60])
      // Nothing is taken from whoever is accountable: the cases stay theirs.
      #expect(try await service.cover(staff: "S1").cases.map(\.crn) == ["A000001", "A000002"])
      _ = try await service.on("2026-12-06").runNight()
      #expect(try await self.line("S3", service) == [2, 60])
      _ = try await service.on("2026-12-07").runNight()
      #expect(try await self.line("S3", service).isEmpty)
    }
  }

  @Test("Given twice it is kept once, and a form of an older page is refused", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let one = NewCover(staff: "S1", cases: ["A000001"], coveredBy: "S3", seen: 0)
      #expect(try await service.giveCover(one) == .kept(1))
      #expect(try await service.giveCover(one) == .kept(0))
      let late = NewCover(staff: "S1", cases: ["A000002"], coveredBy: "S5", seen: 0)
      await #expect(throws: CaseworkRefusal.self) { _ = try await service.giveCover(late) }
      let seen = try await service.cover(staff: "S1").seen
      var fresh = late
      fresh.seen = seen
      #expect(try await service.giveCover(fresh) == .kept(1))
      // A case with somebody is not given to somebody else on top.
      let other = NewCover(
        staff: "S1", cases: ["A000001"], coveredBy: "S5", seen: try await service.cover(staff: "S1").seen)
      guard case .refused(let problems) = try await service.giveCover(other) else {
        Issue.record("was kept")
        return
      }
      #expect(problems.map(\.column) == ["cases"])
    }
  }

  @Test("From the sixth day on each case has a name or stands on the list without", arguments: DatabaseKind.available)
  func due(kind: DatabaseKind) async throws {
    try await run(kind, awaySince: "2026-11-18") { service in
      for (day, isDue) in [("2026-11-22", false), ("2026-11-23", true)] {
        let away = try #require(
          try await service.on(day).hoursAhead(level: "team", code: "T1").absences.first { $0.staffCode == "S1" })
        #expect(away.isDue == isDue, "\(day)")
        #expect(away.uncovered == 2)
      }
      _ = try await service.giveCover(NewCover(staff: "S1", cases: ["A000001"], coveredBy: "S3", seen: 0))
      let ahead = try await service.hoursAhead(level: "team", code: "T1")
      #expect(ahead.absences.map(\.uncovered) == [1])
      #expect(ahead.absences.first?.coverers.map(\.name) == ["Owen, Di"])
      #expect(ahead.absences.first?.coverers.map(\.cases) == [1])
      #expect(ahead.weeks.first?.uncovered == 1)
    }
  }

  @Test(
    "Nobody covers who is the absent person, away, gone, without a post or out of reach, and no days past the absence",
    arguments: DatabaseKind.available)
  func wrong(kind: DatabaseKind) async throws {
    try await run(kind) { records in
      try records.staff("S7", "Jo", "Left", left: "2026-12-01")
      try records.post("S7", "T1")
      try records.insert(
        "absence", ["staff_code": "S5", "starts_on": "2026-12-01", "ends_on": "2026-12-02", "kind": "leave"])
    } _: { service in
      let good = NewCover(staff: "S1", cases: ["A000001"], coveredBy: "S3", seen: 0)
      let wrong: [(WritableKeyPath<NewCover, String>, String, String)] = [
        (\.coveredBy, "S1", "coveredBy"), (\.coveredBy, "", "coveredBy"), (\.coveredBy, "NOSUCH", "coveredBy"),
        (\.coveredBy, "S5", "coveredBy"), (\.coveredBy, "S7", "coveredBy"), (\.from, "2026-11-01", "from"),
        (\.from, "2026-02-30", "from"), (\.from, "2026-12-20", "from"), (\.until, "2026-11-01", "from"),
        (\.until, "soon", "from"), (\.until, "2036-11-01", "from"),
      ]
      for (path, text, column) in wrong {
        var new = good
        new[keyPath: path] = text
        let outcome = try await service.giveCover(new)
        guard case .refused(let problems) = outcome else {
          Issue.record("\(text) was kept")
          continue
        }
        #expect(problems.map(\.column) == [column], "\(text)")
      }
      for cases in [[], ["A000003"], ["NOSUCH"]] {
        var new = good
        new.cases = cases
        guard case .refused = try await service.giveCover(new) else {
          Issue.record("\(cases) was kept")
          continue
        }
      }
      #expect(try await service.cover(staff: "S1").seen == 0)
    }
  }

  @Test(
    "Cover that ends early stops counting after today, and what was kept is never changed",
    arguments: DatabaseKind.available)
  func end(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      _ = try await service.giveCover(NewCover(staff: "S1", cases: nil, coveredBy: "S3", seen: 0))
      let id = try #require(try await service.cover(staff: "S1").cases.first?.covers.first).id
      try await service.endCover(id, of: "S1")
      await #expect(throws: CaseworkRefusal.self) { try await service.endCover(id, of: "S1") }
      await #expect(throws: CaseworkRefusal.self) { try await service.endCover(id, of: "S3") }
      #expect(try await self.line("S3", service) == [2, 60])
      _ = try await service.on("2026-11-24").runNight()
      #expect(try await self.line("S3", service) == [1, 30])
      await #expect(throws: (any Error).self) {
        try await service.database.write { try $0.execute("UPDATE case_cover SET covered_by = 'S5'") }
      }
      await #expect(throws: (any Error).self) {
        try await service.database.write { try $0.execute("DELETE FROM case_cover_end") }
      }
    }
  }

  @Test(
    "Whoever is named for the whole absence covers what nobody else is named for", arguments: DatabaseKind.available)
  func general(kind: DatabaseKind) async throws {
    try await SmallCases.run(kind) { records in
      for code in ["S3", "S5"] {
        try records.staff(code, "Di", code)
        try records.post(code, "T1")
      }
      try records.insert(
        "absence",
        ["staff_code": "S1", "starts_on": "2026-11-10", "ends_on": "2026-12-06", "kind": "leave", "covered_by": "S5"])
      try Self.held(records)
    } _: { service in
      _ = try await service.on("2026-11-22").runNight()
      #expect(try await self.line("S5", service) == [2, 60])
      #expect(try await service.giveCover(NewCover(staff: "S1", cases: nil, coveredBy: "S3", seen: 0)) == .kept(0))
      #expect(
        try await service.giveCover(NewCover(staff: "S1", cases: ["A000001"], coveredBy: "S3", seen: 0)) == .kept(1))
      #expect(try await self.line("S3", service) == [1, 30])
      #expect(try await self.line("S5", service) == [1, 30])
    }
  }

  @Test(
    "A case that is kept from the colleague or the manager is not covered past that", arguments: DatabaseKind.available)
  func restricted(kind: DatabaseKind) async throws {
    try await run(kind) { records in
      try records.currentCase("A000008", "Kept", "Case", holder: "S1", holderName: "Kim, Jo", isRestricted: true)
      try records.insert(
        "allocation", ["crn": "A000008", "starts_at": "2026-11-01T09:00:00Z", "staff_code": "S1", "team": "T1"])
      try records.insert(
        "restriction", ["crn": "A000008", "staff_code": "S9", "kind": "only", "starts_on": "2026-01-01"])
    } _: { service in
      let spo = service.on("2026-11-22", as: UpkeepActors.manager(of: "T1"))
      let page = try await spo.cover(staff: "S1")
      #expect(page.cases.map(\.crn) == ["A000001", "A000002"] && page.hidden == 1 && page.hiddenUncovered == 1)
      #expect(try await spo.giveCover(NewCover(staff: "S1", cases: nil, coveredBy: "S3", seen: 0)) == .kept(2))
      let named = NewCover(staff: "S1", cases: ["A000008"], coveredBy: "S3", seen: 2)
      guard case .refused = try await spo.giveCover(named) else {
        Issue.record("was kept")
        return
      }
      #expect(try await spo.hoursAhead(level: "team", code: "T1").absences.map(\.uncovered) == [1])
    }
  }

  @Test("Only managers of the team name somebody, and only somebody of theirs", arguments: DatabaseKind.available)
  func permission(kind: DatabaseKind) async throws {
    try await run(kind) { service in
      let new = NewCover(staff: "S1", cases: nil, coveredBy: "S3", seen: 0)
      for role in ["practitioner", "regional-director", "planner", "hub", "inspector", "union"] {
        let acting = service.on("2026-11-22", as: UpkeepActors.manager(role, of: "T1"))
        await #expect(throws: CaseworkRefusal.self, "\(role)") { _ = try await acting.giveCover(new) }
      }
      let other = service.on("2026-11-22", as: UpkeepActors.manager(of: "T2"))
      await #expect(throws: CaseworkRefusal.self) { _ = try await other.giveCover(new) }
      let own = service.on("2026-11-22", as: UpkeepActors.manager(of: "T1"))
      var outside = new
      outside.coveredBy = "S6"
      await #expect(throws: CaseworkRefusal.self) { _ = try await own.giveCover(outside) }
      let outcome = try await own.giveCover(new)
      #expect(outcome == .kept(2))
    }
  }
}
