import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("Hours as they stand, and as they are frozen")
struct LiveHoursTests {
  private static let world = SampleWorld(size: .team, seed: 3, date: CaseFolders.day, differences: 0.02, faults: 0.05)
  private static let frozen =
    "SELECT extract_id, post_id, minutes, value_set, counts, work_numerator, available_numerator FROM post_hours ORDER BY 1, 2"
  private static let live = "SELECT * FROM live_hours ORDER BY staff_code, team"

  private func withSample(_ kind: DatabaseKind, _ body: (CaseFolders) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { world in
      let report = try await world.service().importData(path: try world.sample(Self.world))
      #expect(report.outcome == .accepted, "\(report.problems.prefix(3))")
      try await body(world)
    }
  }

  @Test("Every figure is the sum of its lines, and of its cases, tasks and contacts", arguments: DatabaseKind.available)
  func sums(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let service = try world.service()
      let ids = try await world.rows("SELECT id FROM practitioner ORDER BY id")
      var cases = 0
      for case .integer(let id) in ids.map({ $0[0] }) {
        for post in try await service.hours(practitioner: id).posts {
          let figure = post.explanation.figure
          #expect(post.explanation.lines.reduce(0) { $0 + $1.minutes } == figure.minutes)
          let apart = post.explanation.lines.filter { [.localTravel, .oversight].contains($0.kind) }
          #expect(
            post.items.reduce(0) { $0 + $1.minutes } + apart.reduce(0) { $0 + $1.minutes } == figure.minutes,
            "\(post.key)")
          #expect(post.items.filter { $0.notComputable != nil }.count == figure.notCounted)
          cases += figure.held
        }
      }
      #expect(cases == (try await world.count("SELECT COUNT(*) FROM case_now WHERE staff_code IS NOT NULL")))
    }
  }

  @Test("A delta leaves the same hours as working out everybody's anew", arguments: DatabaseKind.available)
  func touched(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let delta = try world.sample(SampleDelta(Self.world, share: 0.1))
      #expect(try await world.service("2026-11-23").importData(path: delta).outcome == .accepted)
      let day = try #require(LocalDate(iso: "2026-11-23"))
      // Days alone pass for those whom nothing touched: both are brought to one day first.
      let touched = try await world.rows(Self.live)
      try await world.database.write { connection in
        try LiveHours.refresh(nil, pack: world.pack, day: day, connection)
      }
      let anew = try await world.rows(Self.live)
      #expect(touched.count == anew.count)
      let of = Dictionary(anew.map { ("\($0[0]) \($0[1])", $0) }, uniquingKeysWith: { first, _ in first })
      var compared = 0
      for row in touched where row[2] == .text(day.iso) {
        #expect(of["\(row[0]) \(row[1])"] == row)
        compared += 1
      }
      #expect(compared > 0)
    }
  }

  @Test("Work looked up by its people is the work looked up by what is open", arguments: DatabaseKind.available)
  func workOfManyAndOfFew(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let day = CaseFolders.day
      try await world.database.read { connection in
        let work = HoursWork(connection: connection, pack: world.pack, day: day)
        let values = try #require(world.pack.hours.set(on: day)).values
        let reader = HoursReader(connection: connection, pack: world.pack, day: day, values: values)
        func found(_ staff: Set<String>?) throws -> [String] {
          var (items, holders) = ([String](), [String: PostKey]())
          try reader.eachCase(of: staff) { holders[$0.crn] = $0.post }
          try work.each(of: staff, holding: holders) { items.append("\($0)") }
          return items.sorted()
        }
        let people = try connection.query("SELECT staff_code FROM staff", []) { try $0.text(0) }
        let everybodys = try found(nil)
        #expect(!everybodys.isEmpty)
        #expect(try people.flatMap { try found([$0]) }.sorted() == everybodys)
        let strangers = (0...CaseSelection.most).map { "S\($0)" }
        #expect(try found(Set(people + strangers)) == everybodys)
        #expect(try found([]).isEmpty)
      }
    }
  }

  @Test("A case whose counts are not kept yet is counted from the sheets", arguments: DatabaseKind.available)
  func unreckoned(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let day = CaseFolders.day
      let before = try await world.rows(Self.live)
      #expect(try await world.count("SELECT COUNT(*) FROM case_now WHERE counted <> ''") > 0)
      try await world.database.write { connection in
        try connection.execute("UPDATE case_now SET counted = NULL")
        try LiveHours.refresh(nil, pack: world.pack, day: day, connection)
      }
      #expect(try await world.rows(Self.live) == before)
      _ = try await world.service().runNight()
      #expect(try await world.count("SELECT COUNT(*) FROM case_now WHERE counted IS NULL") == 0)
    }
  }

  @Test(
    "Time values that change from a day leave every frozen night identical, and count from that day on",
    arguments: DatabaseKind.available)
  func frozenStays(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      _ = try await world.service().runNight()
      let before = try await world.rows(Self.frozen)
      #expect(!before.isEmpty)
      var files = world.pack.files
      files["pack.yaml"] = files["pack.yaml"]?.replacing(world.pack.version, with: "2099.1")
      files["hours.yaml"] = files["hours.yaml"]?.replacing(
        "hours-values-2026.yaml }\n",
        with:
          "hours-values-2026.yaml }\n  - { id: next, label: Next, from: 2027-01-01, values: hours-values-draft.yaml }\n"
      )
      let changed = try RulePackReader.read(files: files)
      let day = try #require(LocalDate(iso: "2027-01-05"))
      let later = Service(
        database: world.database, pack: changed, clock: .fixed(day, hour: 9), actor: .terminal(user: "test"))
      let draft = try await later.compareHours(draft: "home-visits", level: "pdu")
      #expect(draft.total.minutesNow == draft.total.minutesThen)
      _ = try await later.runNight()
      let after = try await world.rows(Self.frozen)
      #expect(Array(after.prefix(before.count)) == before)
      #expect(after.dropFirst(before.count).allSatisfy { $0[3] == .text("next") })
      #expect(after.count > before.count)
    }
  }

  @Test(
    "A draft is compared unit by unit with what counts now, and nothing is changed", arguments: DatabaseKind.available)
  func draft(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let before = try await world.rows(Self.live)
      let comparison = try await world.service().compareHours(draft: "home-visits", level: "pdu")
      #expect(comparison.total.minutesThen > comparison.total.minutesNow)
      #expect(comparison.total.higher > 0 && comparison.total.lower == 0)
      #expect(comparison.units.reduce(0) { $0 + $1.minutesThen } == comparison.total.minutesThen)
      #expect(comparison.units.reduce(0) { $0 + $1.posts + $1.notComputable } == before.count)
      #expect(try await world.rows(Self.live) == before)
      await #expect(throws: CaseworkRefusal.self) {
        try await world.service().compareHours(draft: "no such set", level: "pdu")
      }
    }
  }

  @Test(
    "A unit's hours are all work over all time of the posts below it, at every level", arguments: DatabaseKind.available
  )
  func units(kind: DatabaseKind) async throws {
    try await withSample(kind) { world in
      let posts = try await world.database.read { connection in
        try connection.query(
          """
          SELECT f.team_id, \(HoursRecords.columns) FROM post_hours h
          JOIN post_figure f ON f.extract_id = h.extract_id AND f.post_id = h.post_id
          WHERE h.extract_id = (SELECT MAX(id) FROM extract)
          """, []
        ) { (try $0.int(0), try HoursRecords.figure($0, from: 1).figure) }
      }
      let names = HoursRecords.unitNames.map { "u.\($0)" }.joined(separator: ", ")
      let units = try await world.database.read { connection in
        try connection.query(
          "SELECT u.unit_id, f.parent_id, \(names) FROM unit_hours u JOIN unit_figure f ON f.extract_id = u.extract_id AND f.unit_id = u.unit_id AND f.grade = '' WHERE u.extract_id = (SELECT MAX(id) FROM extract)",
          []
        ) { (id: try $0.int(0), parent: try $0.optionalInt(1), totals: try HoursRecords.totals($0, from: 2)) }
      }
      let all = HoursTotals(of: posts.map(\.1))
      #expect(units.first { $0.parent == nil }?.totals == all)
      for unit in units where posts.contains(where: { $0.0 == unit.id }) {
        #expect(unit.totals == HoursTotals(of: posts.filter { $0.0 == unit.id }.map(\.1)))
      }
      #expect(units.count > 2)
    }
  }

  @Test(
    "Two teams with the same cases and posts have the same hours to the last decimal", arguments: DatabaseKind.available
  )
  func cloned(kind: DatabaseKind) async throws {
    try await SmallCases.run(
      kind,
      { records in
        for (staff, team, first) in [("S7", "T2", "B"), ("S8", "T3", "C")] {
          try records.staff(staff, "Kit", "Lane")
          try records.post(staff, team, hours: 2_220)
          for (number, tier) in ["A3", "B2", "C1", "D0", "untiered"].enumerated() {
            try records.currentCase("\(first)00000\(number)", team: team, holder: staff, tier: tier)
          }
        }
      }
    ) { service in
      let figures = try await service.database.write { connection in
        let posts = try LivePosts(connection: connection, pack: service.pack, day: SmallCases.day).posts(of: nil)
        try LiveFigures.replaceAll(with: posts, pack: service.pack, day: SmallCases.day, connection)
        return try connection.query(
          "SELECT \(HoursRecords.columns) FROM live_hours h WHERE h.staff_code IN ('S7', 'S8')", []
        ) { $0.values }
      }
      #expect(figures.count == 2)
      #expect(figures.first == figures.last)
    }
  }
}
