import Caseload
@testable import Casework
import Rules

/// A few made-up cases for pages, in memory: enough for two pages of a list, with names that try to be markup.
struct SampleCases: Sendable {
  let pack: RulePack
  /// Every unit with what is above it, from the nation down.
  let places: [(unit: UnitReference, path: [UnitReference])]
  /// Reads answer ``CaseworkRefusal/noCases`` without them.
  var isEmpty = false
  /// Posts as they stand now.
  var live: [LivePost] = []

  static let hostileName = "Ó’Neill <b>, <img src=x onerror=alert(1)>"
  static let formulaName = "=1+1, Eve"
  static let day = LocalDate(iso: "2026-11-22") ?? LocalDate(daysSinceEpoch: 0)

  var standing: CaseStanding {
    get throws {
      guard !isEmpty else { throw CaseworkRefusal.noCases }
      return CaseStanding(
        asOf: Self.day, importedAt: "2026-11-22T02:20:00Z", rules: "\(pack.title), version \(pack.version)", waiting: 1,
        disagreements: 2, isSample: true)
    }
  }

  private var nation: UnitReference { places[0].unit }

  /// The first team, where every case is.
  var team: UnitReference { teamPlace.unit }
  var aboveTeam: [UnitReference] { teamPlace.path }
  private var teamPlace: (unit: UnitReference, path: [UnitReference]) {
    places.first { $0.unit.level == pack.levels.count - 1 } ?? places[0]
  }

  func units(below unit: UnitReference) -> [UnitReference] { places.filter { $0.path.last == unit }.map(\.unit) }

  /// The unit of an address with what is above it; refuses one that is not there.
  func unit(_ level: String?, _ code: String?) throws -> (UnitReference, [UnitReference]) {
    guard let level, let code, code != nation.code else { return (nation, []) }
    guard let place = places.first(where: { $0.unit.levelID == level && $0.unit.code == code }) else {
      throw CaseworkRefusal.notFound("There is no unit with the code “\(code)”.")
    }
    return place
  }

  /// Sixty-one cases; every tenth is held by nobody, the last is restricted.
  var rows: [CaseListPage.Row] {
    (0..<60).map { .shown(row($0)) } + [.restricted]
  }

  func row(_ number: Int) -> CaseRow {
    let names = [Self.hostileName, Self.formulaName, "Clarke, Jo"]
    let isHeld = number % 10 != 0
    let bands = ["low", "medium", "high", "very-high", nil]
    return CaseRow(
      crn: "X\(100_001 + number)", name: number < names.count ? names[number] : "Person \(number), Sam",
      tier: number % 7 == 0 ? "Untiered" : "B2", isUntiered: number % 7 == 0, isProvisional: number % 9 == 0,
      type: number % 11 == 0 ? nil : "Licence", location: "Licence", rosh: bands[number % 5],
      mappa: number % 6 == 0 ? "category 1 level 2" : nil, team: team.name,
      holder: isHeld ? CaseRow.Holder(staffCode: "S2", name: "Clarke, Robin", practitionerID: 2) : nil,
      since: Self.day + -number, days: number, release: number % 4 == 0 ? Self.day + number : nil,
      sentenced: Self.day + -400, expectedEnd: Self.day + (number * 10 - 20), isOverEnd: number < 2,
      hasWaitingChange: number == 3)
  }

  func list(_ query: CaseListQuery) throws -> CaseListPage {
    let standing = try standing
    let subject: CaseListPage.Subject
    var path: [UnitReference] = []
    switch query.scope {
    case .service: subject = .unit(nation)
    case .unit(let level, let code):
      let found = try unit(level, code)
      subject = .unit(found.0)
      path = found.1
    case .practitioner(let id):
      guard id < 1_000 else { throw CaseworkRefusal.notFound("There is no practitioner with this address.") }
      subject = .practitioner(id: id, staffCode: "S\(id)", name: "Clarke, Robin")
      path = aboveTeam + [team]
    }
    var found = rows.filter { row in
      guard case .shown(let row) = row else { return !query.isNarrowed }
      let isNobodys = query.filters[.holder] != CaseFilter.none || row.holder == nil
      return isNobodys && (query.text.isEmpty || row.name.lowercased().contains(query.text.lowercased()))
        && (query.filters[.tier] == nil || query.filters[.tier] == "B2" && !row.isUntiered)
    }
    if query.descending { found.reverse() }
    let pages = max(1, (found.count + query.pageSize - 1) / query.pageSize)
    let page = min(query.page, pages)
    let chips = query.filters.map { filter, value in
      CaseListPage.Chip(words: "\(filter.rawValue): \(value)", without: query.with(filter, nil))
    }
    return CaseListPage(
      query: query, subject: subject, path: path,
      rows: Array(found.dropFirst((page - 1) * query.pageSize).prefix(query.pageSize)), total: found.count,
      restricted: 1,
      facets: [
        CaseListPage.Facet(
          filter: .tier,
          choices: [
            CaseListPage.Facet.Choice(value: "B2", label: "B2", cases: 51),
            CaseListPage.Facet.Choice(value: "untiered", label: "Untiered", cases: 9),
          ]),
        CaseListPage.Facet(
          filter: .holder, choices: [CaseListPage.Facet.Choice(value: "none", label: "Nobody yet", cases: nil)]),
      ], chips: chips, page: page, pages: pages, standing: standing)
  }

  func found(_ text: String, page: Int) throws -> CasesFound {
    guard !isEmpty else {
      return CasesFound(rows: [], total: 0, isTooMany: false, isTooShort: false, page: 1, pages: 1)
    }
    let all = (0..<60).map(row).filter { $0.name.lowercased().contains(text.lowercased()) || $0.crn == text }
    let isTooShort = text.count < 3
    let rows = isTooShort ? [] : all
    let pages = max(1, (rows.count + 24) / 25)
    return CasesFound(
      rows: Array(rows.dropFirst((min(page, pages) - 1) * 25).prefix(25)), total: rows.count,
      isTooMany: text == "person",
      isTooShort: isTooShort && !text.isEmpty, page: min(page, pages), pages: pages)
  }

  func queue(_ level: String?, _ code: String?, page: Int) throws -> UnallocatedQueue {
    let (unit, path) = try unit(level, code)
    var waiting: [UnallocatedQueue.Entry?] = (0..<60).map(row).filter { $0.holder == nil }.map(waits)
    waiting.append(nil)
    var queue = UnallocatedQueue(
      unit: unit, path: path, entries: waiting, total: waiting.count, late: 5, longest: 50, targetDays: 5, page: 1,
      pages: 1, standing: try standing)
    queue.escalated = 1
    queue.escalateAfterDays = 5
    queue.parts = units(below: unit).prefix(2).map {
      UnallocatedQueue.Part(unit: $0, count: 3, late: 2, longest: 50)
    }
    queue.parts.append(UnallocatedQueue.Part(unit: nil, count: 1, late: 0, longest: nil))
    return queue
  }

  /// Late after five days, and after forty a matter for the head of the PDU; one of them was held before.
  private func waits(_ row: CaseRow) -> UnallocatedQueue.Entry? {
    let days = row.days ?? 0
    var entry = UnallocatedQueue.Entry(row: row, due: row.since.map { $0 + 5 }, isLate: days > 5)
    entry.isEscalated = days > 40
    if days == 20 {
      entry.lastHolder = UnallocatedQueue.LastHolder(name: "Clarke, Robin", until: LocalDate(iso: "2026-11-03"))
    }
    return entry
  }

  func quality(_ level: String?, _ code: String?) throws -> QualityOverview {
    let (unit, path) = try unit(level, code)
    let below = units(below: unit)
    return QualityOverview(
      unit: unit, path: path,
      kinds: FindingKind.allCases.map { QualityOverview.KindCount(kind: $0, count: $0 == .noTier ? 0 : 3) },
      units: below.map { QualityOverview.UnitCount(unit: $0, count: 5) } + [.init(unit: nil, count: 6)], total: 36,
      standing: try standing)
  }

  func findings(_ kind: FindingKind, _ level: String?, _ code: String?, page: Int) throws -> FindingList {
    let (unit, path) = try unit(level, code)
    let holder = CaseRow.Holder(staffCode: "S2", name: "Clarke, Robin", practitionerID: 2)
    return FindingList(
      kind: kind, unit: unit, path: path,
      findings: [
        FindingList.Finding(
          crn: kind.isAboutCases ? "X100001" : nil, name: kind.isAboutCases ? Self.hostileName : nil, staff: holder,
          unit: team.name, detail: "Expected end 1 November 2026"),
        FindingList.Finding(
          crn: kind.isAboutCases ? "X100002" : nil, name: nil, staff: nil, unit: nil, detail: nil), nil,
      ], total: 103, page: page, pages: 3, standing: try standing)
  }
}
