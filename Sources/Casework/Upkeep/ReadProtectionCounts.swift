import Caseload
import Rules
import Storage
import Workload

extension Service: ProtectionCountUse {
  public func protectionCounts(level: String, code: String) async throws -> ProtectionCounts {
    try await view(
      .viewAvailability, subject(level, code), detail: "protections", keptAs: ViewKey("protection counts", level, code)
    ) { connection in
      let day = try self.liveDay(connection)
      let unit = try self.scope(level: level, code: code, on: day, connection)
      guard unit.unit.level > 0, unit.unit.levelID != self.pack.levels.last?.id else {
        throw CaseworkRefusal.notFound("These numbers are shown for units between the whole service and a team.")
      }
      let reach = try self.require(.view, .figures, unit: unit.unit, connection)
      let named = try self.scope(.view, .peopleFigures, connection)
      let chart = try OrganisationChart(connection, on: day.iso, pack: self.pack)
      // What is kept back depends on the units beside this one, up to the one that nothing is shown above.
      let top = chart.path(to: unit.unit.code).first { $0.level > 0 } ?? unit.unit
      let widest = try self.scope(level: nil, code: nil, on: day, connection).unit
      let around = try self.scope(level: top.levelID, code: top.code, on: day, connection)
      var tally = ProtectionTally(
        rules: self.pack.comparison, chart: chart, widest: widest,
        sizes: try PeopleInUnits(chart, self.pack, connection),
        found: try ProtectedPeople(service: self, connection: connection, day: day).found(in: around))
      return ProtectionCounts(
        unit: unit.unit, path: try self.openPath(unit.path, connection), day: day,
        line: tally.line(of: unit.unit, showsPeople: named.holds(unit.unit)),
        units: chart.children(of: unit.unit).filter(reach.holds).map {
          tally.line(of: $0, showsPeople: named.holds($0))
        }, fewestPeople: self.pack.comparison.fewestPeople, showsPeople: named.holds(unit.unit),
        rules: "\(self.pack.title), version \(self.pack.version)")
    }
  }
}

/// People by team, as their records stand on a day.
private struct ProtectedPeople {
  struct Found {
    /// Everybody with a post, by code of the team.
    var people: [String: Set<String>] = [:]
    var lacking: [String: Set<String>] = [:]
    var above: [String: Set<String>] = [:]
  }

  let service: Service
  let connection: any SQLConnection
  let day: LocalDate

  func found(in scope: UnitScope) throws -> Found {
    var found = Found()
    var candidates: Set<String> = []
    let teams = scope.condition("p.team")
    let possible = possible
    try connection.each(
      """
      SELECT p.team, p.staff_code, CASE WHEN \(possible.sql) THEN 1 ELSE 0 END FROM staff_post p
      JOIN staff s ON s.staff_code = p.staff_code
      WHERE p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ? AND COALESCE(s.left_on, '9999-12-31') >= ?
        AND \(teams.sql)
      """, possible.arguments + [.text(day.iso), .text(day.iso), .text(day.iso)] + teams.arguments
    ) { row in
      let (team, staff) = (try row.text(0), try row.text(1))
      found.people[team, default: []].insert(staff)
      if try row.bool(2) { candidates.insert(staff) }
    }
    let reader = AvailabilityReader(connection: connection, pack: service.pack, day: day)
    let gaps = ProtectionGaps(service: service, connection: connection, day: day)
    for staff in candidates.sorted().parts(of: CaseSelection.most) {
      let inputs = try reader.inputs(of: Set(staff)).filter { key, _ in
        found.people[key.team.text]?.contains(key.staff.text) ?? false
      }
      for one in try gaps.missing(inputs, names: [:]) { found.lacking[one.team, default: []].insert(one.staffCode) }
    }
    try addBreaches(to: &found, scope)
    return found
  }

  private func addBreaches(to found: inout Found, _ scope: UnitScope) throws {
    let teams = scope.condition("b.team")
    try connection.each(
      """
      SELECT DISTINCT b.team, b.staff_code FROM protection_breach b
      LEFT JOIN protection_breach_step e ON e.breach_id = b.id AND e.kind = 'ended'
      WHERE e.id IS NULL AND \(teams.sql)
      """, teams.arguments
    ) { row in
      let (team, staff) = (try row.text(0), try row.text(1))
      // Whoever has gone is in no number of people.
      if found.people[team]?.contains(staff) == true { found.above[team, default: []].insert(staff) }
    }
  }

  /// Whoever might lack something, by what one statement can see: the rules are asked about these alone.
  private var possible: SQLCondition {
    let rules = service.pack.protections
    let grades = service.pack.grades
    let training = Set(rules.traineeGrades)
    let codes = grades.byRawCode.filter { training.contains(grades.all[$0.value].id) }.keys
    let known = Set(grades.all.map(\.id)).union(grades.byRawCode.keys)
    let reasons = Set(rules.traineeStages.flatMap(\.sameAs) + (rules.newlyQualified?.sameAs ?? []))
    let inTraining = SQLCondition.among("p.grade", training.union(codes).sorted())
    let isKnown = SQLCondition.among("p.grade", known.sorted())
    let isReduced = SQLCondition.among("d.reason", reasons.sorted())
    return SQLCondition(
      """
      (p.weekly_hours IS NULL OR s.newly_qualified_until IS NOT NULL OR \(inTraining.sql) OR NOT \(isKnown.sql)
        OR EXISTS (SELECT 1 FROM staff_reduction d WHERE d.staff_code = p.staff_code AND \(isReduced.sql))
        OR EXISTS (SELECT 1 FROM account a JOIN account_tie t ON t.account_id = a.id
          WHERE a.staff_code = p.staff_code AND t.kind = 'trainee' AND t.ended_at IS NULL))
      """, inTraining.arguments + isKnown.arguments + isReduced.arguments)
  }
}

/// Numbers of units as one reader may see them.
private struct ProtectionTally {
  let rules: ComparisonRules
  let chart: OrganisationChart
  let widest: UnitReference
  let sizes: PeopleInUnits
  let found: ProtectedPeople.Found
  /// By code of the unit: places of the two parts, those who lack something and the others, that are kept back.
  private var kept: [String: (lacking: Set<Int>, above: Set<Int>)] = [:]

  init(
    rules: ComparisonRules, chart: OrganisationChart, widest: UnitReference, sizes: PeopleInUnits,
    found: ProtectedPeople.Found
  ) {
    (self.rules, self.chart, self.widest, self.sizes, self.found) = (rules, chart, widest, sizes, found)
  }

  mutating func line(of unit: UnitReference, showsPeople: Bool) -> ProtectionCounts.Line {
    let people = count(found.people, unit)
    let isSmall = (1..<rules.fewestPeople).contains(people) || sizes.isKeptBack(unit, widest: widest)
    guard showsPeople || !isSmall else {
      return ProtectionCounts.Line(unit: unit, people: nil, lacking: nil, above: nil)
    }
    let kept: (lacking: Set<Int>, above: Set<Int>) = showsPeople ? ([], []) : keptBack(of: unit)
    return ProtectionCounts.Line(
      unit: unit, people: people, lacking: kept.lacking.isEmpty ? count(found.lacking, unit) : nil,
      above: kept.above.isEmpty ? count(found.above, unit) : nil)
  }

  private mutating func keptBack(of unit: UnitReference) -> (lacking: Set<Int>, above: Set<Int>) {
    if let known = kept[unit.code] { return known }
    guard unit.level > 1, let above = chart.path(to: unit.code).dropLast().last else {
      return (rules.keptBack(among: parts(found.lacking, unit)), rules.keptBack(among: parts(found.above, unit)))
    }
    let whole = keptBack(of: above)
    let children = chart.children(of: above)
    let lacking = rules.keptBack(ofTable: children.map { parts(found.lacking, $0) }, columns: whole.lacking)
    let over = rules.keptBack(ofTable: children.map { parts(found.above, $0) }, columns: whole.above)
    for (place, child) in children.enumerated() { kept[child.code] = (lacking[place], over[place]) }
    return kept[unit.code] ?? whole
  }

  /// Those of whom it is said, and the others.
  private func parts(_ some: [String: Set<String>], _ unit: UnitReference) -> [Int] {
    let number = count(some, unit)
    return [number, count(found.people, unit) - number]
  }

  /// People in a unit, each once.
  private func count(_ some: [String: Set<String>], _ unit: UnitReference) -> Int {
    some.reduce(into: Set<String>()) { all, entry in
      if chart.path(to: entry.key).contains(unit) { all.formUnion(entry.value) }
    }.count
  }
}
