import Caseload
public import Rules
import Storage

/// What somebody has to do with a concern. Whoever has no part in it is told no more than that it is confidential.
enum ConcernPart: Equatable {
  case reporter
  /// Of the route, at this level.
  case route(Int)
  /// Of the level above one that put no action forward.
  case agreement(Int)
  /// Took part before, or reads at the machine's own terminal.
  case reader

  /// The level at which they may answer; nil where they may not.
  var answers: Int? { if case .route(let level) = self { level } else { nil } }
}

extension Service {
  static let confidentialConcern =
    "This is confidential to whoever it was reported to. If you reported it or it was sent to you, use that account."

  /// What the actor has to do with a concern today; nil for nothing.
  func part(in concern: Concern, _ route: inout ConcernRoute, _ connection: any SQLConnection) throws -> ConcernPart? {
    if case .terminal = actor.way { return .reader }
    // People only: a program has no part in what somebody said in confidence.
    guard case .account = actor.way else { return nil }
    if let staff = actor.staff, staff == concern.staffCode { return .reporter }
    let state = concern.state(on: clock.today)
    var with = try route.with(concern, level: state.level)
    let reached = max(state.level, with.level)
    for level in stride(from: reached, through: concern.firstLevel, by: -1)
    where try stands(at: level, of: concern, connection) { return .route(level) }
    if with.people.contains(where: { $0.name == actor.name }) { return .route(with.level) }
    if let level = concern.approverLevel(on: clock.today), level > state.level {
      if try stands(at: level, of: concern, connection) { return .agreement(level) }
      with = try route.with(concern, level: level)
      if with.people.contains(where: { $0.name == actor.name }) { return .agreement(with.level) }
    }
    return concern.steps.contains { $0.madeBy == actor.name } ? .reader : nil
  }

  /// Whether the actor holds the role of a level where it reaches the reporter's team, or is the one person chosen.
  private func stands(at level: Int, of concern: Concern, _ connection: any SQLConnection) throws -> Bool {
    guard concern.levels.indices.contains(level) else { return false }
    if level == concern.firstLevel, let person = concern.person { return actor.name == person }
    let permission = Permission(.view, .stressReports)
    return try actor.roles.contains { held in
      guard held.role == concern.levels[level], let role = pack.access.role(held.role) else { return false }
      return try role.grants.contains { grant in
        guard grant.permission == permission else { return false }
        return try deciding { try scope(of: grant, held, down: true, connection).holdsTeam(concern.team) }
      }
    }
  }

  /// A concern in which the actor has a part. One that is not there is refused like one that is kept from them.
  func reachedConcern(_ id: Int, _ action: Permission.Action, _ connection: any SQLConnection) throws -> (
    concern: Concern, part: ConcernPart, route: ConcernRoute
  ) {
    try require(action, .stressReports, connection)
    var route = ConcernRoute(service: self, connection: connection)
    let found = try ConcernReader(service: self, connection: connection)
      .concerns(where: SQLCondition("c.id = ?", [.integer(id)])).first
    guard let concern = found, let part = try part(in: concern, &route, connection) else {
      throw actor.way == .terminal
        ? CaseworkRefusal.notFound("Nothing was reported under this number.")
        : CaseworkRefusal.notAllowed(Self.confidentialConcern)
    }
    return (concern, part, route)
  }
}

extension Concern {
  /// The level that has to agree to no action: the one above whoever put it forward, or the same where none is above.
  /// Nil while none is put forward.
  func approverLevel(on day: LocalDate) -> Int? { proposal(on: day).map { min(top, $0.level + 1) } }
}

extension Actor {
  /// Whether they can report a concern of their own: with a role that has this, and as somebody in the case system.
  public func mayReport(_ rules: AccessRules) -> Bool { staff != nil && may(.change, .stressReports, rules) }
}
