import Caseload
import Rules
import Storage
import Workload

extension Service: CapacityUse {
  public func capacity(level: String?, code: String?) async throws -> CapacityStatement {
    try await view(.viewWorkload, subject(level, code)) { try self.capacity(level, code, .view, $0) }
  }

  public func capacityFile(level: String?, code: String?) async throws -> CapacityStatement {
    try await view(.export, subject(level, code), detail: "capacity") { try self.capacity(level, code, .export, $0) }
  }

  private func capacity(
    _ level: String?, _ code: String?, _ action: Permission.Action, _ connection: any SQLConnection
  ) throws -> CapacityStatement {
    let standing = try caseStanding(connection)
    let scope = try scope(level: level, code: code, on: liveDay(connection), connection)
    try require(action, .figures, unit: scope.unit, connection)
    var tally = CapacityTally(pack: pack, on: standing.asOf)
    try tally.addPosts(in: scope, on: standing.asOf, connection)
    try tally.addCases(in: scope, on: standing.asOf, connection)
    return tally.statement(scope: scope, path: try openPath(scope.path, connection), standing: standing)
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
  /// By place in the pack's tiers: cases and points, of all and of those that ask for a qualified officer.
  private var tiers: [Int: (cases: Int, points: Int, qualifiedCases: Int, qualifiedPoints: Int)] = [:]

  init(pack: RulePack, on day: LocalDate) {
    self.pack = pack
    shares = pack.timeUse.shares(on: day) ?? .none
  }

  mutating func addPosts(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws {
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
      let limit = pack.limit(grade: grade, ownLimit: ownLimit, specialism: specialism)
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
    let condition = scope.condition("c.holder_team")
    let seniors = SQLCondition.among("f.grade", pack.holding.seniors)
    try connection.each(
      """
      SELECT c.tier, c.location, c.rosh, c.mappa, CASE WHEN c.expected_end_on < ? THEN 1 ELSE 0 END, COUNT(*)
      FROM case_now c JOIN live_figure f ON f.staff_code = c.staff_code AND f.team = c.holder_team
      WHERE f.not_computable IS NULL AND NOT \(seniors.sql) AND \(condition.sql)
      GROUP BY c.tier, c.location, c.rosh, c.mappa, CASE WHEN c.expected_end_on < ? THEN 1 ELSE 0 END
      """, [.text(day.iso)] + seniors.arguments + condition.arguments + [.text(day.iso)]
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
    return CapacityStatement(
      unit: scope.unit, path: path, day: standing.asOf, sums: sums, grades: grades, tiers: lines,
      leftOutPosts: leftOut.posts, leftOutCases: leftOut.cases, leftOutWork: leftOut.work, seniorPosts: seniors.posts,
      seniorCases: seniors.cases, hoursPerPerson: cases > 0 ? monthHours / Ratio(cases) : nil, limits: pack.limits,
      shares: shares, standing: standing)
  }
}
