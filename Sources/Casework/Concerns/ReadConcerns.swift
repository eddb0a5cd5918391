import Caseload
import Rules
import Storage

extension Service: ConcernUse {
  public func concerns() async throws -> ConcernList {
    try await view(.viewConcern) { try self.concernList($0) }
  }

  public func awaitedConcerns() async throws -> [ConcernLine] {
    watch?.beginReading()
    defer { watch?.endReading() }
    let isAny = try await database.read { try !self.concernList($0).awaited.isEmpty }
    return isAny ? try await concerns().awaited : []
  }

  private func concernList(_ connection: any SQLConnection) throws -> ConcernList {
    try require(.view, .stressReports, connection)
    let today = clock.today
    var route = ConcernRoute(service: self, connection: connection)
    var own: [ConcernLine] = [], awaited: [ConcernLine] = [], others: [ConcernLine] = []
    let reader = ConcernReader(service: self, connection: connection)
    for concern in try reader.concerns(where: try concernsNear(connection)) {
      guard let part = try part(in: concern, &route, connection) else { continue }
      let line = try line(concern, &route)
      if part == .reporter {
        own.append(line)
      } else if !acts(on: line, part, today).isDisjoint(with: [.answer, .agree]) {
        awaited.append(line)
      } else {
        others.append(line)
      }
    }
    return ConcernList(
      day: today, own: own.reversed(),
      awaited: awaited.sorted { ($0.state.due ?? today, $0.concern.id) < ($1.state.due ?? today, $1.concern.id) },
      others: others.reversed(), mayReport: actor.staff != nil, rules: pack.concerns)
  }

  public func concern(id: Int) async throws -> ConcernPage {
    try await view(.viewConcern, .item(kind: "concern", id: String(id))) { connection in
      let found = try self.reachedConcern(id, .view, connection)
      var route = found.route
      let line = try self.line(found.concern, &route)
      return ConcernPage(
        line: line, day: self.clock.today, acts: self.acts(on: line, found.part, self.clock.today),
        levelNames: found.concern.levels.map(route.label), rules: self.pack.concerns, isOwn: found.part == .reporter)
    }
  }

  private func line(_ concern: Concern, _ route: inout ConcernRoute) throws -> ConcernLine {
    let state = concern.state(on: clock.today)
    let with = try route.with(concern, level: state.level)
    return ConcernLine(concern: concern, state: state, with: route.words(with, of: concern))
  }

  /// What somebody with a part in it can do now.
  func acts(on line: ConcernLine, _ part: ConcernPart, _ day: LocalDate) -> Set<ConcernPage.Act> {
    let (concern, state) = (line.concern, line.state)
    var acts: Set<ConcernPage.Act> = []
    let isOpen = state.phase == .awaiting || state.phase == .agreement
    switch part {
    case .reader: break
    case .reporter:
      if state.phase != .closed { acts.insert(.close) }
      if state.phase == .answered, state.level < concern.top { acts.insert(.takeHigher) }
    case .route(let level), .agreement(let level):
      if isOpen, part.answers != nil {
        acts.insert(.answer)
        if !state.isAcknowledged { acts.insert(.acknowledge) }
      }
      if let proposal = concern.proposal(on: day), let needed = concern.approverLevel(on: day), level >= needed,
        proposal.madeBy != actor.name
      {
        acts.insert(.agree)
      }
    }
    return acts
  }

  /// A condition that all concerns meet in which the actor can have a part, and few others.
  private func concernsNear(_ connection: any SQLConnection) throws -> SQLCondition {
    guard case .account = actor.way else { return SQLCondition(actor.way == .terminal ? "1 = 1" : "1 = 0") }
    let levels = Set(pack.concerns.levels)
    var units = actor.roles.filter { levels.contains($0.role) }.map(\.unit)
    units += try unitsDeputised(levels, connection)
    guard !units.contains(where: { $0 == nil || $0?.level == pack.levels.first?.id }) else {
      return SQLCondition("1 = 1")
    }
    let reach = OrganisationReach(on: try liveDay(connection), pack, connection)
    let teams = try Set(units.compactMap(\.self).flatMap { try reach.all(in: $0) }).map(\.code).sorted()
    let parts = teams.parts(of: CaseSelection.most).map { SQLCondition.among("c.team", $0) }
    let made = SQLCondition(
      "c.id IN (SELECT s.concern_id FROM concern_step s WHERE s.made_by = ?)", [.text(actor.name)])
    let own = actor.staff.map { [SQLCondition("c.staff_code = ?", [.text($0)])] } ?? []
    return (parts + own + [SQLCondition("c.person = ?", [.text(actor.name)]), made]).any
  }

  /// Units of the roles of those for whom the actor deputises.
  private func unitsDeputised(_ levels: Set<String>, _ connection: any SQLConnection) throws -> [RoleUnit?] {
    let subjects = actor.ties.filter { $0.kind == .deputise }.map(\.subject)
    let staff = SQLCondition.among("a.staff_code", subjects)
    let roles = SQLCondition.among("r.role", levels.sorted())
    let found = try connection.query(
      """
      SELECT r.unit_level, r.unit_code FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE r.ended_at IS NULL AND \(staff.sql) AND \(roles.sql)
      """, staff.arguments + roles.arguments
    ) { (level: try $0.optionalText(0), code: try $0.optionalText(1)) }
    return found.map { found in
      found.level.flatMap { level in found.code.map { RoleUnit(level: level, code: $0) } }
    }
  }
}
