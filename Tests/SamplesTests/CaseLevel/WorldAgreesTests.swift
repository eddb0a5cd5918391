import Caseload
import DataFormat
import Samples
import Testing

@Suite("Case-level data agrees with the nightly workbook of the same seed")
struct WorldAgreesTests {
  private static let world = SampleWorld(size: .pdu, seed: 7, date: WorldTables.night)
  private static let tables = WorldTables(world)
  var world: SampleWorld { Self.world }
  var tables: WorldTables { Self.tables }

  /// Current cases by reference, with the staff code of who holds them.
  private func holders(_ tables: WorldTables) -> [String: (staff: String?, team: String?)] {
    let ended = Set(tables.rows(DataSheets.cases).filter { $0["ends_on"] != nil }.compactMap { $0["crn"] })
    return tables.byCase(DataSheets.allocations).filter { !ended.contains($0.key) }.mapValues { rows in
      let last = rows.max { ($0["starts_at"] ?? "") < ($1["starts_at"] ?? "") }
      return (last?["staff_code"], last?["team"])
    }
  }

  private func location(_ order: WorldRow, inCustody: Bool) -> SampleLocation {
    if ["community-order", "suspended-sentence-order"].contains(order["type"] ?? "") { return .community }
    return inCustody ? .custody : .licence
  }

  private func tier(_ crn: String, _ date: LocalDate, _ sheets: [String: [String: [WorldRow]]], female: Bool) -> Int {
    func rows(_ sheet: Sheet) -> [WorldRow] { sheets[sheet.name]?[crn] ?? [] }
    return TwoAxisTier(
      date: date, isFemale: female, orders: rows(DataSheets.orders), registrations: rows(DataSheets.registrations),
      risk: rows(DataSheets.risk), needs: rows(DataSheets.needs), requirements: rows(DataSheets.requirements),
      workItems: rows(DataSheets.workItems)
    ).number
  }

  private struct Enough: Error {}

  @Test("Each post holds the same cases, with the same locations")
  func sameCases() throws {
    let holders = holders(tables)
    let cases = Dictionary(uniqueKeysWithValues: tables.rows(DataSheets.cases).map { ($0["crn"] ?? "", $0) })
    var expected: [String: [String]] = [:]
    for post in world.service.posts {
      for held in post.cases {
        expected["\(post.key.staff) \(post.key.team)", default: []].append("\(held.reference.text) \(held.location)")
      }
    }
    var found: [String: [String]] = [:]
    for (crn, orders) in tables.byCase(DataSheets.orders) {
      guard let holder = holders[crn], let staff = holder.staff, let team = holder.team else { continue }
      let inCustody = try #require(cases[crn])["setting"] == "custody"
      for order in orders {
        found["\(staff) \(team)", default: []].append("\(crn) \(location(order, inCustody: inCustody))")
      }
    }
    #expect(expected.mapValues { $0.sorted() } == found.mapValues { $0.sorted() })
  }

  @Test("The two-axis tier worked out from the rows is the tier of the workbook", arguments: [SampleSize.pdu, .nation])
  func sameTiers(size: SampleSize) {
    // Of a nation, whose records are thinned, the first posts.
    let world = size == .pdu ? world : SampleWorld(size: size, seed: 3, date: WorldTables.night)
    let posts = world.service.posts.prefix(size == .pdu ? .max : 60)
    let wanted = Set(posts.flatMap { $0.cases.map(\.reference.text) })
    var sheets: [String: [String: [WorldRow]]] = [:]
    var women = Set<String>()
    let needed = [
      DataSheets.cases, DataSheets.orders, DataSheets.registrations, DataSheets.risk, DataSheets.needs,
      DataSheets.requirements, DataSheets.workItems,
    ]
    for sheet in needed {
      var others = 0
      // Posts come one after another, so what comes long after the first ones is of no use here.
      try? world.rows(of: sheet) { values in
        guard case .text(let crn) = values[0], wanted.contains(crn) else {
          others += 1
          if others > 20_000 { throw Enough() }
          return
        }
        others = 0
        let row = WorldRow(sheet: sheet, values: values)
        sheets[sheet.name, default: [:]][crn, default: []].append(row)
        if row["gender"] == "female" { women.insert(crn) }
      }
    }
    var untiered = 0
    var wrong: [String] = []
    for post in posts {
      for held in post.cases {
        guard held.tier > 0 else {
          untiered += 1
          continue
        }
        let crn = held.reference.text
        let found = tier(crn, world.date, sheets, female: women.contains(crn))
        if found != held.tier { wrong.append("\(crn): \(found) for \(held.tier)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) of \(wanted.count): \(wrong.prefix(5))")
    #expect(untiered > 0 && untiered * 40 < wanted.count)
  }

  @Test("An untiered case has nothing yet that a tier could be worked out from")
  func untiered() {
    let untiered = Set(world.service.posts.flatMap { $0.cases }.filter { $0.tier == 0 }.map(\.reference.text))
    for sheet in [DataSheets.risk, DataSheets.needs, DataSheets.registrations] {
      #expect(tables.rows(sheet).allSatisfy { !untiered.contains($0["crn"] ?? "") })
    }
  }

  @Test("Posts, hours and reductions are the workbook's and the hours table's")
  func samePosts() {
    let posts = tables.rows(DataSheets.posts).filter { $0["ends_on"] == nil }
    let found = Dictionary(
      posts.map { ("\($0["staff_code"] ?? "") \($0["team"] ?? "")", $0) }, uniquingKeysWith: { first, _ in first })
    let reductions = Dictionary(grouping: tables.rows(DataSheets.reductions)) { $0["staff_code"] ?? "" }
    for post in world.service.posts {
      let row = found["\(post.key.staff) \(post.key.team)"]
      #expect(row?["grade"] == post.person.grade.rawValue)
      #expect(row?.whole("weekly_hours") == post.hours?.contracted.hundredths)
      let current = (reductions[post.key.staff.text] ?? []).filter { row in
        row["team"] == post.key.team.text && (row.date("starts_on").map { $0 <= world.date } ?? false)
          && (row.date("ends_on").map { world.date <= $0 } ?? false)
      }
      let hours = current.compactMap { $0.whole("hours") }.reduce(0, +)
      #expect(hours == (post.hours?.reduced(on: world.date).hundredths ?? 0))
    }
  }

  @Test("Court reports and contacts for colleagues are as many as in the workbook, by who did them")
  func sameWork() {
    let items = tables.rows(DataSheets.workItems)
    func count(_ kind: String, _ staff: StaffCode, done: Bool) -> Int {
      items.count { $0["kind"] == kind && $0["staff_code"] == staff.text && ($0["done_on"] != nil) == done }
    }
    for post in world.service.posts {
      #expect(
        count("report-standard", post.key.staff, done: true) == post.reports.standardLast30 || post.reports.isEmpty)
      #expect(
        count("report-standard", post.key.staff, done: false) == post.reports.standardDueNext30 || post.reports.isEmpty)
      #expect(count("report-fast", post.key.staff, done: true) == post.reports.fastLast30 || post.reports.isEmpty)
      #expect(count("report-oral", post.key.staff, done: true) == post.reports.oral || post.reports.isEmpty)
    }
    var contacts = 0
    world.service.forEachRow(of: .contacts) { _ in contacts += 1 }
    #expect(items.count { $0["kind"] == "contact" } == contacts && contacts > 0)
  }

  @Test("With differences some practitioners hold other cases than in the workbook, as many as are counted")
  func differences() {
    let other = SampleWorld(size: .pdu, seed: 7, date: WorldTables.night, differences: 0.02)
    #expect(world.plantedDifferences.isEmpty)
    let planted = other.plantedDifferences
    #expect(Set(planted.keys) == Set(SampleDifference.allCases))
    let before = holders(tables)
    let after = holders(WorldTables(other))
    let moved = after.count { $0.value.staff != before[$0.key]?.staff }
    #expect(moved == planted[.holder])
    #expect(before.keys.count { after[$0] == nil } == planted[.ended])
  }
}
