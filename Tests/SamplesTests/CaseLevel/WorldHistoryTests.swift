import Caseload
import DataFormat
import Samples
import Testing

@Suite("History, delta and faults of case-level sample data")
struct WorldHistoryTests {
  private static let world = SampleWorld(size: .pdu, seed: 11, date: WorldTables.night)
  private static let tables = WorldTables(world)

  private func current(_ tables: WorldTables) -> Set<String> {
    Set(tables.rows(DataSheets.cases).filter { $0["ends_on"] == nil }.compactMap { $0["crn"] })
  }

  @Test("Ended cases reach back three years and no further, and nothing but plans lies in the future")
  func threeYears() throws {
    let ends = Self.tables.rows(DataSheets.cases).compactMap { $0.date("ends_on") }
    let first = try #require(ends.min())
    #expect(first > Self.world.date + -1_096 && first < Self.world.date + -1_000)
    #expect(ends.allSatisfy { $0 <= Self.world.date })
    for row in Self.tables.rows(DataSheets.allocations) {
      #expect((row.date("starts_at") ?? Self.world.date + 1) <= Self.world.date)
    }
    for row in Self.tables.rows(DataSheets.risk) {
      #expect((row.date("recorded_at") ?? Self.world.date + 1) <= Self.world.date)
    }
    for row in Self.tables.rows(DataSheets.needs) {
      #expect((row.date("completed_on") ?? Self.world.date + 1) <= Self.world.date)
    }
  }

  @Test("Whoever holds a case is in the service from that day on, until the next change or their last day")
  func holdersAreThere() {
    // The last day of each person in each team; none for whoever is still there.
    var lastDays: [String: LocalDate] = [:]
    for post in Self.tables.rows(DataSheets.posts) {
      lastDays["\(post["staff_code"] ?? "") \(post["team"] ?? "")"] = post.date("ends_on")
    }
    let ends = Dictionary(
      uniqueKeysWithValues: Self.tables.rows(DataSheets.cases).map { ($0["crn"] ?? "", $0.date("ends_on")) })
    for (crn, rows) in Self.tables.byCase(DataSheets.allocations) {
      for (position, row) in rows.enumerated() {
        guard let code = row["staff_code"], let left = lastDays["\(code) \(row["team"] ?? "")"] else { continue }
        let until = position + 1 < rows.count ? rows[position + 1].date("starts_at") : ends[crn].flatMap { $0 }
        #expect((until ?? Self.world.date) <= left + 1, "\(crn) is with \(code), who left")
      }
    }
  }

  @Test("Between one and two cases in a hundred are unallocated, for up to four weeks")
  func unallocated() throws {
    let current = current(Self.tables)
    let waiting = Self.tables.byCase(DataSheets.allocations).filter { crn, rows in
      current.contains(crn) && rows.last?["staff_code"] == nil
    }
    #expect(waiting.count * 100 > current.count && waiting.count * 50 < current.count)
    let days = waiting.values.compactMap { $0.last?.date("starts_at") }.map { Self.world.date - $0 }
    #expect((days.max() ?? 99) < 28 && (days.max() ?? 0) > 7)
    #expect(waiting.values.contains { $0.count > 1 } && waiting.values.contains { $0.count == 1 })
  }

  @Test("People recalled are in custody on a licence, with the recall after the release")
  func recalled() throws {
    let orders = Self.tables.byCase(DataSheets.orders)
    let recalled = Self.tables.rows(DataSheets.cases).filter { person in
      person["setting"] == "custody" && person["ends_on"] == nil
        && (orders[person["crn"] ?? ""] ?? []).contains { $0["recalled_on"] != nil }
    }
    #expect(recalled.count > 20)
    for person in recalled {
      let order = try #require(orders[person["crn"] ?? ""]?.first)
      #expect(order["type"] == "licence")
      #expect(try #require(order.date("released_on")) < #require(order.date("recalled_on")))
    }
  }

  @Test("The prison is responsible before handover only")
  func handover() {
    for row in Self.tables.rows(DataSheets.cases) where row["ends_on"] == nil {
      guard row["responsible"] == "prison" else { continue }
      #expect(row["setting"] == "custody")
      #expect((row.date("handover_on") ?? Self.world.date) > Self.world.date)
    }
  }

  @Test("Post-sentence supervision follows the licence and ends within a year of release")
  func postSentence() throws {
    let orders = Self.tables.rows(DataSheets.orders).filter { $0["type"] == "post-sentence-supervision" }
    #expect(orders.count > 30)
    for order in orders {
      let released = try #require(order.date("released_on"))
      #expect(try #require(order.date("expected_end_on")) <= released + 365)
      #expect(try #require(order.whole("sentence_days")) < 730)
      if order["ended_on"] == nil { #expect(try #require(order.date("licence_ends_on")) <= Self.world.date) }
    }
  }

  @Test("A delta has about two changed cases in a hundred, of every kind, on the day after")
  func delta() throws {
    let world = SampleWorld(size: .region, seed: 11, date: WorldTables.night)
    let delta = SampleDelta(world)
    let counts = delta.counts
    let cases = world.service.posts.reduce(0) { $0 + $1.cases.count }
    let all = counts.values.reduce(0, +)
    #expect(all * 1_000 > cases * 17 && all * 1_000 < cases * 23)
    #expect(SampleDelta.Change.allCases.allSatisfy { (counts[$0] ?? 0) > 10 })
    var ended = 0
    var new = 0
    delta.rows(of: DataSheets.cases) { values in
      let row = WorldRow(sheet: DataSheets.cases, values: values)
      if row["ends_on"] == delta.date.iso { ended += 1 }
      if row.date("ends_on") == nil { new += 1 }
    }
    #expect(ended == counts[.ended] && new == counts[.new])
    var moves = 0
    delta.rows(of: DataSheets.allocations) { values in
      if case .text(let moment) = values[1], moment >= delta.date.iso { moves += 1 }
    }
    #expect(moves >= (counts[.new] ?? 0) + (counts[.reallocated] ?? 0))
  }

  @Test("A delta of no share changes nothing")
  func emptyDelta() {
    let delta = SampleDelta(Self.world, share: 0)
    #expect(delta.counts.isEmpty)
    for sheet in DataSheets.all { delta.rows(of: sheet) { Issue.record("\(sheet.name) \($0)") } }
  }

  @Test("A delta never takes the reference of a case that is there for a new one")
  func newReferences() {
    let known = Set(Self.tables.rows(DataSheets.cases).compactMap { $0["crn"] })
    let rows = WorldTables(SampleDelta(Self.world, share: 0.1)).rows(DataSheets.cases)
    let new = rows.filter { $0["ends_on"] == nil }.compactMap { $0["crn"] }
    #expect(!new.isEmpty && known.isDisjoint(with: new))
  }

  @Test("Planted faults are in the rows, as many as are counted, and there are none without asking")
  func faults() throws {
    #expect(Self.world.plantedFaults.isEmpty)
    let world = SampleWorld(size: .pdu, seed: 11, date: WorldTables.night, faults: 0.08)
    let tables = WorldTables(world)
    let counts = world.plantedFaults
    #expect(Set(counts.keys) == Set(SampleRecordFault.allCases))
    #expect(tables.rows(DataSheets.cases).count { $0["team"] == nil } == counts[.noTeam])
    let custody = tables.rows(DataSheets.orders).filter { $0["type"] == "pre-release" }
    #expect(custody.count { $0["released_on"] == nil } == counts[.custodyWithoutRelease])
    let posts = tables.rows(DataSheets.posts).filter { $0["ends_on"] == nil }
    let first = Dictionary(grouping: posts) { "\($0["staff_code"] ?? "") \($0["team"] ?? "")" }
    #expect(first.values.count { $0.count > 1 } == counts[.overlappingPosts])
    #expect(first.values.count { $0[0]["grade"] == "NPSA" } == counts[.unknownGrade])
    #expect(first.values.count { $0[0]["weekly_hours"] == nil } == counts[.noHours])
    let left = Set(tables.rows(DataSheets.staff).filter { $0["left_on"] != nil }.compactMap { $0["staff_code"] })
    let current = current(tables)
    let withLeavers = tables.byCase(DataSheets.allocations).count { crn, rows in
      current.contains(crn) && left.contains(rows.last?["staff_code"] ?? "")
    }
    #expect(withLeavers == counts[.holderLeft])
    let sound = Dictionary(
      uniqueKeysWithValues: Self.tables.rows(DataSheets.orders).map { (Array($0.values.prefix(2)), $0) })
    let open = tables.rows(DataSheets.orders).filter {
      let before = sound[Array($0.values.prefix(2))]
      return $0["ended_on"] == nil
        && (before?["ended_on"] != nil || $0["expected_end_on"] != before?["expected_end_on"])
    }
    #expect(open.count == counts[.endedOrderOpen])
    #expect(open.allSatisfy { ($0.date("expected_end_on") ?? world.date) < world.date })
  }
}
