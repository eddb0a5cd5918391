import Allocation
import Caseload
import Rules
import Storage

extension Service: AllocationUse {
  public func recommendation(crn: String, level: String?, code: String?) async throws -> Recommendation {
    try await view(
      .viewAllocation, .person(crn), keptAs: ViewKey("recommendation", level, code, part: crn)
    ) { connection in
      let standing = try self.caseStanding(connection)
      let day = try self.liveDay(connection)
      try self.requireCase(.view, .cases, crn, on: day, connection)
      let reader = CaseProfileReader(connection: connection, pack: self.pack, day: day)
      guard let (profile, holder) = try reader.profile(of: crn) else {
        throw CaseworkRefusal.notFound("This case is not current: nobody can be chosen for it.")
      }
      let scope = try self.unit(level: level, code: code, of: profile, on: day, connection)
      try self.require(.view, .allocation, unit: scope.unit, connection)
      let suitability = Suitability(self.pack, on: day)
      let needs = suitability.rules.needs(of: profile)
      let posts = try CandidateReader(connection: connection, pack: self.pack, day: day)
        .posts(in: scope.condition, for: profile, needs).filter { $0.post.key.staff.text != holder }
      let (able, unable) = suitability.ranked(posts.map(\.post), for: profile)
      let named = try self.people(able + unable, posts, connection)
      let row = try self.waitingRow(crn, standing, connection)
      return Recommendation(
        row: row, unit: scope.unit, path: try self.openPath(scope.path, connection), needs: needs.map(\.label),
        wishes: try self.wishes(of: crn, on: day, connection),
        due: holder == nil
          ? AllocationDue.day(
            since: row.since, release: row.release, target: self.pack.supervision.allocationTargetDays)
          : nil,
        able: Array(named.prefix(able.count)), unable: Array(named.dropFirst(able.count)), day: day,
        limits: self.pack.limits, standing: standing)
    }
  }

  /// The unit that was asked for, or the one above the team of the case; the team itself where nothing is above it but the whole
  /// service.
  private func unit(
    level: String?, code: String?, of profile: CaseProfile, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> UnitScope {
    if let level, let code { return try scope(level: level, code: code, on: day, connection) }
    guard let team = profile.team, let (unit, _) = try orgUnit(team, on: day, connection) else {
      throw CaseworkRefusal.invalid(
        "This case belongs to no team of today. Say for which unit somebody is to be chosen.")
    }
    let own = try scope(level: unit.levelID, code: team, on: day, connection)
    guard let above = own.path.last, above.level > 0 else { return own }
    return try scope(level: above.levelID, code: above.code, on: day, connection)
  }

  func people(
    _ candidates: [Candidate], _ posts: [CandidateReader.Named], _ connection: any SQLConnection
  ) throws -> [Recommendation.Person] {
    let named = Dictionary(posts.map { ($0.post.key, $0) }, uniquingKeysWith: { first, _ in first })
    let pages = try Set(candidates.map(\.post.key.staff.text)).sorted().parts(of: CaseSelection.most)
      .map { try practitionerIDs(Set($0), connection) }
      .reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
    return try candidates.map { candidate in
      let key = candidate.post.key
      return Recommendation.Person(
        candidate: candidate, name: named[key]?.name ?? key.staff.text,
        grade: pack.grades.grade(id: candidate.post.grade)?.label ?? candidate.post.grade,
        team: named[key]?.team ?? key.team.text, practitionerID: pages[key.staff.text],
        override: pack.suitability.override(of: candidate), privateReason: try privateReason(candidate, connection))
    }
  }

  /// Why somebody is not to be given more work, for whoever may read it.
  private func privateReason(_ candidate: Candidate, _ connection: any SQLConnection) throws -> String? {
    let staff = candidate.post.key.staff.text
    guard candidate.post.notForNow != nil, try seesMarks(of: staff, connection) else { return nil }
    let day = try liveDay(connection)
    return try NotForNowBook(connection: connection).marks(of: staff, from: day).first { $0.from <= day }?.reason
  }

  func waitingRow(_ crn: String, _ standing: CaseStanding, _ connection: any SQLConnection) throws -> CaseRow {
    let rows = try caseRows(
      SQLCondition("SELECT \(CaseColumns.list), 0 FROM case_now WHERE crn = ?", [.text(crn)]), asOf: standing.asOf,
      connection)
    guard case .shown(let row)? = rows.first else { throw CaseworkRefusal.restricted }
    return row
  }

  /// What the person asks for, as recorded: `woman practitioner`, `evening: works until five`.
  private func wishes(of crn: String, on day: LocalDate, _ connection: any SQLConnection) throws -> [String] {
    try connection.query(
      """
      SELECT kind, note FROM preference WHERE crn = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      ORDER BY kind, starts_on
      """, [.text(crn), .text(day.iso), .text(day.iso)]
    ) { row in
      let kind = try row.text(0).replacing("-", with: " ")
      return try row.optionalText(1).map { "\(kind): \($0)" } ?? kind
    }
  }
}

/// By when somebody should hold a case that waits.
enum AllocationDue {
  /// When the days that the rules allow have passed, or on the day of release when that comes first; nil where it is not known
  /// since when it waits.
  static func day(since: LocalDate?, release: LocalDate?, target: Int) -> LocalDate? {
    since.map { since in
      let allowed = since + target
      guard let release, release >= since else { return allowed }
      return min(allowed, release)
    }
  }
}
