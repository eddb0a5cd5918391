import Caseload
import Casework
import Rules
import Samples
import Storage
import TestSupport
import Testing
import Workload

@Suite("Sums of few people in an overview")
struct SmallSumsTests {
  private static func planner(_ nights: SampleNights) -> Service {
    let actor = Actor(
      way: .account(7), name: "planner@example.org", displayName: "Ada", staff: nil,
      roles: [HeldRole(role: "planner", unit: RoleUnit(level: "nation", code: "EW"))])
    return Service(
      database: nights.database, pack: nights.service.pack, clock: .fixed(SampleNights.date + 1), actor: actor)
  }

  private func overview(_ service: Service, _ unit: UnitReference?) async throws -> Overview {
    try await service.overview(level: unit?.levelID, code: unit?.code, sort: .name, descending: false)
  }

  /// Posts that stand in no figure of those shown must be none, or five at least in two cells at least.
  private func expectHidden(_ posts: [Int], _ what: String) {
    let there = posts.filter { $0 > 0 }
    #expect(there.isEmpty || (there.count > 1 && there.reduce(0, +) >= 5), "\(what): \(posts)")
  }

  @Test(
    "Whoever may not see people's figures has no grade of fewer than five, nor one that subtraction would give",
    arguments: DatabaseKind.available)
  func grades(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(.region))
      let (all, planner) = (nights.service, Self.planner(nights))
      var (withheld, shown) = (0, 0)
      func check(_ unit: UnitReference?) async throws {
        let (whole, seen) = (try await overview(all, unit), try await overview(planner, unit))
        #expect(seen.totals == whole.totals)
        #expect(seen.byGrade.allSatisfy { $0.totals.posts >= 5 })
        let sum = seen.byGrade.reduce(into: seen.otherGrades ?? UnitTotals()) { $0 += $1.totals }
        #expect(sum == whole.totals, "\(whole.unit.name)")
        withheld += whole.byGrade.count - seen.byGrade.count
        shown += seen.byGrade.count
        expectHidden(
          whole.byGrade.filter { part in !seen.byGrade.contains { $0.grade.id == part.grade.id } }.map(\.totals.posts),
          whole.unit.name)
        let units = whole.rows.compactMap(\.unit)
        guard units.first.map({ $0.levelID != "team" }) ?? false else { return }
        var below: [(whole: Overview, seen: Overview)] = []
        for unit in units { below.append((try await overview(all, unit), try await overview(planner, unit))) }
        for grade in seen.byGrade.map(\.grade.id) {
          let hidden = below.filter { pair in !pair.seen.byGrade.contains { $0.grade.id == grade } }
          expectHidden(
            hidden.map { pair in pair.whole.byGrade.first { $0.grade.id == grade }?.totals.posts ?? 0 },
            "\(grade) below \(whole.unit.name)")
        }
        for unit in units { try await check(unit) }
      }
      try await check(nil)
      #expect(withheld > 0 && shown > 0)
    }
  }

  @Test(
    "A unit of too few is a name alone, one beside it goes with it, and neither has a figure on its page; who may see its people has both",
    arguments: DatabaseKind.available)
  func units(kind: DatabaseKind) async throws {
    try await SampleNights.run(kind) { nights in
      _ = try await nights.service.importExtract(path: nights.workbook(.pdu))
      var pdu = try await overview(nights.service, nil)
      while let next = pdu.rows.first?.unit, next.levelID != "team" { pdu = try await overview(nights.service, next) }
      let teams = pdu.rows
      try #require(teams.count > 2)
      #expect(try await overview(Self.planner(nights), pdu.unit).rows.allSatisfy { !$0.isKeptBack })

      // The same service with a line that its smallest team is below.
      let smallest = try #require(teams.min { $0.totals.posts < $1.totals.posts })
      var files = nights.service.pack.files
      let table = try #require(files["comparison.yaml"])
      files["comparison.yaml"] = table.replacing("fewestPeople: 5", with: "fewestPeople: \(smallest.totals.posts + 1)")
      let pack = try RulePackReader.read(files: files)
      let all = Service(
        database: nights.database, pack: pack, clock: nights.service.clock, actor: .terminal(user: "test"))
      let planner = Service(
        database: nights.database, pack: pack, clock: nights.service.clock, actor: Self.planner(nights).actor)
      let rows = try await overview(planner, pdu.unit).rows
      let kept = rows.filter(\.isKeptBack)
      #expect(kept.count > 1 && kept.contains { $0.unit == smallest.unit })
      #expect(kept.allSatisfy { $0.totals == UnitTotals() })
      #expect(rows.count == teams.count)
      for unit in kept.compactMap(\.unit) {
        let opened = try await overview(planner, unit)
        #expect(opened.isKeptBack && opened.totals == UnitTotals() && opened.rows.isEmpty && opened.byGrade.isEmpty)
        #expect(opened.hours == nil)
        let caseload = try await planner.caseload(level: unit.levelID, code: unit.code)
        #expect(caseload.isKeptBack && caseload.held.total == 0 && caseload.inactive == InactiveCases())
        let whole = try await all.caseload(level: unit.levelID, code: unit.code)
        #expect(!whole.isKeptBack && whole.held.total > 0)
      }
      #expect(try await overview(all, pdu.unit).rows.allSatisfy { !$0.isKeptBack })
    }
  }
}
