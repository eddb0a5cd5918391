import Caseload
import Rules
import Storage
import TestSupport
import Testing

@testable import Casework

@Suite("What a request asked about permissions")
struct AccessWatchTests {
  private static let team = RoleUnit(level: "team", code: "T1")
  private static let reach = AccessWatch.Reach(unit: team, level: "team", down: true)

  private static func stamp(change: Int = 1) -> ReachCache.Stamp {
    ReachCache.Stamp(
      day: LocalDate(daysSinceEpoch: 20_000), dataImport: 1, extract: 1, extractReceived: "", acceptedExtracts: 1,
      change: change)
  }

  /// How often the units were looked for in two questions.
  private func asked(
    _ watch: AccessWatch, _ second: AccessWatch.Reach = reach, in cache: ReachCache = ReachCache(),
    at stamp: ReachCache.Stamp = stamp()
  ) -> Int {
    var count = 0
    for reach in [Self.reach, second] {
      _ = watch.units(reach, in: cache, stamp: { stamp }) {
        count += 1
        return [Self.team]
      }
    }
    return count
  }

  @Test("While a page is read the units of one reach are looked for once, and those of another anew")
  func once() {
    let watch = AccessWatch()
    watch.beginReading()
    #expect(asked(watch) == 1)
    #expect(asked(watch, AccessWatch.Reach(unit: Self.team, level: "pdu", down: true)) == 1)
    #expect(asked(watch, AccessWatch.Reach(unit: Self.team, level: "team", down: false)) == 1)
  }

  @Test("Outside a page they are looked for each time: what is changed may be the units themselves")
  func anew() {
    let watch = AccessWatch()
    #expect(asked(watch) == 2)
    watch.beginReading()
    _ = asked(watch)
    watch.endReading()
    #expect(asked(watch) == 2)
    watch.beginReading()
    #expect(asked(watch) == 1)
  }

  @Test("What one page found the next one has, until the organisation may be another")
  func kept() {
    let cache = ReachCache()
    func page(at stamp: ReachCache.Stamp) -> Int {
      let watch = AccessWatch()
      watch.beginReading()
      return asked(watch, in: cache, at: stamp)
    }
    #expect(page(at: Self.stamp()) == 1)
    #expect(page(at: Self.stamp()) == 0)
    #expect(page(at: Self.stamp(change: 2)) == 1)
    #expect(page(at: Self.stamp()) == 1)
    // Outside a page nothing kept is used.
    #expect(asked(AccessWatch(), in: cache, at: Self.stamp()) == 2)
  }

  @Test(
    "What is known of an organisation is asked anew after a unit changed by hand, and on another day",
    arguments: DatabaseKind.available)
  func stamps(kind: DatabaseKind) async throws {
    try await CaseFolders.run(kind) { world in
      _ = try await world.service("2026-11-21").importData(path: try world.example())
      let service = try world.service("2026-11-23")
      let before = try await Self.found(of: service)
      let again = try await Self.found(of: service)
      #expect(again == before)
      let unit = try #require(try await world.rows("SELECT code, starts_on FROM org_unit ORDER BY code").first)
      guard case .text(let code) = unit[0], case .text(let start) = unit[1] else { return }
      let entry = HandEntry(
        sheet: "units", texts: ["code": code, "starts_on": start, "name": "Another name"], madeBy: "A. Manager",
        reason: "renamed")
      let outcome = try await service.record(entry)
      guard case .kept = outcome else {
        Issue.record("the unit was not changed: \(outcome)")
        return
      }
      let after = try await Self.found(of: service)
      #expect(after != before)
      let tomorrow = try await Self.found(of: world.service("2026-11-24"))
      #expect(tomorrow != after)
    }
  }

  private static func found(of service: Service) async throws -> ReachCache.Stamp {
    try await service.database.read { connection in try service.reachStamp(connection) }
  }

  @Test("A page that reads a person twice is one row of the audit trail, and the next page another")
  func oneRow() async throws {
    try await CaseFolders.run(.sqlite) { world in
      _ = try await world.service("2026-11-21").importData(path: try world.example())
      let service = try world.service("2026-11-21")
      let first = try #require(try await world.rows("SELECT staff_code FROM live_figure LIMIT 1").first)
      guard case .text(let staff) = first[0] else { return }
      let before = try await Self.views(of: staff, world)
      for page in 1...2 {
        let use = service.use(as: service.actor)
        _ = try await use.livePosts(staff: staff)
        _ = try await use.livePosts(staff: staff)
        #expect(try await Self.views(of: staff, world) == before + page)
      }
    }
  }

  private static func views(of staff: String, _ world: CaseFolders) async throws -> Int {
    try await world.count(
      "SELECT COUNT(*) FROM audit_event WHERE action = 'view-staff' AND subject = ?", [.text(staff)])
  }

  @Test("What took time is summed by part")
  func sums() {
    let watch = AccessWatch()
    watch.add(.milliseconds(2), to: \.deciding)
    watch.add(.milliseconds(3), to: \.deciding)
    watch.add(.milliseconds(1), to: \.noting)
    #expect(watch.soFar.deciding == .milliseconds(5) && watch.soFar.noting == .milliseconds(1))
  }
}
