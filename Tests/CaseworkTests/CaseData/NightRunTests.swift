import Caseload
import Rules
import Samples
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("The nightly run")
struct NightRunTests {
  private static let world = SampleWorld(size: .team, seed: 5, date: CaseFolders.day)

  private func histories(_ world: CaseFolders) async throws -> [[SQLValue]] {
    try await world.rows("SELECT crn, changed_at, tier FROM tier_change ORDER BY 1, 2")
  }

  @Test("A second run on the same day writes nothing new about tiers", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.sample(Self.world))
      let first = try await world.service().runNight()
      #expect(first.changed == 0 && first.assessed > 100 && !first.isResumed && first.day == CaseFolders.day)
      let before = try await world.digests()
      let second = try await world.service().runNight()
      #expect(second.changed == 0 && second.assessed == first.assessed)
      let after = try await world.digests()
      for table in ["case_tier", "tier_change", "case_now", "live_figure", "quality_finding", "local_change"] {
        #expect(after[table] == before[table], "\(table)")
      }
    }
  }

  @Test(
    "A second run for a day keeps the night that stands where nothing changed, and freezes another where something did",
    arguments: DatabaseKind.available)
  func sameNight(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      func nights() async throws -> Int { try await world.count("SELECT COUNT(*) FROM extract") }
      _ = try await world.service("2026-11-21").importData(path: try world.example())
      #expect(try await world.service("2026-11-23").runNight().isFrozen)
      let (kept, before) = (try await nights(), try await world.digests())
      #expect(try await !world.service("2026-11-23").runNight().isFrozen)
      #expect(try await nights() == kept)
      let after = try await world.digests()
      for table in ["extract", "post_figure", "unit_figure", "live_figure"] {
        #expect(after[table] == before[table], "\(table)")
      }
      // A case of a holder ends: the figures are others, and the first night of the day stays as it was frozen.
      let entry = HandEntry(
        sheet: "cases", texts: ["crn": "X310001", "ends_on": "2026-11-22"], madeBy: "A. Manager", reason: "ended")
      guard case .kept = try await world.service("2026-11-23").record(entry) else {
        Issue.record("the case was not changed")
        return
      }
      #expect(try await world.service("2026-11-23").runNight().isFrozen)
      #expect(try await nights() == kept + 1)
      // The next day is a night of its own, whatever its figures.
      #expect(try await world.service("2026-11-24").runNight().isFrozen)
      #expect(try await nights() == kept + 2)
    }
  }

  @Test(
    "A team that moves to another unit makes another night, though no figure changed", arguments: DatabaseKind.available
  )
  func movedTeam(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      _ = try await world.service("2026-11-23").runNight()
      try await world.database.write { connection in
        let regions = try connection.query("SELECT code FROM org_unit WHERE level = 'region' ORDER BY code", []) {
          try $0.text(0)
        }
        try connection.execute("UPDATE org_unit SET parent = ? WHERE code = 'T311'", [.text(regions[0])])
      }
      #expect(try await world.service("2026-11-23").runNight().isFrozen)
    }
  }

  @Test("A run puts right whatever does not stand as the sheets say", arguments: DatabaseKind.available)
  func putsRight(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.sample(Self.world))
      _ = try await world.service().runNight()
      let before = try await world.digests()
      let crns = try await world.database.read { connection in
        try connection.query("SELECT crn FROM case_now ORDER BY crn", []) { try $0.text(0) }
      }
      try await world.database.write { connection in
        func execute(_ sql: String, _ index: Int) throws { try connection.execute(sql, [.text(crns[index])]) }
        // The first, some between and the last: gone from one table or both, of another value, and one too many.
        try execute("DELETE FROM case_now WHERE crn = ?", 0)
        try execute("UPDATE case_now SET restricted = 1 - restricted WHERE crn = ?", 3)
        try execute("UPDATE case_now SET mappa = 'level 9' WHERE crn = ?", 4)
        try execute("UPDATE case_tier SET working = '1' WHERE crn = ?", 7)
        try execute("DELETE FROM case_now WHERE crn = ?", crns.count - 1)
        try connection.execute(
          """
          INSERT INTO case_now (crn, forename, surname, search_text, gender, starts_on, orders, setting, tier,
            provisional, restricted)
          VALUES ('Z999998', 'No', 'Body', 'no body z999998', 'male', '2026-01-01', 1, 'community', 'B1', 0, 0)
          """)
        try connection.execute("UPDATE quality_finding SET detail = 'other' WHERE kind = 'ended-order-open'")
        try connection.execute("DELETE FROM quality_finding WHERE kind = 'no-tier'")
        try connection.execute(
          """
          INSERT INTO quality_finding (kind, sheet, row_key, crn) VALUES ('no-order', 'cases', 'X1', 'X1')
          """)
        try connection.execute(
          "INSERT INTO quality_finding (kind, sheet, row_key, staff_code) VALUES ('hours-missing', 'posts', 'S|T|D', 'S')"
        )
      }
      #expect(try await world.digests()["case_now"] != before["case_now"])
      _ = try await world.service().runNight(inOneGo: 40)
      let after = try await world.digests()
      for table in ["case_tier", "tier_change", "case_now", "live_figure", "quality_finding"] {
        #expect(after[table] == before[table], "\(table)")
      }
    }
  }

  @Test("A needs assessment that grows too old changes the tier on the day it does", arguments: DatabaseKind.available)
  func needs(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let tier = try await world.tier("X310003")
      // Completed on 20 May 2026: 55 weeks later is 9 June 2027.
      let completed = try #require(LocalDate(iso: "2026-05-20"))
      let last = completed + 55 * 7
      var changedOn: [String] = []
      for day in [last + -1, last, last + 1, last + 2] {
        let before = try await world.tier("X310003")
        _ = try await world.service(day.iso).runNight()
        if try await world.tier("X310003") != before { changedOn.append(day.iso) }
      }
      #expect(changedOn == [(last + 1).iso])
      #expect(try await world.tier("X310003") != tier)
      let reasons = try await world.rows(
        "SELECT reason, changed_at FROM tier_change WHERE crn = 'X310003' ORDER BY changed_at")
      #expect(reasons.last == [.text("nightly run"), .text((last + 1).iso + "T00:00:00Z")])
    }
  }

  @Test(
    "When a licence ends the type becomes supervision after it, without anything imported",
    arguments: DatabaseKind.available)
  func licence(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      // A sentence of 700 days, released on 2 March 2026, on licence until 30 November 2026.
      let path = try world.example([
        (
          "orders", "X310001,1,community-order,,2025-10-03,2026-01-12,365,2026-01-12,2027-01-11,,,,",
          "X310001,1,licence,SC,2025-10-03,2026-01-12,700,2026-01-12,2027-03-02,2026-03-02,,2026-11-30,"
        )
      ])
      _ = try await world.service().importData(path: path)
      for (day, type) in [
        ("2026-11-22", "licence"), ("2026-11-30", "licence"), ("2026-12-01", "post-sentence-supervision"),
        ("2027-03-02", "post-sentence-supervision"),
      ] {
        _ = try await world.service(day).runNight()
        #expect(try await world.text("SELECT type FROM case_now WHERE crn = 'X310001'") == type, "\(day)")
      }
    }
  }

  @Test("A run that was stopped goes on, and ends as one that was not", arguments: DatabaseKind.available)
  func resumed(kind: DatabaseKind) async throws {
    let day = CaseFolders.day + 400
    func run(_ world: CaseFolders, stopAfter: Int?) async throws -> [String: String] {
      _ = try await world.service().importData(path: try world.sample(Self.world))
      let service = try world.service(day.iso)
      if let stopAfter {
        let chunks = Chunks()
        let task = Task {
          try await service.runNight(inOneGo: 50) { _ in
            if chunks.next() == stopAfter { withUnsafeCurrentTask { $0?.cancel() } }
          }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await world.count("SELECT COUNT(*) FROM tier_job WHERE finished_at IS NULL") == 1)
        let again = try await service.runNight(inOneGo: 50)
        #expect(again.isResumed)
      } else {
        let report = try await service.runNight()
        #expect(report.changed > 0 && !report.isResumed)
      }
      var digests = try await world.digests()
      digests["tier_job"] = nil
      return digests
    }
    var expected: [String: String] = [:]
    try await CaseFolders.run(kind) { expected = try await run($0, stopAfter: nil) }
    for stop in [1, 2] {
      try await CaseFolders.run(kind) { world in
        let found = try await run(world, stopAfter: stop)
        for (table, digest) in expected { #expect(found[table] == digest, "\(table) after \(stop)") }
      }
    }
  }

  @Test("A stopped run that newer data have overtaken is not taken up again", arguments: DatabaseKind.available)
  func overtaken(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let rules = "\(world.pack.id) \(world.pack.version)"
      try await world.database.write { connection in
        _ = try connection.insert(
          """
          INSERT INTO tier_job (started_at, as_of, rule_set, last_crn, assessed, changed)
          VALUES ('2026-11-22T10:00:00Z', '2026-11-22', ?, '', 0, 0)
          """, [.text(rules)])
      }
      let feed = try world.delta(asOf: "2026-11-25T02:00:00Z", [("vetting", "P31A004,standard,2026-11-24,")])
      _ = try await world.service("2026-11-25").importData(path: feed)
      let report = try await world.service("2026-11-25").runNight()
      #expect(!report.isResumed && report.day.iso == "2026-11-25")
      let next = try await world.service("2026-11-26").runNight()
      #expect(!next.isResumed && next.day.iso == "2026-11-26")
    }
  }

  @Test("Before any data there is nothing to run", arguments: DatabaseKind.available)
  func noData(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let service = try world.service()
      await #expect(throws: CaseworkRefusal.self) { try await service.runNight() }
    }
  }
}

/// Counts calls.
private final class Chunks: @unchecked Sendable {
  private var count = 0
  func next() -> Int {
    count += 1
    return count
  }
}
