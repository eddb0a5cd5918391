import Caseload
import Rules
import Storage
import Workload

extension Service: BalanceUse {
  public func balance(level: String?, code: String?) async throws -> Balance {
    try await view(.viewWorkload, subject(level, code), keptAs: ViewKey("balance", level, code)) {
      try self.balance(level, code, .view, $0)
    }
  }

  public func balanceFile(level: String?, code: String?) async throws -> Balance {
    try await view(.export, subject(level, code), detail: "balance") { try self.balance(level, code, .export, $0) }
  }

  private func balance(
    _ level: String?, _ code: String?, _ action: Permission.Action, _ connection: any SQLConnection
  ) throws -> Balance {
    let standing = try caseStanding(connection)
    let day = standing.asOf
    let unit = try scope(level: level, code: code, on: liveDay(connection), connection)
    let reach = try require(action, .figures, unit: unit.unit, connection)
    let named = try scope(.view, .peopleFigures, connection)
    let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
    let widest = try scope(level: nil, code: nil, on: day, connection).unit
    var reader = try BalanceReader(
      of: unit, pack: pack, chart: chart, widest: widest, named: named, day: liveDay(connection),
      connection: connection)
    let mayName = named.holds(unit.unit)
    let line = reader.line(of: unit.unit)
    let below = chart.children(of: unit.unit).filter(reach.holds).map { reader.line(of: $0) }
    let posts = unit.condition("f.team")
    let risks = Dictionary(
      try highRisk(of: posts, connection).map { ($0.key.staff.text, $0.value) }, uniquingKeysWith: +)
    return Balance(
      unit: unit.unit, path: try openPath(unit.path, connection), day: day, line: line, units: below,
      between: reader.between(in: unit.unit, highRisk: risks),
      partTime: mayName ? try partTime(reader.partTime(in: unit.unit), connection) : [],
      companions: try companions(of: posts, teams: unit.codes, on: day, connection),
      lines: pack.lines, limits: pack.limits, comparison: pack.comparison, showsPeople: mayName, standing: standing)
  }

  private func partTime(_ found: [BalanceReader.PartTime], _ connection: any SQLConnection) throws
    -> [Balance.PartTime]
  {
    try found.map { one in
      let name = try connection.first(
        "SELECT surname, forename FROM staff WHERE staff_code = ?", [.text(one.staff)]
      ) { "\(try $0.text(0)), \(try $0.text(1))" }
      return Balance.PartTime(
        staffCode: one.staff, name: name ?? one.staff, cases: one.cases, fte: one.fte, limit: one.limit)
    }.sorted { ($0.name, $0.staffCode) < ($1.name, $1.staffCode) }
  }
}

/// Lines of units as one reader may see them.
struct BalanceReader {
  struct PartTime {
    let staff: String
    let cases: Int
    let fte: Ratio
    let limit: Int
  }

  private let pack: RulePack
  private let chart: OrganisationChart
  private let widest: UnitReference
  private let named: AccessScope
  private let holders: Holders
  /// Nil where nothing is kept back.
  private let people: PeopleInUnits?
  /// By code of the unit: what was worked out once is not again.
  private var tallies: [String: BalanceTally] = [:]
  private var kept: [String: KeptBack] = [:]

  /// Places of bands, and of the two parts of the share over their time, that are kept back.
  private struct KeptBack {
    var bands: Set<Int>
    var shares: Set<Int>
  }

  /// - Parameter unit: whose lines, and those of units in it, are asked for.
  init(
    of unit: UnitScope, pack: RulePack, chart: OrganisationChart, widest: UnitReference, named: AccessScope,
    day: LocalDate, connection: any SQLConnection
  ) throws {
    (self.pack, self.chart, self.widest, self.named) = (pack, chart, widest, named)
    // What is kept back of a unit depends on those beside and above it; whoever may see single people has nothing kept back.
    let isNamed = named.holds(unit.unit)
    holders = try Holders(
      chart, pack, AdoptedLimits(on: day, connection),
      inTeams: isNamed && unit.unit.level > 0 ? unit.condition("team") : nil, connection)
    people = isNamed ? nil : try PeopleInUnits(chart, pack, connection)
  }

  private mutating func tally(_ unit: UnitReference) -> BalanceTally {
    if let known = tallies[unit.code] { return known }
    let tally = BalanceTally(holders.posts(in: unit), holders, pack)
    tallies[unit.code] = tally
    return tally
  }

  mutating func line(of unit: UnitReference) -> Balance.Line {
    let tally = tally(unit)
    if named.holds(unit) { return tally.line(unit, hides: [], share: false, all: false) }
    let isSmall = (1..<pack.comparison.fewestPeople).contains(tally.people)
    let all = isSmall || people?.isKeptBack(unit, widest: widest) == true
    let kept = keptBack(of: unit)
    return tally.line(unit, hides: kept.bands, share: !kept.shares.isEmpty, all: all)
  }

  /// What is kept back of a unit: what was of those above it, and what their tables with their units would give away.
  private mutating func keptBack(of unit: UnitReference) -> KeptBack {
    if let known = kept[unit.code] { return known }
    let rules = pack.comparison
    guard unit.level > 0 else {
      let tally = tally(unit)
      return KeptBack(bands: rules.keptBack(among: tally.bands), shares: rules.keptBack(among: tally.share))
    }
    let above = chart.path(to: unit.code).dropLast().last ?? widest
    let whole = keptBack(of: above)
    let children = chart.children(of: above)
    var parts: [BalanceTally] = []
    for child in children { parts.append(tally(child)) }
    let bands = rules.keptBack(ofTable: parts.map(\.bands), columns: whole.bands)
    let shares = rules.keptBack(ofTable: parts.map(\.share), columns: whole.shares)
    for (place, child) in children.enumerated() {
      kept[child.code] = KeptBack(bands: bands[place], shares: shares[place])
    }
    return kept[unit.code] ?? whole
  }

  /// Between whom work can lie unevenly in a unit. A kind with a part of too few people is left out for who may not see them.
  mutating func between(in unit: UnitReference, highRisk: [String: Int]) -> [Balance.Between] {
    let tally = tally(unit)
    let fewest = named.holds(unit) ? 1 : pack.comparison.fewestPeople
    guard tally.parts.count >= fewest, named.holds(unit) || people?.isKeptBack(unit, widest: widest) == false else {
      return []
    }
    var children: [BalanceTally] = []
    for child in chart.children(of: unit) { children.append(self.tally(child)) }
    children = children.filter { $0.people > 0 }
    let (lines, holding) = (pack.lines, holders.people)
    let mixes = Dictionary(
      grouping: tally.parts,
      by: { lines.isHeavyMix(highRisk: highRisk[$0.key] ?? 0, of: holding[$0.key]?.cases ?? 0) }
    ).values.map { parts in
      (
        part: Spread.Part(
          work: parts.reduce(0) { $0 + $1.value.work }, available: parts.reduce(.zero) { $0 + $1.value.available }),
        people: parts.count
      )
    }
    let kinds: [(Balance.Between.Kind, [(part: Spread.Part, people: Int)])] = [
      (.people, tally.parts.values.map { ($0, fewest) }), (.units, children.map { ($0.sum, $0.people) }),
      (.grades, Array(tally.grades.values)), (.mixes, mixes),
    ]
    return kinds.compactMap { kind, parts in
      guard parts.allSatisfy({ $0.people >= fewest }) else { return nil }
      return Spread(parts.map(\.part)).map { Balance.Between(kind: kind, spread: $0) }
    }
  }

  /// Those with less than a full week and more cases for a full-time post than its limit.
  func partTime(in unit: UnitReference) -> [PartTime] {
    Set(holders.posts(in: unit).map(\.staff)).compactMap { staff in
      guard let holder = holders.people[staff], let fte = holder.fte, fte < Ratio(1), let limit = holder.limit,
        Ratio(holder.cases) / fte > Ratio(limit)
      else { return nil }
      return PartTime(staff: staff, cases: holder.cases, fte: fte, limit: limit)
    }
  }
}
