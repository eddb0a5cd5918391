import Caseload
import Rules
import Storage
import TestSupport
import Testing
import Workload

@testable import Casework

@Suite("The weeks of a unit")
struct HistoryTests {
  private static let monday = LoadNights.monday

  /// A night with sums of the team T1 and of the service, and its hours.
  private func freeze(
    _ nights: LoadNights, _ day: LocalDate, work: Int, hours: Int? = nil, posts: Int = 8, version: String? = nil
  ) async throws {
    try await nights.database.write { connection in
      let pack = nights.service.pack
      let id = try Extracts.save(
        connection, fileName: "n", fingerprint: "\(day.iso) \(work) \(UInt64.random(in: 0 ... .max))", state: .accepted,
        date: day, receivedAt: day.iso + "T02:00:00Z", owners: posts, cases: 0, problems: 0, reason: nil,
        pack: pack.id, packVersion: version ?? pack.version)
      var totals = UnitTotals()
      totals.computable.posts = posts
      totals.computable.casesHeld = 40
      totals.computable.work = work
      totals.computable.available = Ratio(1_000)
      let freezing = try UnitFigures.Freezing(connection, extract: id)
      for unit in [1, 4] { try freezing.add(unit: unit, parent: nil, grade: "", totals: totals, caseload: nil) }
      try freezing.finish()
      if let hours {
        var sums = HoursTotals()
        sums.posts = posts
        sums.work = Ratio(hours)
        sums.available = Ratio(100)
        let loader = try connection.loader(
          into: "unit_hours", columns: ["extract_id", "unit_id"] + HoursRecords.unitNames)
        try loader.add([.integer(id), 4] + HoursRecords.values(sums))
        try loader.finish()
      }
    }
  }

  private func history(
    _ nights: LoadNights, on day: LocalDate, _ days: HistoryDays = HistoryDays()
  ) async throws -> CapacityHistory {
    try await nights.service(on: day).history(level: "team", code: "T1", days)
  }

  @Test("A week is the mean of its nights, and a week without one is a gap", arguments: DatabaseKind.available)
  func weeks(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await freeze(nights, Self.monday, work: 900)
      try await freeze(nights, Self.monday + 3, work: 1_000, hours: 90)
      try await freeze(nights, Self.monday + 16, work: 1_200, hours: 110)
      let history = try await history(nights, on: Self.monday + 16)
      #expect(history.weeks.count == 26 && history.until == Self.monday + 20)
      #expect(history.weeks.suffix(3).map(\.points) == [Ratio(95), nil, Ratio(120)])
      #expect(history.weeks.suffix(3).map(\.hours) == [Ratio(90), nil, Ratio(110)])
      #expect(history.weeks.suffix(3).map(\.nights.count) == [2, 0, 1])
      #expect(history.weeks.dropLast(3).allSatisfy { $0.points == nil && $0.nights.isEmpty })
    }
  }

  @Test(
    "Of a day with two nights the last accepted stands, and other rules are marked where they begin",
    arguments: DatabaseKind.available)
  func standing(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await freeze(nights, Self.monday, work: 500, version: "1")
      try await freeze(nights, Self.monday, work: 900, version: "1")
      try await freeze(nights, Self.monday + 8, work: 900, version: "2")
      let history = try await history(nights, on: Self.monday + 8)
      #expect(history.weeks.suffix(2).map(\.points) == [Ratio(90), Ratio(90)])
      #expect(history.changesOfRules.map(\.version) == ["2"])
      #expect(history.changesOfRules.map(\.monday) == [Self.monday + 7])
    }
  }

  @Test("Days are widened to whole weeks, and impossible ones are refused", arguments: DatabaseKind.available)
  func days(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      let day = Self.monday + 2
      let one = try await history(nights, on: day, HistoryDays(from: day, until: day))
      #expect(one.from == Self.monday && one.until == Self.monday + 6 && one.weeks.count == 1)
      let most = HistoryDays(from: Self.monday + -7 * 159, until: day)
      #expect(try await history(nights, on: day, most).weeks.count == 160)
      for days in [
        HistoryDays(from: day, until: day + -1), HistoryDays(from: Self.monday + -7 * 160, until: day),
        HistoryDays(from: Self.monday + -9_000),
      ] {
        await #expect(throws: CaseworkRefusal.self) { _ = try await history(nights, on: day, days) }
      }
    }
  }

  @Test(
    "A night of fewer people than the rules say is kept back from whoever may not see them",
    arguments: DatabaseKind.available)
  func small(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      try await freeze(nights, Self.monday, work: 900, posts: 4)
      try await freeze(nights, Self.monday + 7, work: 900, posts: 5)
      let planner = try nights.service(on: Self.monday + 7).acting(
        as: UpkeepActors.manager("planner", level: "nation", of: nights.service.pack.nation.code))
      let seen = try await planner.history(level: nil, code: nil, HistoryDays())
      #expect(seen.weeks.suffix(2).map(\.points) == [nil, Ratio(90)])
      #expect(seen.weeks.suffix(2).first?.nights.first?.held == 0)
      let everybody = try await nights.service(on: Self.monday + 7).history(level: nil, code: nil, HistoryDays())
      #expect(everybody.weeks.suffix(2).map(\.points) == [Ratio(90), Ratio(90)])
    }
  }

  @Test("A unit out of reach is refused", arguments: DatabaseKind.available)
  func reach(kind: DatabaseKind) async throws {
    try await LoadNights.run(kind) { nights in
      let other = try nights.service(on: Self.monday).acting(as: UpkeepActors.manager(of: "T2"))
      await #expect(throws: CaseworkRefusal.self) {
        _ = try await other.history(level: "team", code: "NOSUCH", HistoryDays())
      }
    }
  }
}
