import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Figures of posts as they stand")
struct LiveFigureTests {
  private static let world = SampleWorld(size: .team, seed: 3, date: CaseFolders.day, differences: 0.02, faults: 0.05)

  private func withSample(_ kind: DatabaseKind, _ body: (CaseFolders) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { world in
      let report = try await world.service().importData(path: try world.sample(Self.world))
      #expect(report.outcome == .accepted, "\(report.problems.prefix(3))")
      try await body(world)
    }
  }

  /// What every post holds, counted by the database itself, by `staff team location tier`.
  private func counted(_ world: CaseFolders, _ condition: String) async throws -> [String: Int] {
    let rows = try await world.database.read { connection in
      try connection.query(
        """
        SELECT staff_code, COALESCE(holder_team, ''), location, tier, COUNT(*) FROM case_now
        WHERE staff_code IS NOT NULL AND \(condition) GROUP BY 1, 2, 3, 4
        """, []
      ) { row in
        (
          "\(try row.text(0)) \(try row.text(1)) \(try row.optionalText(2) ?? "-") \(try row.text(3))", try row.int(4)
        )
      }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  @Test("Each is the measure's over counts of the list of cases", arguments: DatabaseKind.available)
  func measure(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let pack = world.pack
      let measure = PointsMeasure(pack)
      let held = try await counted(world, "1 = 1")
      let active = try await counted(
        world, "location IS NOT NULL AND (expected_end_on IS NULL OR expected_end_on >= '\(Self.world.date.iso)')")
      let posts = try await world.database.read { connection in
        try connection.query(
          "SELECT f.staff_code, f.team, f.inputs, \(Figures.columns) FROM live_figure f ORDER BY 1, 2", []
        ) { row in
          (
            key: "\(try row.text(0)) \(try row.text(1))", inputs: try Figures.inputs(try row.text(2), pack),
            figure: try Figures.figure(row, from: 3)
          )
        }
      }
      #expect(posts.count > 8)
      for post in posts {
        let own = active.filter { $0.key.hasPrefix(post.key + " ") }
        var points = 0
        for (cell, count) in own {
          let parts = cell.split(separator: " ", omittingEmptySubsequences: false).suffix(2).map(String.init)
          let location = try #require(pack.locations.firstIndex { $0.id == parts[0] })
          let tier = try #require(pack.tiers.firstIndex { $0.id == parts[1] })
          points += count * pack.points.standard[location, tier]
        }
        var rest = post.inputs
        rest.active = pack.noCases
        #expect(post.figure.work == points + measure.work(rest), "\(post.key)")
        #expect(post.figure == measure.figure(post.inputs), "\(post.key)")
        #expect(post.figure.casesActive == own.values.reduce(0, +), "\(post.key)")
        let all = held.filter { $0.key.hasPrefix(post.key + " ") }.values.reduce(0, +)
        #expect(post.figure.casesHeld == all, "\(post.key)")
      }
    }
  }

  @Test(
    "The frozen night of an import, of a later one, and of the nightly run after a delta is the live figures",
    arguments: DatabaseKind.available)
  func frozen(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      try await expectFrozen(world)
      let delta = try world.sample(SampleDelta(Self.world, share: 0.05))
      let service = try world.service("2026-11-23")
      #expect(try await service.importData(path: delta).outcome == .accepted)
      _ = try await service.runNight()
      try await expectFrozen(world)
      // Days alone pass for most posts: reductions and reports run out.
      let later = try world.sample(Self.world, asOf: "2026-12-20T02:00:00Z")
      let report = try await world.service("2026-12-20").importData(path: later)
      #expect(report.outcome == .accepted, "\(report.problems.prefix(3))")
      try await expectFrozen(world)
    }
  }

  private func expectFrozen(_ world: CaseFolders, _ sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let columns =
      "cases_held, cases_active, work, available_numerator, available_denominator, contracted, reduced, inputs"
    let live = try await world.rows("SELECT staff_code, team, \(columns) FROM live_figure ORDER BY 1, 2")
    let frozen = try await world.rows(
      """
      SELECT pr.staff_code, u.code, \(columns) FROM post_figure f JOIN post p ON p.id = f.post_id
      JOIN practitioner pr ON pr.id = p.practitioner_id JOIN unit u ON u.id = f.team_id
      WHERE f.extract_id = (SELECT MAX(id) FROM extract) ORDER BY 1, 2
      """)
    func figures(_ rows: [[SQLValue]]) -> [[SQLValue]] {
      // A post without a team is frozen under a unit of its own.
      rows.map { [$0[0], $0[1] == .text("none") ? .text("") : $0[1]] + $0.dropFirst(2) }
        .sorted { "\($0)" < "\($1)" }
    }
    #expect(figures(live) == figures(frozen), sourceLocation: sourceLocation)
    #expect(!live.isEmpty, sourceLocation: sourceLocation)
  }

  @Test("No case that somebody holds is missing from the posts", arguments: DatabaseKind.available)
  func nothingVanishes(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let held = try await world.count("SELECT COUNT(*) FROM case_now WHERE staff_code IS NOT NULL")
      let without = try await world.count("SELECT COUNT(*) FROM quality_finding WHERE kind = 'holder-without-post'")
      #expect(without > 0)
      #expect(try await world.count("SELECT SUM(cases_held) FROM live_figure") == held)
    }
  }

  @Test(
    "Somebody without a post has one that is not computable for the cases they hold", arguments: DatabaseKind.available)
  func withoutPost(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(
        path: try world.example([("posts", "P31A004,T311,2025-12-20,,PO,37.00\n", "")]))
      let rows = try await world.rows(
        "SELECT team, cases_held, grade, not_computable IS NULL FROM live_figure WHERE staff_code = 'P31A004'")
      #expect(rows.count == 1 && rows.first?[0] == .text("T311") && rows.first?[1] == .integer(2))
      #expect(rows.first?[2] == .text(world.pack.grades.unknownID))
      let reasons = try await world.text("SELECT not_computable FROM live_figure WHERE staff_code = 'P31A004'")
      #expect(reasons?.isEmpty == false)
      let held = try await world.count("SELECT COUNT(*) FROM case_now WHERE staff_code IS NOT NULL")
      #expect(try await world.count("SELECT SUM(cases_held) FROM live_figure") == held)
    }
  }

  @Test(
    "Two posts of one person without hours are not computable: one week is not counted twice",
    arguments: DatabaseKind.available)
  func undivided(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let path = try world.example([
        ("posts", "P31A005,T312,2023-01-09,,PO,22.20\n", "P31A005,T312,2023-01-09,,PO,\n"),
        ("posts", "P31A005,T311,2025-04-01,,PO,7.40\n", "P31A005,T311,2025-04-01,,PO,\n"),
      ])
      _ = try await world.service().importData(path: path)
      let reasons = try await world.rows(
        "SELECT not_computable FROM live_figure WHERE staff_code = 'P31A005' ORDER BY team")
      #expect(reasons.count == 2 && reasons.allSatisfy { $0[0] != .null })
      let hours = try world.example(asOf: "2026-11-23T02:00:00Z")
      _ = try await world.service("2026-11-23").importData(path: hours)
      let mended = try await world.rows(
        "SELECT not_computable, contracted FROM live_figure WHERE staff_code = 'P31A005' ORDER BY team")
      #expect(mended == [[.null, .integer(740)], [.null, .integer(2_220)]])
    }
  }

  @Test(
    "Of posts that overlap in one team the one that began last counts, and is there once",
    arguments: DatabaseKind.available)
  func overlapping(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let edit = ("posts", "P31A005,T311,2025-04-01", "P31A005,T312,2025-04-01")
      _ = try await world.service().importData(path: try world.example([edit]))
      #expect(
        try await world.rows("SELECT team, contracted FROM live_figure WHERE staff_code = 'P31A005'")
          == [[.text("T312"), .integer(740)]])
    }
  }

  @Test(
    "A contact for a colleague counts for who did it and against who holds the case, at once",
    arguments: DatabaseKind.available)
  func contact(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let (doer, holder) = (try await world.work("P31A003"), try await world.work("P31A002"))
      let points = try #require(world.pack.contacts.byCode["CMS05"]).points
      #expect(points > 0)
      let item = "X310001,1,contact,CMS05,P31A003,,,2026-11-22,"
      _ = try await world.service("2026-11-23").importData(
        path: try world.delta(asOf: "2026-11-23T02:00:00Z", [("work-items", item)]))
      #expect(try await world.work("P31A003") == doer + points)
      #expect(try await world.work("P31A002") == holder - points)
      // By the holder it is no contact for a colleague.
      let own = "X310001,1,contact,CMS05,P31A002,,,2026-11-22,"
      _ = try await world.service("2026-11-24").importData(
        path: try world.delta(asOf: "2026-11-24T02:00:00Z", [("work-items", own)]))
      #expect(try await world.work("P31A003") == doer)
      #expect(try await world.work("P31A002") == holder)
    }
  }

  @Test("A contact recorded by hand moves the figures of both", arguments: DatabaseKind.available)
  func contactByHand(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let holder = try await world.work("P31A002")
      let outcome = try await world.service().record(
        HandEntry(
          sheet: "work-items",
          texts: [
            "crn": "X310001", "number": "h1", "kind": "contact", "contact": "CMS05", "staff_code": "P31A003",
            "done_on": "2026-11-22",
          ], madeBy: "Shreya Nand"))
      guard case .kept(let effects, _) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(effects.posts.map(\.key.staff.text).sorted() == ["P31A002", "P31A003"])
      #expect(try await world.work("P31A002") < holder)
    }
  }

  @Test(
    "A person's contact on their own case in another team is not one for a colleague", arguments: DatabaseKind.available
  )
  func ownOtherTeam(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      // P31A005 holds X310002 in T312 and has a post in T311 as well, which is the first of the two.
      let path = try world.example([
        ("work-items", "X310009,1,contact,CMS05,P31A003,,,2026-11-18,", "X310002,1,contact,CMS05,P31A005,,,2026-11-18,")
      ])
      _ = try await world.service().importData(path: path)
      let inputs = try await world.rows("SELECT inputs FROM live_figure WHERE staff_code = 'P31A005'")
      #expect(inputs.count == 2)
      for row in inputs {
        guard case .text(let text) = row[0] else { continue }
        #expect(try Figures.inputs(text, world.pack).contacts == [])
      }
    }
  }

  @Test(
    "A case is overdue, and earns nothing, when the last of its orders is, and none goes on without an end",
    arguments: DatabaseKind.available)
  func overdue(kind: DatabaseKind) async throws {
    let first = "X310003,1,community-order,,2026-01-30,2026-05-06,365,2026-05-06,2027-05-05,,,,"
    let second = "X310003,2,community-order,,2026-04-11,2026-08-19,540,2026-08-19,2028-02-10,,,,"
    for (firstEnd, secondEnd, isActive) in [
      ("2026-11-21", "2026-11-22", true), ("2026-11-21", "2026-11-20", false), ("2026-11-21", "", true),
      ("", "", true),
    ] {
      try await CaseFolders.run(kind) { world in
        let path = try world.example([
          ("orders", first, first.replacing("2027-05-05", with: firstEnd)),
          ("orders", second, second.replacing("2028-02-10", with: secondEnd)),
        ])
        _ = try await world.service().importData(path: path)
        // P31A004 holds X310009 besides.
        let figure = try await world.rows(
          "SELECT cases_held, cases_active FROM live_figure WHERE staff_code = 'P31A004'")
        #expect(figure == [[.integer(2), .integer(isActive ? 2 : 1)]], "\(firstEnd) \(secondEnd)")
      }
    }
  }
}
