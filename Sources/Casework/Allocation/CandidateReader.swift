import Allocation
import Caseload
import Rules
import Storage
import Workload

/// Reads the posts of a unit as the rules look at them, beside one case: a few statements for all of them together.
struct CandidateReader {
  /// A post with what people call it.
  struct Named {
    var post: CandidatePost
    /// `Last, First`.
    let name: String
    let team: String
  }

  let connection: any SQLConnection
  let pack: RulePack
  let day: LocalDate

  private var today: SQLValue { .text(day.iso) }

  /// Posts that stand today, in order of team and code.
  ///
  /// - Parameters:
  ///   - teams: the condition on a column with the code of a team.
  ///   - needs: of the case: what is counted of the cases that are held.
  func posts(
    in teams: (String) -> SQLCondition, for profile: CaseProfile, _ needs: [SuitabilityRules.Need]
  ) throws -> [Named] {
    var found = try current(teams("p.team"))
    for codes in Set(found.keys.map(\.staff.text)).sorted().parts(of: CaseSelection.most) {
      let staff = Set(codes)
      let availability = try AvailabilityReader(connection: connection, pack: pack, day: day).inputs(of: staff)
      let figures = try figures(of: codes)
      let first = try firstTeams(of: codes)
      let training = try qualifications("training", "course", "completed_on", of: codes)
      let clearances = try qualifications("vetting", "kind", "cleared_on", of: codes)
      let taken = try taken(by: codes)
      let mix = try mix(of: codes, tier: profile.tier)
      let marks = try NotForNowBook(connection: connection).lastDays(of: codes, on: day)
      let similar = try needs.map { ($0.id, try cases(with: $0, of: codes)) }
      for key in found.keys where staff.contains(key.staff.text) {
        let code = key.staff.text
        if let inputs = availability[key] { found[key]?.post.availability = inputs }
        let own = figures[code] ?? [:]
        if let figure = own[key.team.text] { found[key]?.post.figure = figure }
        found[key]?.post.otherPosts = own.filter { $0.key != key.team.text }.sorted { $0.key < $1.key }.map(\.value)
        found[key]?.post.isFirstPost = first[code] == key.team.text
        found[key]?.post.training = training[code] ?? []
        found[key]?.post.clearances = clearances[code] ?? []
        found[key]?.post.takenInWeek = taken[code]?.week ?? 0
        found[key]?.post.takenInMonth = taken[code]?.month ?? 0
        found[key]?.post.highRisk = mix[key]?.highRisk ?? 0
        found[key]?.post.sameTier = mix[key]?.sameTier ?? 0
        found[key]?.post.notForNow = marks[code]
        for (need, counts) in similar { found[key]?.post.similar[need] = counts[key] ?? 0 }
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private func current(_ teams: SQLCondition) throws -> [PostKey: Named] {
    let adopted = try AdoptedLimits(on: day, connection)
    var found: [PostKey: Named] = [:]
    // Of two rows that overlap in one team the one that began last counts.
    try connection.each(
      """
      SELECT p.staff_code, p.team, p.grade, s.forename, s.surname, s.left_on, COALESCE(u.name, p.team),
        u.caseload_limit, u.specialism
      FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      LEFT JOIN org_unit u ON u.code = p.team AND u.starts_on <= ? AND COALESCE(u.ends_on, '9999-12-31') >= ?
      WHERE p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ? AND COALESCE(s.left_on, '9999-12-31') >= ?
        AND \(teams.sql)
      ORDER BY p.staff_code, p.team, p.starts_on
      """, [today, today, today, today, today] + teams.arguments
    ) { row in
      let key = PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))
      let code = try row.text(2)
      let grade = (pack.grades.grade(id: code) ?? pack.grades.grade(rawCode: code))?.id ?? code
      let surname = try row.text(4)
      found[key] = Named(
        post: CandidatePost(
          key: key, surname: surname, grade: grade, availability: AvailabilityInputs(grade: nil, contracts: []),
          limit: pack.limit(
            grade: grade, ownLimit: try row.optionalInt(7), specialism: try row.optionalText(8), adopted)?.cases,
          leavesOn: try row.day(5), figure: Self.unknown(grade)),
        name: PostRow.lastFirst(surname, try row.text(3)), team: try row.text(6))
    }
    return found
  }

  /// Stands for a figure that has not been worked out yet: a post that began after the last change of data.
  private static func unknown(_ grade: String) -> PostFigure {
    PostFigure(
      casesHeld: 0, casesActive: 0, work: 0, available: .zero, contracted: nil, hoursAreAssumed: false, reduced: .zero,
      notComputable: [.noHours(grade: grade)])
  }

  /// Figures of all posts of some people, by team.
  private func figures(of staff: [String]) throws -> [String: [String: PostFigure]] {
    let theirs = SQLCondition.among("f.staff_code", staff)
    var figures: [String: [String: PostFigure]] = [:]
    try connection.each(
      "SELECT f.staff_code, f.team, \(Figures.columns) FROM live_figure f WHERE \(theirs.sql)", theirs.arguments
    ) { row in figures[try row.text(0), default: [:]][try row.text(1)] = try Figures.figure(row, from: 2) }
    return figures
  }

  /// The team of each person's first post, at which what they do for colleagues counts.
  private func firstTeams(of staff: [String]) throws -> [String: String] {
    let theirs = SQLCondition.among("staff_code", staff)
    let pairs = try connection.query(
      """
      SELECT staff_code, MIN(team) FROM staff_post
      WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? AND \(theirs.sql) GROUP BY staff_code
      """, [today, today] + theirs.arguments
    ) { (try $0.text(0), try $0.text(1)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func qualifications(
    _ table: String, _ name: String, _ from: String, of staff: [String]
  ) throws -> [String: [CandidatePost.Qualification]] {
    let theirs = SQLCondition.among("staff_code", staff)
    var found: [String: [CandidatePost.Qualification]] = [:]
    try connection.each(
      """
      SELECT staff_code, \(name), expires_on FROM \(table) WHERE \(from) <= ? AND \(theirs.sql)
      ORDER BY staff_code, \(name), \(from)
      """, [today] + theirs.arguments
    ) { row in
      found[try row.text(0), default: []].append(.init(try row.text(1), until: try row.day(2)))
    }
    return found
  }

  /// Cases that somebody was given in the last 7 and 28 days, today included.
  private func taken(by staff: [String]) throws -> [String: (week: Int, month: Int)] {
    let theirs = SQLCondition.among("staff_code", staff)
    let pairs = try connection.query(
      """
      SELECT staff_code, SUM(CASE WHEN starts_at >= ? THEN 1 ELSE 0 END), COUNT(*) FROM allocation
      WHERE starts_at >= ? AND starts_at < ? AND \(theirs.sql) GROUP BY staff_code
      """, [.text((day + -6).iso), .text((day + -27).iso), .text((day + 1).iso)] + theirs.arguments
    ) { (try $0.text(0), (week: try $0.int(1), month: try $0.int(2))) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private func mix(of staff: [String], tier: String) throws -> [PostKey: (highRisk: Int, sameTier: Int)] {
    let theirs = SQLCondition.among("staff_code", staff)
    let levels = SQLCondition.among("rosh", pack.lines.highRisk)
    var found: [PostKey: (highRisk: Int, sameTier: Int)] = [:]
    try connection.each(
      """
      SELECT staff_code, COALESCE(holder_team, ''), SUM(CASE WHEN \(levels.sql) THEN 1 ELSE 0 END),
        SUM(CASE WHEN tier = ? THEN 1 ELSE 0 END)
      FROM case_now WHERE \(theirs.sql) GROUP BY staff_code, COALESCE(holder_team, '')
      """, levels.arguments + [.text(tier)] + theirs.arguments
    ) { row in
      found[PostKey(staff: StaffCode(try row.text(0)), team: TeamCode(try row.text(1)))] = (
        try row.int(2), try row.int(3)
      )
    }
    return found
  }

  /// Cases that some people hold that have a need.
  private func cases(with need: SuitabilityRules.Need, of staff: [String]) throws -> [PostKey: Int] {
    let theirs = SQLCondition.among("n.staff_code", staff)
    var parts: [SQLCondition] = []
    if !need.registers.isEmpty {
      let types = SQLCondition.among("r.type", need.registers)
      parts.append(
        SQLCondition(
          """
          EXISTS (SELECT 1 FROM registration r WHERE r.crn = n.crn AND r.registered_on <= ?
            AND COALESCE(r.ended_on, '9999-12-31') >= ? AND \(types.sql))
          """, [today, today] + types.arguments))
    }
    parts += need.mappaLevels.map { SQLCondition("n.mappa LIKE ?", [.text("%level \($0)")]) }
    if need.sexualOffence {
      parts.append(
        SQLCondition("EXISTS (SELECT 1 FROM case_record c WHERE c.crn = n.crn AND c.sexual_offence = 1)"))
    }
    let has = parts.any
    let pairs = try connection.query(
      """
      SELECT n.staff_code, COALESCE(n.holder_team, ''), COUNT(*) FROM case_now n WHERE \(theirs.sql) AND \(has.sql)
      GROUP BY n.staff_code, COALESCE(n.holder_team, '')
      """, theirs.arguments + has.arguments
    ) { (PostKey(staff: StaffCode(try $0.text(0)), team: TeamCode(try $0.text(1))), try $0.int(2)) }
    return Dictionary(pairs, uniquingKeysWith: +)
  }
}
