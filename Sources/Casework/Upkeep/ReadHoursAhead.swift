import Caseload
import Rules
import Storage
import Workload

extension Service: UpkeepUse {
  /// How many weeks ahead are shown, this one included.
  static let weeksAheadShown = 13

  public func hoursAhead(level: String, code: String) async throws -> HoursAhead {
    try await view(.viewAvailability, subject(level, code), keptAs: ViewKey("ahead", level, code)) { connection in
      let day = try self.liveDay(connection)
      let scope = try self.teamScope(level, code, on: day, connection)
      try self.require(.view, .peopleFigures, unit: scope.unit, connection)
      return try TeamWeeks(service: self, connection: connection, day: day).hoursAhead(
        of: scope, path: try self.openPath(scope.path, connection))
    }
  }

  /// A team, which is a unit of the finest level. Throws ``CaseworkRefusal`` for any other.
  func teamScope(
    _ level: String, _ code: String, on day: LocalDate, _ connection: any SQLConnection
  ) throws -> UnitScope {
    let scope = try scope(level: level, code: code, on: day, connection)
    guard scope.unit.levelID == pack.levels.last?.id else {
      throw CaseworkRefusal.notFound("This is shown for a team. Open one of the teams of this unit.")
    }
    return scope
  }

  /// `Last, First` of members of staff, by code.
  func staffNames(_ codes: Set<String>, _ connection: any SQLConnection) throws -> [String: String] {
    var names: [String: String] = [:]
    for some in codes.sorted().parts(of: CaseSelection.most) {
      let among = SQLCondition.among("staff_code", some)
      try connection.each(
        "SELECT staff_code, surname, forename FROM staff WHERE \(among.sql)", among.arguments
      ) { names[try $0.text(0)] = PostRow.lastFirst(try $0.text(1), try $0.text(2)) }
    }
    return names
  }
}

/// Works out the weeks ahead of one team.
struct TeamWeeks {
  let service: Service
  let connection: any SQLConnection
  let day: LocalDate

  private var pack: RulePack { service.pack }

  func hoursAhead(of scope: UnitScope, path: [UnitReference]) throws -> HoursAhead {
    let mondays = mondays
    let last = (mondays.last ?? day) + 6
    let inputs = try inputs(of: scope.unit.code, to: last)
    let names = try service.staffNames(Set(inputs.map(\.key.staff.text)), connection)
    let rules = AvailabilityRules(pack)
    let seniors = inputs.filter { isSenior($0.value) }
    let posts = inputs.filter { !isSenior($0.value) }.map { key, post in
      HoursAhead.Post(
        staffCode: key.staff.text, name: names[key.staff.text] ?? key.staff.text,
        weeks: mondays.map { rules.week(post, from: $0) })
    }.sorted { ($0.name, $0.staffCode) < ($1.name, $1.staffCode) }
    let absences = try CoverBook(connection: connection, pack: pack, day: day).absences(
      team: scope.unit.code, to: last)
    return HoursAhead(
      unit: scope.unit, path: path, day: day, weeks: weeks(mondays, posts, absences), posts: posts,
      absences: try away(absences, names),
      load: try service.teamAhead(
        Set(inputs.filter { !isSenior($0.value) }.map(\.key)), on: day, connection), seniorPosts: seniors.count,
      coverAfterDays: pack.timeUse.absences.coverAfterDays, rules: "\(pack.title), version \(pack.version)")
  }

  /// Absences as the actor may know of them.
  func away(_ absences: [CoverBook.Absence], _ known: [String: String]) throws -> [Away] {
    let reasons = try service.scope(.view, .reductionReasons, connection)
    let people = Set(absences.flatMap { absence in absence.covers.values.joined().map(\.coveredBy) + [absence.staff] })
      .union(absences.compactMap(\.coveredBy))
    let names = try service.staffNames(people.subtracting(known.keys), connection).merging(known) { $1 }
    return try absences.map { absence in
      Away(
        staffCode: absence.staff, name: names[absence.staff] ?? absence.staff,
        kind: try service.holds(reasons, staff: absence.staff, connection) ? absence.kind : nil, days: absence.days,
        cases: absence.cases.count,
        uncovered: absence.needsCover(rules) ? absence.uncovered(from: day).count : 0,
        isDue: absence.isDue(on: day, rules),
        coverers: absence.coverers(on: max(day, absence.days.from)).map { code, cases in
          Away.Coverer(name: names[code] ?? code, cases: cases)
        }.sorted { $0.name < $1.name })
    }
  }

  private var rules: TimeUseRules.Absences { pack.timeUse.absences }

  private var mondays: [LocalDate] {
    (0..<Service.weeksAheadShown).map { day + (7 * $0 - day.daysSinceMonday) }
  }

  private func isSenior(_ post: AvailabilityInputs) -> Bool {
    post.grade.map { pack.holding.seniors.contains($0.id) } ?? false
  }

  /// Inputs of the posts of a team that are held on the day or will be until another.
  func inputs(of team: String, to last: LocalDate) throws -> [PostKey: AvailabilityInputs] {
    let staff = try connection.query(
      """
      SELECT DISTINCT p.staff_code FROM staff_post p JOIN staff s ON s.staff_code = p.staff_code
      WHERE p.team = ? AND p.starts_on <= ? AND COALESCE(p.ends_on, '9999-12-31') >= ?
        AND COALESCE(s.left_on, '9999-12-31') >= ?
      """, [.text(team), .text(last.iso), .text(day.iso), .text(day.iso)]
    ) { try $0.text(0) }
    let reader = AvailabilityReader(connection: connection, pack: pack, day: day)
    return try reader.inputs(of: Set(staff)).filter { $0.key.team.text == team }
  }

  private func weeks(
    _ mondays: [LocalDate], _ posts: [HoursAhead.Post], _ absences: [CoverBook.Absence]
  ) -> [HoursAhead.Week] {
    mondays.enumerated().map { index, monday in
      let these = posts.map { $0.weeks[index] }
      let (first, last) = (max(monday, day), monday + 6)
      let uncovered = absences.reduce(0) { sum, absence in
        guard absence.needsCover(rules), absence.days.days(from: first, to: last) > 0 else { return sum }
        return sum + absence.cases.count { !absence.isCovered($0, from: first, to: last) }
      }
      return HoursAhead.Week(
        monday: monday, available: these.compactMap(\.available).reduce(.zero, +),
        away: these.reduce(.zero) { $0 + $1.away }, leftOut: these.count { $0.available == nil },
        uncovered: uncovered)
    }
  }
}
