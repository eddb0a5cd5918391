import Caseload
import Rules
import Storage

/// To whom somebody can report.
extension Service {
  /// The team whose managers a report goes to: that of the case where it is one of the reporter's, else their first.
  func reportingTeam(_ staff: String, crn: String?, _ connection: any SQLConnection) throws -> String {
    let day = SQLValue.text(try liveDay(connection).iso)
    let teams = try connection.query(
      """
      SELECT team FROM staff_post WHERE staff_code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      UNION SELECT u.code FROM practitioner r JOIN post p ON p.practitioner_id = r.id JOIN unit u ON u.id = p.team_id
      WHERE r.staff_code = ? AND p.left_on IS NULL ORDER BY 1
      """, [.text(staff), day, day, .text(staff)]
    ) { try $0.text(0) }
    let ofCase = try crn.flatMap { crn in
      try connection.first("SELECT team FROM case_now WHERE crn = ?", [.text(crn)]) { try $0.optionalText(0) } ?? nil
    }
    guard let team = ofCase.flatMap({ teams.contains($0) ? $0 : nil }) ?? teams.first else {
      throw CaseworkRefusal.notAllowed(
        "You have no post in a team today, so nobody can be found to answer. Ask the data steward to look at your post."
      )
    }
    return team
  }

  /// Levels above the reporter's own, each with who stands there.
  func levelsOpen(_ staff: String, _ team: String, _ connection: any SQLConnection) throws -> [ConcernRoutes.Level] {
    let levels = pack.concerns.levels
    let own = levels.lastIndex { level in actor.roles.contains { $0.role == level } } ?? -1
    var route = ConcernRoute(service: self, connection: connection)
    return try levels.indices.filter { $0 > own }.map { index in
      let question = Concern(
        id: 0, kind: .report, staffCode: staff, reporterName: "", team: team, teamName: team, crn: nil, isHeld: false,
        meanings: [], words: "", levels: levels, firstLevel: index, person: nil, named: "", answerDays: 0,
        reportedOn: clock.today, reportedAt: "", steps: [])
      return ConcernRoutes.Level(
        role: levels[index], words: route.words(try route.with(question, level: index), of: question))
    }
  }

  /// Everybody else of the reporter's region who has a role of a level.
  func peopleOpen(_ staff: String, _ team: String, _ connection: any SQLConnection) throws -> [ConcernRoutes.Person] {
    try managers(of: staff, team, connection).map { person in
      ConcernRoutes.Person(
        name: person.name,
        words: "\(person.displayName), \(pack.access.role(pack.concerns.levels[person.level])?.label ?? "")")
    }
  }

  /// The index of the level at which a report begins, and the account where it is for one person.
  func firstLevel(
    of route: NewConcern.Route, _ staff: String, _ team: String, _ connection: any SQLConnection
  ) throws -> (level: Int, person: String?) {
    switch route {
    case .level(let role):
      guard try levelsOpen(staff, team, connection).contains(where: { $0.role == role }),
        let index = pack.concerns.levels.firstIndex(of: role)
      else { throw CaseworkRefusal.invalid("Select to whom it goes.") }
      return (index, nil)
    case .person(let name):
      guard let person = try managers(of: staff, team, connection).first(where: { $0.name == name }) else {
        throw CaseworkRefusal.invalid("Select to whom it goes.")
      }
      return (person.level, name)
    }
  }

  private struct Manager {
    let name: String
    let displayName: String
    /// Index of the highest level that the person has a role of.
    var level: Int
  }

  /// By the names that pages show.
  private func managers(of staff: String, _ team: String, _ connection: any SQLConnection) throws -> [Manager] {
    let levels = pack.concerns.levels
    let reach = OrganisationReach(on: try liveDay(connection), pack, connection)
    let widest = pack.levels.dropFirst().first?.id ?? ""
    let region = try reach.widened(RoleUnit(level: pack.levels.last?.id ?? "", code: team), to: widest)
    let units = try reach.all(in: region)
    let roles = SQLCondition.among("r.role", levels)
    let today = SQLValue.text(clock.today.iso)
    var managers: [Manager] = []
    try connection.each(
      """
      SELECT a.name, a.display_name, r.role, r.unit_level, r.unit_code
      FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.enabled = 1 AND r.ended_at IS NULL AND r.from_day <= ? AND (r.until_day IS NULL OR r.until_day >= ?)
        AND (a.staff_code IS NULL OR a.staff_code <> ?) AND a.name <> ? AND \(roles.sql) ORDER BY a.display_name, a.id
      """, [today, today, .text(staff), .text(actor.name)] + roles.arguments
    ) { row in
      guard let level = levels.firstIndex(of: try row.text(2)), let unitLevel = try row.optionalText(3),
        let code = try row.optionalText(4), units.contains(RoleUnit(level: unitLevel, code: code))
      else { return }
      let name = try row.text(0)
      if let index = managers.firstIndex(where: { $0.name == name }) {
        managers[index].level = max(managers[index].level, level)
      } else {
        managers.append(Manager(name: name, displayName: try row.text(1), level: level))
      }
    }
    return managers
  }
}
