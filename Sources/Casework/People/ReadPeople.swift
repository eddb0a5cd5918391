import Caseload
import Rules
import Storage
import Workload

extension Service {
  /// The people of a unit, who holds what their grade is not asked for, and the needs of its cases.
  ///
  /// Throws ``CaseworkRefusal`` for a unit that does not exist, and without case-level data.
  public func people(level: String?, code: String?) async throws -> PeoplePage {
    try await view(.viewPeople, subject(level, code), keptAs: ViewKey("people", level, code)) { connection in
      let standing = try caseStanding(connection)
      let day = standing.asOf
      let scope = try scope(level: level, code: code, on: day, connection)
      try require(.view, .peopleFigures, unit: scope.unit, connection)
      let posts = try posts(in: scope, on: day, connection)
      let (needs, teams) = try needs(in: scope, on: day, connection)
      var page = PeoplePage(
        unit: scope.unit, path: try openPath(scope.path, connection), posts: posts,
        drift: try drift(in: scope, on: day, connection),
        needs: needs, teams: teams, standing: standing, lines: pack.lines)
      page.companions = try companions(
        of: scope.condition("f.team"), teams: scope.codes, on: day, connection)
      return page
    }
  }

  private func posts(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws
    -> [PeoplePage.Post]
  {
    let condition = scope.condition("p.team")
    let today = SQLValue.text(day.iso)
    let risks = try highRisk(of: scope.condition("f.team"), connection)
    let adopted = try AdoptedLimits(on: liveDay(connection), connection)
    var found = try connection.query(
      """
      SELECT p.staff_code, p.team, p.grade, p.weekly_hours, s.forename, s.surname, s.trainee_from, s.qualified_on,
        s.newly_qualified_until, COALESCE(u.name, p.team), u.caseload_limit, COALESCE(f.cases_held, 0),
        u.specialism
      FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      LEFT JOIN org_unit u ON u.code = p.team AND u.starts_on <= ? AND COALESCE(u.ends_on, '9999-12-31') >= ?
      LEFT JOIN live_figure f ON f.staff_code = p.staff_code AND f.team = p.team
      WHERE p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ?
        AND COALESCE(s.left_on, '9999-12-31') >= ? AND \(condition.sql)
      ORDER BY p.team, s.surname, s.forename, p.staff_code
      """, [today, today, today, today, today] + condition.arguments
    ) { row in
      var post = try post(row, adopted, on: day)
      post.highRisk = risks[PostKey(staff: StaffCode(post.staffCode), team: TeamCode(post.team))] ?? 0
      return post
    }
    found = try protected(found, on: day, connection)
    return found.filter { $0.standing == .over } + found.filter { $0.standing != .over }
  }

  /// The posts with the limit of a protection where that is the lowest.
  private func protected(_ posts: [PeoplePage.Post], on day: LocalDate, _ connection: any SQLConnection) throws
    -> [PeoplePage.Post]
  {
    // Of many everybody is read at once: a query takes so many codes and no more.
    let staff = posts.count > Self.mostByCode ? nil : Set(posts.map(\.staffCode))
    let inputs = try AvailabilityReader(connection: connection, pack: pack, day: day).inputs(of: staff)
    let rules = AvailabilityRules(pack)
    return posts.map { post in
      let key = PostKey(staff: StaffCode(post.staffCode), team: TeamCode(post.team))
      guard let ceiling = inputs[key].flatMap({ rules.ceilings($0, on: day, everybody: 0).first }), post.limit != nil,
        ceiling.fullWeek < post.fullWeekLimit
      else { return post }
      var post = post
      post.limit = ceiling.cases
      post.fullWeekLimit = ceiling.fullWeek
      post.isTeamsOwnLimit = false
      post.isAdoptedLimit = false
      post.limitSpecialism = nil
      post.protection = ceiling.source
      return post
    }
  }

  private static let mostByCode = 500

  private func post(_ row: SQLRow, _ adopted: AdoptedLimits, on day: LocalDate) throws -> PeoplePage.Post {
    let code = try row.text(2)
    let grade = pack.grades.grade(id: code) ?? pack.grades.grade(rawCode: code)
    let hours = try row.optionalInt(3).map { WeeklyHours(hundredths: $0) }
    let fte = hours.flatMap { hours in
      grade?.fullTimeHours.flatMap { $0 > .zero ? hours.ratio / $0.ratio : nil }
    }
    let applicable = pack.limit(
      grade: grade?.id ?? code, ownLimit: try row.optionalInt(10), specialism: try row.optionalText(12), adopted)
    let limit = applicable?.cases ?? 0
    var post = PeoplePage.Post(
      staffCode: try row.text(0), name: "\(try row.text(5)), \(try row.text(4))", grade: grade?.label ?? code,
      team: try row.text(1), teamName: try row.text(9), hours: hours, fte: fte, cases: try row.int(11),
      limit: limit == 0 ? nil : fte.map { Ratio(limit) * $0 }, fullWeekLimit: limit,
      isTeamsOwnLimit: applicable?.source == .team,
      status: status(
        trainee: try row.optionalText(6), qualified: try row.optionalText(7), until: try row.optionalText(8), on: day))
    if case .specialism(let name)? = applicable?.source { post.limitSpecialism = name }
    post.isAdoptedLimit = applicable?.isAdopted ?? false
    return post
  }

  /// In training until the day of qualifying; newly qualified until the expected end, of which notice is given.
  private func status(trainee: String?, qualified: String?, until: String?, on day: LocalDate) -> String? {
    if let qualified, qualified <= day.iso {
      guard let until, until >= day.iso, let end = LocalDate(iso: until) else { return nil }
      let left = end - day
      let notice = left <= Self.noticeDays ? ", ends in \(left) \(left == 1 ? "day" : "days")" : ""
      return "newly qualified until \(end.text)\(notice)"
    }
    return trainee.map { $0 <= day.iso } ?? false ? "in training" : nil
  }

  /// Days before the end of newly qualified status from which it is said. Assumption.
  private static let noticeDays = 28

  private func drift(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws
    -> [PeoplePage.Drift]
  {
    let condition = scope.condition("c.holder_team")
    let hides = try restrictions(on: day, connection).hidesNow("c.")
    let rules = pack.holding
    return try connection.query(
      """
      SELECT c.crn, c.tier, c.rosh, c.mappa, c.holder_name, c.holder_team,
        CASE WHEN \(hides.sql) THEN 1 ELSE 0 END, p.grade
      FROM case_now c JOIN staff_post p ON p.staff_code = c.staff_code AND p.team = c.holder_team
        AND p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ?
      WHERE \(condition.sql) ORDER BY c.holder_team, c.holder_name, c.crn
      """, hides.arguments + [.text(day.iso), .text(day.iso)] + condition.arguments
    ) { row -> PeoplePage.Drift? in
      let code = try row.text(7)
      guard let grade = pack.grades.grade(id: code) ?? pack.grades.grade(rawCode: code) else { return nil }
      let level = try row.optionalText(3)?.split(separator: " ").last.flatMap { Int($0) }
      let hasLevel = try row.optionalText(3)?.contains("level") ?? false
      let reasons = rules.reasonsForQualified(
        rosh: try row.optionalText(2), mappaLevel: hasLevel ? level : nil, tier: try row.text(1))
      let kind: PeoplePage.Drift.Kind
      if rules.seniors.contains(grade.id) {
        kind = .caseworkBySeniors
      } else if !rules.qualified.isEmpty, !rules.qualified.contains(grade.id), !reasons.isEmpty {
        kind = .qualifiedWorkByOthers
      } else {
        return nil
      }
      let isRestricted = try row.bool(6)
      return PeoplePage.Drift(
        kind: kind, crn: isRestricted ? nil : try row.text(0), tier: isRestricted ? "" : try row.text(1),
        holder: try row.optionalText(4) ?? "", grade: grade.label, team: try row.optionalText(5) ?? "",
        reasons: isRestricted ? [] : reasons)
    }.compactMap(\.self)
  }

  private func needs(in scope: UnitScope, on day: LocalDate, _ connection: any SQLConnection) throws
    -> ([PeoplePage.Need], [String: String])
  {
    let condition = scope.condition("c.team")
    var counts: [String: [String: Int]] = [:]
    try connection.each(
      """
      SELECT r.type, COALESCE(c.team, ''), COUNT(DISTINCT c.crn) FROM case_now c JOIN registration r ON r.crn = c.crn
      WHERE r.registered_on <= ? AND COALESCE(r.ended_on, '9999-12-31') >= ? AND \(condition.sql)
      GROUP BY r.type, c.team ORDER BY r.type, c.team
      """, [.text(day.iso), .text(day.iso)] + condition.arguments
    ) { row in counts[try row.text(0), default: [:]][try row.text(1)] = try row.int(2) }
    let needs = pack.registerTypes.all.filter(\.isNeed).map { type in
      let byTeam = counts[type.code] ?? [:]
      return PeoplePage.Need(
        code: type.code, label: type.label, cases: byTeam.values.reduce(0, +), byTeam: byTeam)
    }
    let names = try unitNames(Set(needs.flatMap(\.byTeam.keys)), on: day, connection)
    return (needs, names)
  }
}
