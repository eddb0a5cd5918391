import Caseload
import Rules
import Storage
import Workload

extension Service {
  public func staffing(level: String?, code: String?) async throws -> StaffingPage {
    try await view(.viewStaffing, subject(level, code), keptAs: ViewKey("staffing", level, code)) { connection in
      let standing = try caseStanding(connection)
      let day = standing.asOf
      let scope = try self.scope(level: level, code: code, on: day, connection)
      let reach = try require(.view, .figures, unit: scope.unit, connection)
      let chart = try OrganisationChart(connection, on: day.iso, pack: pack)
      let cells = try posts(in: scope, on: day, connection) + funded(in: scope, on: day, connection)

      var (byGrade, byUnit, byTeam): ([String: StaffingPage.Line], [UnitReference: StaffingPage.Line], _) = (
        [:], [:], [String: StaffingPage.Line]()
      )
      for unit in chart.children(of: scope.unit) { byUnit[unit] = StaffingPage.Line() }
      var total = StaffingPage.Line()
      for cell in cells {
        total += cell.line
        byGrade[cell.grade, default: StaffingPage.Line()] += cell.line
        byTeam[cell.unit, default: StaffingPage.Line()] += cell.line
        if let unit = chart.child(of: scope.unit, holding: cell.unit) {
          byUnit[unit, default: StaffingPage.Line()] += cell.line
        }
      }
      let known = pack.grades.all.map(\.id)
      let order = known.filter { byGrade[$0] != nil } + byGrade.keys.filter { !known.contains($0) }.sorted()
      let teams = chart.lowest(in: scope, pack)
      return StaffingPage(
        unit: scope.unit, path: try openPath(scope.path, connection),
        grades: order.map { id in
          StaffingPage.GradeLine(
            grade: pack.grades.grade(id: id)?.label ?? id, line: byGrade[id] ?? StaffingPage.Line())
        }, total: total,
        units: try unitLines(byUnit.filter { reach.holds($0.key) }, in: scope, chart, connection),
        completeTeams: teams.count { byTeam[$0.code].map { $0.posts > 0 && $0.incomplete == 0 } ?? false },
        teams: teams.count, standing: standing,
        recorded: try shownShares(in: scope, on: day, connection))
    }
  }

  /// Units below by name, with their work over their time as it stands now.
  private func unitLines(
    _ lines: [UnitReference: StaffingPage.Line], in scope: UnitScope, _ chart: OrganisationChart,
    _ connection: any SQLConnection
  ) throws -> [StaffingPage.UnitLine] {
    var totals: [UnitReference: UnitTotals] = [:]
    let condition = scope.condition("f.team")
    try connection.each(
      "SELECT f.team, \(Figures.columns) FROM live_figure f WHERE \(condition.sql)", condition.arguments
    ) { row in
      guard let unit = chart.child(of: scope.unit, holding: try row.text(0)) else { return }
      totals[unit, default: UnitTotals()].add(try Figures.figure(row, from: 1))
    }
    let named = try self.scope(.view, .peopleFigures, connection)
    let small = try PeopleInUnits(chart, pack, connection).keptBack(below: scope.unit).filter { !named.holds($0) }
    return lines.map { unit, line in
      StaffingPage.UnitLine(
        unit: unit, line: line, percent: small.contains(unit) ? nil : totals[unit]?.percent,
        isKeptBack: small.contains(unit))
    }.sorted { ($0.unit.name, $0.unit.code) < ($1.unit.name, $1.unit.code) }
  }

  /// What is recorded of a unit's time; nil where it would be that of a few people, to somebody who may not see theirs.
  private func shownShares(
    in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> RecordedShares? {
    let shares = try recordedShares(in: scope, on: day, connection)
    let mayName = try self.scope(.view, .peopleFigures, connection).holds(scope.unit)
    return mayName || shares.recorded.posts >= pack.comparison.fewestPeople ? shares : nil
  }

  private typealias Cell = (unit: String, grade: String, line: StaffingPage.Line)

  /// One cell for each post that is held on the day.
  private func posts(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws -> [Cell] {
    let condition = scope.condition("p.team")
    return try connection.query(
      """
      SELECT p.team, p.grade, p.weekly_hours,
        CASE WHEN s.trainee_from <= ? AND COALESCE(s.qualified_on, '9999-12-31') > ? THEN 1 ELSE 0 END,
        CASE WHEN s.qualified_on <= ? AND s.newly_qualified_until >= ? THEN 1 ELSE 0 END,
        CASE WHEN EXISTS (SELECT 1 FROM staff_post o WHERE o.staff_code = p.staff_code AND o.grade = p.grade
          AND o.starts_on <= ? AND COALESCE(o.ends_on, '9999-12-31') >= ?) THEN 0
          WHEN p.starts_on > ? THEN 1 ELSE 0 END
      FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      WHERE p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ? AND COALESCE(s.left_on, '9999-12-31') >= ?
        AND \(condition.sql) ORDER BY p.team, p.staff_code, p.starts_on
      """,
      // Who held the grade a year ago has had it for a year, whatever the hours or the team were.
      [day, day, day, day, day + -365, day + -365, day + -365, day, day, day].map { .text($0.iso) }
        + condition.arguments
    ) { row in
      let code = try row.text(1)
      let grade = pack.grades.grade(id: code) ?? pack.grades.grade(rawCode: code)
      var line = StaffingPage.Line()
      line.posts = 1
      if let hours = try row.optionalInt(2), let week = grade?.fullTimeHours, week > .zero {
        line.inPost = WeeklyHours(hundredths: hours).ratio / week.ratio
        if try row.bool(3) { line.trainees = line.inPost }
      } else {
        line.incomplete = 1
      }
      line.newlyQualified = try row.int(4)
      line.underAYear = try row.int(5)
      return (try row.text(0), grade?.id ?? code, line)
    }
  }

  private func funded(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws -> [Cell] {
    let condition = scope.condition("unit")
    return try connection.query(
      """
      SELECT unit, grade, fte FROM funded_post
      WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? AND \(condition.sql) ORDER BY unit, grade
      """, [.text(day.iso), .text(day.iso)] + condition.arguments
    ) { row in
      var line = StaffingPage.Line()
      // Hundredths of an FTE.
      line.funded = Ratio(try row.int(2), over: 100)
      return (try row.text(0), try row.text(1), line)
    }
  }
}
