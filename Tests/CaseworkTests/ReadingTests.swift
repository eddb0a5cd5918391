import Caseload
import Casework
import Samples
import TestSupport
import Testing
import Workload

@Suite("Reading figures")
struct ReadingTests {
  @Test("Before the first extract there are no figures, and that is said", arguments: DatabaseKind.available)
  func noFigures(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      let standing = try await nights.service.standing()
      #expect(standing == nil)
      await #expect(throws: CaseworkRefusal.self) {
        try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      }
    }
  }

  @Test(
    "Figures are on time until 36 hours after the end of their day, and late after that; they stay in both cases",
    arguments: DatabaseKind.available)
  func lateness(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook())
      let limit = (SampleNights.date.daysSinceEpoch + 1) * 86_400 + 36 * 3_600
      for (seconds, late) in [(limit, false), (limit + 1, true)] {
        let service = Service(
          database: nights.database, pack: nights.service.pack, clock: WallClock { seconds },
          actor: .terminal(user: "test"))
        let standing = try await service.standing()
        #expect(standing?.isLate == late)
        #expect(standing?.extractDate == SampleNights.date)
        #expect(standing?.ageInDays == 2)
      }
    }
  }

  @Test(
    "Search finds any part of a name or code, in any case, and takes signs as themselves",
    arguments: DatabaseKind.available)
  func search(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(.pdu))
      let all = try await nights.service.search("", page: 1)
      #expect(all.posts.isEmpty)
      let someone = try #require(try await nights.service.search("e", page: 1).posts.first?.post)
      let surname = someone.name.split(separator: ",").first.map(String.init) ?? ""
      let part = surname.dropFirst().uppercased()
      #expect(try await nights.service.search(part, page: 1).posts.contains { $0.post.id == someone.id })
      #expect(
        try await nights.service.search(String(someone.staffCode.dropFirst(2)), page: 1).posts.contains {
          $0.post.id == someone.id
        })
      for sign in ["%", "_", "\\", "' OR 1=1"] {
        #expect(try await nights.service.search(sign, page: 1).total == 0, "\(sign)")
      }
      await #expect(throws: CaseworkRefusal.self) {
        try await nights.service.search(String(repeating: "a", count: 101), page: 1)
      }
    }
  }

  @Test(
    "A unit is found by its code, by level and code, and by its name; an unknown one is refused with a sentence",
    arguments: DatabaseKind.available)
  func units(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(.pdu))
      let nation = try await nights.service.unit(named: nil)
      #expect(nation.level == 0)
      let overview = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      guard case .unit(let region)? = overview.rows.first?.subject else {
        Issue.record("the nation has no region")
        return
      }
      #expect(try await nights.service.unit(named: region.code) == region)
      #expect(try await nights.service.unit(named: "region/\(region.code)") == region)
      #expect(try await nights.service.unit(named: region.name.uppercased()) == region)
      await #expect(throws: CaseworkRefusal.self) { try await nights.service.unit(named: "nowhere") }
    }
  }

  @Test("Rows without a figure come last, whichever way they are sorted", arguments: DatabaseKind.available)
  func sorting(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(.pdu))
      let overview = try await nights.service.overview(level: nil, code: nil, sort: .name, descending: false)
      var teams: [UnitReference] = []
      for region in overview.rows {
        guard case .unit(let unit) = region.subject else { continue }
        for pdu in try await nights.service.overview(
          level: unit.levelID, code: unit.code, sort: .name, descending: false
        ).rows {
          guard case .unit(let unit) = pdu.subject else { continue }
          for team in try await nights.service.overview(
            level: unit.levelID, code: unit.code, sort: .name, descending: false
          ).rows {
            if case .unit(let unit) = team.subject { teams.append(unit) }
          }
        }
      }
      #expect(teams.count >= 5)
      for team in teams {
        for descending in [false, true] {
          let rows = try await nights.service.overview(
            level: team.levelID, code: team.code, sort: .percent, descending: descending
          ).rows
          let percents = rows.map(\.totals.percent)
          let known = percents.prefix { $0 != nil }.compactMap { $0 }
          #expect(percents.dropFirst(known.count).allSatisfy { $0 == nil })
          #expect(known == known.sorted(by: descending ? (>) : (<)))
        }
      }
    }
  }
}
