import Caseload
import Rules
import Storage
import Workload

extension Service: CapacityUse {
  public func capacity(level: String?, code: String?) async throws -> CapacityStatement {
    try await view(.viewWorkload, subject(level, code), keptAs: ViewKey("capacity", level, code)) {
      try self.capacity(level, code, .view, $0)
    }
  }

  public func capacityFile(level: String?, code: String?) async throws -> CapacityStatement {
    try await view(.export, subject(level, code), detail: "capacity") { try self.capacity(level, code, .export, $0) }
  }

  func capacity(
    _ level: String?, _ code: String?, _ action: Permission.Action, _ connection: any SQLConnection
  ) throws -> CapacityStatement {
    let standing = try caseStanding(connection)
    let scope = try scope(level: level, code: code, on: liveDay(connection), connection)
    let reach = try require(action, .figures, unit: scope.unit, connection)
    var tally = CapacityTally(pack: pack, on: standing.asOf)
    try tally.addPosts(
      in: scope, on: standing.asOf, AdoptedLimits(on: liveDay(connection), connection), connection)
    try tally.addCases(in: scope, on: standing.asOf, connection)
    let statement = tally.statement(scope: scope, path: try openPath(scope.path, connection), standing: standing)
    return try keepingBack(statement, scope, reach: reach, connection)
  }

  /// The statement with its months, less what would show figures of single people to somebody who may not see them.
  private func keepingBack(
    _ statement: CapacityStatement, _ scope: UnitScope, reach: AccessScope, _ connection: any SQLConnection
  ) throws -> CapacityStatement {
    let named = try self.scope(.view, .peopleFigures, connection)
    let unit = statement.unit
    let widest = try self.scope(level: nil, code: nil, on: statement.day, connection).unit
    let chart = try OrganisationChart(connection, on: statement.day.iso, pack: pack)
    let people = try PeopleInUnits(chart, pack, connection)
    var shown = statement
    shown.showsPeople = named.holds(unit)
    shown.fewestPeople = pack.comparison.fewestPeople
    if !shown.showsPeople {
      let isSmall = statement.grades.contains { (1..<shown.fewestPeople).contains($0.posts) }
      if people.isKeptBack(unit, widest: widest) {
        shown = shown.keepingBackEverything()
      } else if isSmall {
        shown = shown.keepingBackGrades()
      }
    }
    guard shown.kept != .everything else { return shown }
    let below = people.keptBack(below: unit).filter { !named.holds($0) }
    shown.companions = try companions(
      of: scope.condition("f.team"), teams: scope.codes, on: statement.day, connection)
    shown.months = try MonthReader(pack: pack, connection: connection).time(
      of: unit, until: statement.day, keptBack: below, reach: reach)
    return shown
  }
}

/// Sums a unit's posts and cases for its statement.
private struct CapacityTally {
  private struct Sum {
    var posts = 0
    var cases = 0
    var work = 0
    var available = Ratio.zero
  }

  let pack: RulePack
  let shares: TimeUseRules.Shares
  private var byGrade: [String: Sum] = [:]
  private var seniors = Sum()
  private var leftOut = Sum()
  private var places = Ratio.zero
  private var monthHours = Ratio.zero
  private var hasEveryLimit = true
  private var adopted = AdoptedLimits.none
  /// By place in the pack's tiers: cases and points, of all and of those that ask for a qualified officer.
  private var tiers: [Int: (cases: Int, points: Int, qualifiedCases: Int, qualifiedPoints: Int)] = [:]

  init(pack: RulePack, on day: LocalDate) {
    self.pack = pack
    shares = pack.timeUse.shares(on: day) ?? .none
  }

  mutating func addPosts(
    in scope: UnitScope, on day: LocalDate, _ limits: AdoptedLimits, _ connection: any SQLConnection
  ) throws {
    adopted = limits
    let condition = scope.condition("f.team")
    let today = SQLValue.text(day.iso)
    try connection.each(
      """
      SELECT f.grade, u.caseload_limit, u.specialism, \(Figures.columns) FROM live_figure f
      LEFT JOIN org_unit u ON u.code = f.team AND u.starts_on <= ? AND COALESCE(u.ends_on, '9999-12-31') >= ?
      WHERE \(condition.sql) ORDER BY f.staff_code, f.team
      """, [today, today] + condition.arguments
    ) { row in
      let figure = try Figures.figure(row, from: 3)
      try add(
        figure, grade: try row.text(0), ownLimit: try row.optionalInt(1), specialism: try row.optionalText(2))
    }
  }

  private mutating func add(_ figure: PostFigure, grade: String, ownLimit: Int?, specialism: String?) throws {
    func counted(_ sum: inout Sum) {
      sum.posts += 1
      sum.cases += figure.casesHeld
      sum.work += figure.work
      if figure.isComputable { sum.available += figure.available }
    }
    guard !pack.holding.seniors.contains(grade) else { return counted(&seniors) }
    guard figure.isComputable else { return counted(&leftOut) }
    counted(&byGrade[grade, default: Sum()])
    guard let full = pack.grades.grade(id: grade)?.fullTimeHours, full > .zero, let contracted = figure.contracted,
      let limit = pack.limit(grade: grade, ownLimit: ownLimit, specialism: specialism, adopted)
    else {
      hasEveryLimit = false
      return
    }
    places += Ratio(limit.cases) * (contracted.ratio / full.ratio)
    let spent = WeeklyHours(hundredths: max(0, contracted.hundredths - figure.reduced.hundredths))
    monthHours += shares.available(of: spent) * Ratio(52, over: 12)
  }

  /// Current cases of the posts that are counted, by what they ask for. One whose end has passed earns no points.
  mutating func addCases(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws {
    let places = Dictionary(pack.tiers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let locations = Dictionary(
      pack.locations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let untiered = pack.tiers.firstIndex { $0.isUntiered } ?? 0
    let condition = scope.condition("f.team")
    let seniors = SQLCondition.among("f.grade", pack.holding.seniors)
    try connection.each(
      """
      SELECT tier, location, rosh, mappa, has_ended, COUNT(*) FROM (
        SELECT c.tier, c.location, c.rosh, c.mappa, CASE WHEN c.expected_end_on < ? THEN 1 ELSE 0 END AS has_ended
        FROM live_figure f CROSS JOIN case_now c
        WHERE c.staff_code = f.staff_code AND c.holder_team = f.team AND f.not_computable IS NULL AND NOT \(seniors.sql) AND \(condition.sql)
      ) AS held GROUP BY tier, location, rosh, mappa, has_ended
      """, [.text(day.iso)] + seniors.arguments + condition.arguments
    ) { row in
      let name = try row.text(0)
      let tier = places[name] ?? untiered
      let location = try row.optionalText(1).flatMap { locations[$0] }
      let count = try row.int(5)
      let earns = try !row.bool(4)
      let points = earns ? location.map { count * Int(pack.points.standard[$0, tier]) } ?? 0 : 0
      let mappa = try row.optionalText(3)
      let level = mappa.flatMap { $0.contains("level") ? $0.split(separator: " ").last.flatMap { Int($0) } : nil }
      let asks = !pack.holding.reasonsForQualified(rosh: try row.optionalText(2), mappaLevel: level, tier: name).isEmpty
      var sum = tiers[tier] ?? (0, 0, 0, 0)
      sum.cases += count
      sum.points += points
      if asks {
        sum.qualifiedCases += count
        sum.qualifiedPoints += points
      }
      tiers[tier] = sum
    }
  }

  func statement(scope: UnitScope, path: [UnitReference], standing: CaseStanding) -> CapacityStatement {
    let grades = pack.grades.all.compactMap { grade in
      byGrade[grade.id].map { sum in
        CapacityStatement.GradeLine(
          grade: grade, posts: sum.posts, cases: sum.cases, work: sum.work, available: sum.available,
          isQualified: pack.holding.qualified.contains(grade.id))
      }
    }
    let lines = tiers.sorted { $0.key < $1.key }.map { tier, sum in
      CapacityStatement.TierLine(
        tier: pack.tiers[tier].id, label: pack.tiers[tier].label, cases: sum.cases, points: sum.points,
        qualifiedCases: sum.qualifiedCases, qualifiedPoints: sum.qualifiedPoints)
    }
    let cases = grades.reduce(0) { $0 + $1.cases }
    let sums = CapacitySums(
      available: grades.reduce(.zero) { $0 + $1.available },
      qualifiedAvailable: grades.filter(\.isQualified).reduce(.zero) { $0 + $1.available },
      work: grades.reduce(0) { $0 + $1.work }, qualifiedWork: lines.reduce(0) { $0 + $1.qualifiedPoints },
      cases: cases, places: hasEveryLimit && !grades.isEmpty ? places : nil)
    let limits = pack.limits
    return CapacityStatement(
      unit: scope.unit, path: path, day: standing.asOf, sums: sums, grades: grades, tiers: lines,
      leftOutPosts: leftOut.posts, leftOutCases: leftOut.cases, leftOutWork: leftOut.work, seniorPosts: seniors.posts,
      seniorCases: seniors.cases, hoursPerPerson: cases > 0 ? monthHours / Ratio(cases) : nil, limits: limits,
      shares: shares, standing: standing, shortages: shortages(sums),
      fullness: sums.fullness(limitPercent: limits.highPercent, roomPercent: limits.roomPercent))
  }

  /// What is missing, in the first qualified grade of the rules, and in the first other grade that holds cases.
  private func shortages(_ sums: CapacitySums) -> [CapacityStatement.Shortage] {
    let short = sums.shortage(limitPercent: pack.limits.highPercent)
    let (qualified, seniors) = (pack.holding.qualified, pack.holding.seniors)
    let officer = pack.grades.all.first { qualified.contains($0.id) }
    let other = pack.grades.all.first {
      $0.holdsCases && $0.nominalTarget > 0 && !qualified.contains($0.id) && !seniors.contains($0.id)
    }
    var shortages: [CapacityStatement.Shortage] = []
    if short.qualified > .zero, let officer {
      shortages.append(CapacityStatement.Shortage(grade: officer, isQualified: true, points: short.qualified))
    }
    if short.time > .zero, let grade = other ?? officer {
      shortages.append(CapacityStatement.Shortage(grade: grade, isQualified: false, points: short.time))
    }
    return shortages
  }
}
