import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("Changes made here of what the case system owns")
struct LocalChangeTests {
  private static let crn = "X310001"
  private static let holder = "P31A002"

  /// The example, imported, with a medium risk of serious harm made very high by hand on the morning of its day.
  private func withRisk(_ kind: DatabaseKind, _ body: (CaseFolders) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let outcome = try await world.service().record(Self.risk("very-high"))
      guard case .kept(_, isWaiting: true) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      try await body(world)
    }
  }

  private static func risk(_ band: String, at moment: String = "2026-11-22T08:30:00Z") -> HandEntry {
    HandEntry(
      sheet: "risk", texts: ["crn": crn, "kind": "rosh", "recorded_at": moment, "band": band, "source": "Home visit"],
      madeBy: "Owen Lathbury", reason: "Disclosure at a home visit")
  }

  private func states(_ world: CaseFolders) async throws -> [String] {
    try await world.rows("SELECT state FROM local_change ORDER BY id").map {
      if case .text(let state) = $0[0] { state } else { "" }
    }
  }

  private func rosh(_ world: CaseFolders) async throws -> String? {
    try await world.text("SELECT rosh FROM case_now WHERE crn = ?", [.text(Self.crn)])
  }

  /// Tier and figure agree with what is recorded: the same as if everything were reckoned anew.
  private func expectReckoned(_ world: CaseFolders, _ day: String, _ sourceLocation: SourceLocation = #_sourceLocation)
    async throws
  {
    let tiers = try await world.rows("SELECT crn, tier FROM case_now ORDER BY crn")
    let figures = try await world.rows(
      "SELECT staff_code, team, work, cases_held FROM live_figure ORDER BY staff_code, team")
    let undone = UndoneNight(tiers: tiers, figures: figures)
    let pack = world.pack
    do {
      try await world.database.write { connection in
        let date = LocalDate(iso: day) ?? CaseFolders.day
        var refresh = try CaseRefresh(
          connection, pack: pack, day: date, moment: day + "T23:59:58Z", reason: "test")
        for selection in try CaseSelection.stretches(of: 3, connection) { try refresh.update(selection) }
        let posts = try LivePosts(connection: connection, pack: pack, day: date).posts(of: nil)
        try LiveFigures.replaceAll(with: posts, pack: pack, day: date, connection)
        throw UndoneNight(
          tiers: try connection.query("SELECT crn, tier FROM case_now ORDER BY crn", []) { $0.values },
          figures: try connection.query(
            "SELECT staff_code, team, work, cases_held FROM live_figure ORDER BY staff_code, team", []
          ) { $0.values })
      }
    } catch let anew as UndoneNight {
      #expect(anew == undone, sourceLocation: sourceLocation)
    }
  }

  private struct UndoneNight: Error, Equatable {
    let tiers: [[SQLValue]]
    let figures: [[SQLValue]]
  }

  @Test("A risk recorded by hand waits for the case system and counts at once", arguments: DatabaseKind.available)
  func waiting(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let (tier, work) = (try await world.tier(Self.crn), try await world.work(Self.holder))
      _ = try await world.service().record(Self.risk("very-high"))
      #expect(try await states(world) == ["waiting"])
      #expect(try await rosh(world) == "very-high")
      #expect(try await world.tier(Self.crn)?.first == "A" && tier?.first != "A")
      #expect(try await world.work(Self.holder) > work)
      let detail = try await world.service().caseDetail(crn: Self.crn)
      #expect(detail.changes.map(\.state) == [.waiting])
      try await expectReckoned(world, "2026-11-22")
    }
  }

  @Test("The next feed that says the same confirms it, and its row stands alone", arguments: DatabaseKind.available)
  func confirmed(kind: DatabaseKind) async throws {
    try await withRisk(kind) { world in
      let work = try await world.work(Self.holder)
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("risk", "X310001,rosh,2026-11-22T10:05:00Z,,very-high,,OASys")])
      let report = try await world.service("2026-11-23").importData(path: feed)
      #expect([report.confirmed, report.contradicted, report.silent] == [1, 0, 0])
      #expect(try await states(world) == ["confirmed"])
      #expect(
        try await world.rows(
          "SELECT recorded_at FROM risk_score WHERE crn = 'X310001' AND kind = 'rosh' AND band = 'very-high'")
          == [[.text("2026-11-22T10:05:00Z")]])
      #expect(try await world.work(Self.holder) == work)
      let service = try world.service("2026-11-23")
      #expect(try await service.disagreements(page: 1).total == 0)
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test("The next feed that says otherwise counts, and the change is listed", arguments: DatabaseKind.available)
  func contradicted(kind: DatabaseKind) async throws {
    try await withRisk(kind) { world in
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("risk", "X310001,rosh,2026-11-22T10:05:00Z,,low,,OASys")])
      let report = try await world.service("2026-11-23").importData(path: feed)
      #expect([report.confirmed, report.contradicted, report.silent] == [0, 1, 0])
      #expect(try await rosh(world) == "low")
      #expect(try await world.tier(Self.crn)?.first != "A")
      #expect(try await world.count("SELECT COUNT(*) FROM risk_score WHERE source = 'Home visit'") == 0)
      let service = try world.service("2026-11-23")
      let listed = try await service.disagreements(page: 1).changes
      #expect(listed.map(\.state) == [.contradicted])
      #expect(listed.first?.feedValue?.contains("low") == true)
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test(
    "A feed that is silent for more than seven days is listed, and the change goes on counting",
    arguments: DatabaseKind.available)
  func silent(kind: DatabaseKind) async throws {
    try await withRisk(kind) { world in
      let work = try await world.work(Self.holder)
      for (asOf, expected) in [
        ("2026-11-23T02:00:00Z", "waiting"), ("2026-11-29T09:00:00Z", "waiting"), ("2026-11-30T09:00:00Z", "silent"),
      ] {
        let feed = try world.delta(asOf: asOf, [("vetting", "P31A004,standard,\(asOf.prefix(10)),")])
        let report = try await world.service("2026-11-30", hour: 10).importData(path: feed)
        #expect(report.silent == (expected == "silent" ? 1 : 0))
        #expect(try await states(world) == [expected], "\(asOf)")
        #expect(try await rosh(world) == "very-high")
        #expect(try await world.work(Self.holder) == work)
      }
      let service = try world.service("2026-11-30")
      #expect(try await service.disagreements(page: 1).changes.map(\.state) == [.silent])
      // The feed may still speak.
      let late = try world.delta(
        asOf: "2026-12-01T02:00:00Z", [("risk", "X310001,rosh,2026-11-22T10:05:00Z,,very-high,,OASys")])
      #expect(try await world.service("2026-12-01").importData(path: late).confirmed == 1)
      #expect(try await states(world) == ["confirmed"])
    }
  }

  @Test("A feed that was taken before the change leaves it waiting", arguments: DatabaseKind.available)
  func olderFeed(kind: DatabaseKind) async throws {
    try await withRisk(kind) { world in
      let feed = try world.delta(
        asOf: "2026-11-22T08:59:59Z", [("risk", "X310001,rosh,2026-11-22T08:00:00Z,,low,,OASys")])
      let report = try await world.service().importData(path: feed)
      #expect(report.outcome == .accepted && report.contradicted == 0)
      #expect(try await states(world) == ["waiting"])
      #expect(try await rosh(world) == "very-high")
    }
  }

  @Test(
    "A full import without the row keeps it, and rows repeated from before say nothing about it",
    arguments: DatabaseKind.available)
  func fullWithoutIt(kind: DatabaseKind) async throws {
    try await withRisk(kind) { world in
      let feed = try world.example(asOf: "2026-11-23T02:00:00Z")
      let report = try await world.service("2026-11-23").importData(path: feed)
      #expect([report.removed, report.confirmed, report.contradicted] == [0, 0, 0])
      #expect(try await states(world) == ["waiting"])
      #expect(try await rosh(world) == "very-high")
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test("A row of the same day that was known before the change is no answer to it", arguments: DatabaseKind.available)
  func sameDay(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      let edit = ("risk", "X310001,rosh,2026-01-26T10:30:00Z", "X310001,rosh,2026-11-22T01:30:00Z")
      _ = try await world.service().importData(path: try world.example([edit]))
      _ = try await world.service().record(Self.risk("very-high"))
      let feed = try world.example(asOf: "2026-11-23T02:00:00Z", [edit])
      _ = try await world.service("2026-11-23").importData(path: feed)
      #expect(try await states(world) == ["waiting"])
      #expect(try await rosh(world) == "very-high")
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test(
    "A field changed by hand waits, counts, and is confirmed by the feed that says the same",
    arguments: DatabaseKind.available)
  func fieldConfirmed(kind: DatabaseKind) async throws {
    try await withCustody(kind) { world in
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z",
        [("cases", "X310001,Daniel,Everdene,1991-03-17,male,T311,custody,community,,no,2026-01-12,,")])
      let report = try await world.service("2026-11-23").importData(path: feed)
      #expect([report.confirmed, report.contradicted] == [1, 0])
      #expect(try await world.text("SELECT setting FROM case_record WHERE crn = 'X310001'") == "custody")
      #expect(try await world.text("SELECT location FROM case_now WHERE crn = 'X310001'") == "custody")
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test(
    "A field of which the feed says otherwise is the feed's, and the change is listed",
    arguments: DatabaseKind.available)
  func fieldContradicted(kind: DatabaseKind) async throws {
    try await withCustody(kind) { world in
      let report = try await world.service("2026-11-23").importData(
        path: try world.example(asOf: "2026-11-23T02:00:00Z"))
      #expect([report.confirmed, report.contradicted] == [0, 1])
      #expect(try await world.text("SELECT location FROM case_now WHERE crn = 'X310001'") == "community")
      #expect(try await world.text("SELECT feed_value FROM local_change") == "community")
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test("A field that an older feed has otherwise keeps what was changed here", arguments: DatabaseKind.available)
  func fieldOlder(kind: DatabaseKind) async throws {
    try await withCustody(kind) { world in
      let feed = try world.example(asOf: "2026-11-22T05:00:00Z", [("cases", "Everdene", "Everden")])
      _ = try await world.service().importData(path: feed)
      #expect(try await states(world) == ["waiting"])
      #expect(try await world.text("SELECT setting FROM case_record WHERE crn = 'X310001'") == "custody")
      #expect(try await world.text("SELECT surname FROM case_now WHERE crn = 'X310001'") == "Everden")
    }
  }

  private func withCustody(_ kind: DatabaseKind, _ body: (CaseFolders) async throws -> Void) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      _ = try await world.service().record(
        HandEntry(sheet: "cases", texts: ["crn": Self.crn, "setting": "custody"], madeBy: "Owen Lathbury"))
      #expect(try await states(world) == ["waiting"])
      #expect(try await world.text("SELECT location FROM case_now WHERE crn = 'X310001'") == "custody")
      try await body(world)
    }
  }

  @Test("A field changed twice waits once, for the later value", arguments: DatabaseKind.available)
  func twice(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      for (hour, date) in [(9, "2027-02-01"), (10, "2027-03-01")] {
        _ = try await world.service(hour: hour).record(
          HandEntry(sheet: "cases", texts: ["crn": "X310002", "handover_on": date], madeBy: "Owen Lathbury"))
      }
      #expect(try await states(world) == ["withdrawn", "waiting"])
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z",
        [("cases", "X310002,Ruth,Calloway,1986-11-02,female,T312,community,community,2027-03-01,no,2025-09-30,,")])
      let report = try await world.service("2026-11-23").importData(path: feed)
      #expect([report.confirmed, report.contradicted] == [1, 0])
    }
  }

  @Test("A row added by hand and corrected waits once, as it was corrected", arguments: DatabaseKind.available)
  func corrected(kind: DatabaseKind) async throws {
    try await withRisk(kind) { world in
      _ = try await world.service(hour: 10).record(Self.risk("high"))
      #expect(try await states(world) == ["withdrawn", "waiting"])
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("risk", "X310001,rosh,2026-11-22T10:05:00Z,,high,,OASys")])
      let report = try await world.service("2026-11-23").importData(path: feed)
      #expect([report.confirmed, report.contradicted] == [1, 0])
      #expect(try await world.count("SELECT COUNT(*) FROM risk_score WHERE source = 'Home visit'") == 0)
    }
  }

  @Test(
    "A registration made by hand is confirmed by the feed's of the same kind, under its own number",
    arguments: DatabaseKind.available)
  func registration(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      _ = try await world.service().record(
        HandEntry(
          sheet: "registrations",
          texts: ["crn": Self.crn, "number": "hand-1", "type": "RCPR", "registered_on": "2026-11-21"],
          madeBy: "Owen Lathbury"))
      let other = try world.delta(
        asOf: "2026-11-22T20:00:00Z", [("registrations", "X310001,60,ALSH,,,2026-11-21,,Register")])
      #expect(try await world.service(hour: 21).importData(path: other).confirmed == 0)
      let feed = try world.delta(
        asOf: "2026-11-23T02:00:00Z", [("registrations", "X310001,61,RCPR,,,2026-11-21,,Register")])
      #expect(try await world.service("2026-11-23").importData(path: feed).confirmed == 1)
      #expect(
        try await world.rows("SELECT number FROM registration WHERE crn = 'X310001' ORDER BY number")
          == [[.text("60")], [.text("61")]])
    }
  }

  /// The example with a MAPPA registration made by hand, its category not known; then feeds on the days after.
  private func withRegistration(
    _ kind: DatabaseKind, _ texts: [String: String] = [:], _ body: (CaseFolders) async throws -> Void
  ) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service().importData(path: try world.example())
      let made = ["crn": Self.crn, "number": "hand-1", "type": "MAPP", "level": "M2", "registered_on": "2026-11-20"]
      _ = try await world.service().record(
        HandEntry(
          sheet: "registrations", texts: made.merging(texts) { $1 }, madeBy: "Owen Lathbury"))
      #expect(try await states(world) == ["waiting"])
      try await body(world)
    }
  }

  private func feed(_ world: CaseFolders, _ rows: [String], on day: String = "2026-11-23") async throws -> [Int] {
    let path = try world.delta(asOf: day + "T02:00:00Z", rows.map { ("registrations", "X310001," + $0) })
    let report = try await world.service(day).importData(path: path)
    return [report.confirmed, report.contradicted]
  }

  private func numbers(_ world: CaseFolders) async throws -> [[SQLValue]] {
    try await world.rows("SELECT number FROM registration WHERE crn = 'X310001' ORDER BY number")
  }

  @Test("A feed that also says what was left empty here confirms a registration", arguments: DatabaseKind.available)
  func registrationWithMore(kind: DatabaseKind) async throws {
    try await withRegistration(kind) { world in
      let found = try await feed(world, ["71,MAPP,M2,M1,2026-11-20,2027-11-19,MAPPA panel"])
      #expect(found == [1, 0])
      #expect(try await states(world) == ["confirmed"])
      #expect(try await numbers(world) == [[.text("71")]])
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test(
    "A feed with another level, day or category than was given here contradicts a registration",
    arguments: DatabaseKind.available,
    [
      "71,MAPP,M1,M1,2026-11-20,,", "71,MAPP,M2,M1,2026-11-21,,", "71,MAPP,M2,M3,2026-11-20,,",
      "71,MAPP,M2,,2026-11-20,,",
    ])
  func registrationOtherwise(kind: DatabaseKind, row: String) async throws {
    try await withRegistration(kind, ["category": "M1"]) { world in
      let found = try await feed(world, [row])
      #expect(found == [0, 1])
      #expect(try await states(world) == ["contradicted"])
      #expect(try await numbers(world) == [[.text("71")]])
    }
  }

  @Test(
    "A registration that had ended when it was recorded here as standing is contradicted; one that ended since is not",
    arguments: DatabaseKind.available, [("2026-11-21", [0, 1]), ("2026-11-22", [1, 0]), ("2026-11-24", [1, 0])])
  func registrationEnded(kind: DatabaseKind, case: (end: String, expected: [Int])) async throws {
    try await withRegistration(kind) { world in
      let found = try await feed(world, ["71,MAPP,M2,,2026-11-20,\(`case`.end),"], on: "2026-11-26")
      #expect(found == `case`.expected)
    }
  }

  @Test(
    "Of several registrations of one type in a feed the one that says the same confirms, in either order",
    arguments: DatabaseKind.available, [false, true])
  func registrationAmongOthers(kind: DatabaseKind, isFirst: Bool) async throws {
    try await withRegistration(kind) { world in
      let rows = ["70,MAPP,M1,M1,2026-11-22,,", "71,MAPP,M2,M1,2026-11-20,,"]
      let found = try await feed(world, isFirst ? rows.reversed() : rows)
      #expect(found == [1, 0])
      #expect(try await states(world) == ["confirmed"])
      #expect(try await numbers(world) == [[.text("70")], [.text("71")]])
      try await expectReckoned(world, "2026-11-23")
    }
  }

  @Test(
    "A registration of the type that ended before the one made here began says nothing about it",
    arguments: DatabaseKind.available)
  func registrationLongEnded(kind: DatabaseKind) async throws {
    try await withRegistration(kind) { world in
      let found = try await feed(world, ["70,MAPP,M2,M1,2019-03-01,2021-02-28,"])
      #expect(found == [0, 0])
      #expect(try await states(world) == ["waiting"])
      #expect(try await numbers(world) == [[.text("70")], [.text("hand-1")]])
    }
  }
}
