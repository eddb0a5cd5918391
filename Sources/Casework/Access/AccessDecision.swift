import Caseload
import Rules
import Storage

extension Service {
  /// Where the actor may do something; empty where nowhere.
  ///
  /// Whoever has the machine's own terminal may do everything: the database is a file there.
  ///
  /// - Parameter down: whether with all units below those that are reached; without, only the topmost ones are named.
  func scope(
    _ action: Permission.Action, _ fields: Permission.Fields, down: Bool = true, _ connection: any SQLConnection
  ) throws -> AccessScope {
    if actor.way == .terminal { return .everything }
    let permission = Permission(action, fields)
    guard actor.allows(permission) else { return AccessScope() }
    return try deciding {
      var scope = AccessScope()
      for held in actor.roles {
        for grant in pack.access.role(held.role)?.grants ?? [] where grant.permission == permission {
          scope.formUnion(try self.scope(of: grant, held, down: down, connection))
        }
      }
      return scope
    }
  }

  func scope(of grant: AccessGrant, _ held: HeldRole, down: Bool, _ connection: any SQLConnection) throws
    -> AccessScope
  {
    var scope = AccessScope()
    let finest = grant.downTo.flatMap { level in pack.levels.firstIndex { $0.id == level } }
    for relation in grant.relations {
      switch relation {
      case .own: if let staff = actor.staff { scope.staff.insert(staff) }
      case .tie(let name):
        for tie in actor.ties where tie.kind.rawValue == name {
          if tie.kind.isAboutCase { scope.cases.insert(tie.subject) } else { scope.staff.insert(tie.subject) }
        }
      case .within(let level):
        // The widest level means the service as a whole, with what has no unit.
        let widest = pack.levels.first?.id
        guard level != widest, let unit = held.unit, unit.level != widest else {
          scope.formUnion(AccessScope(breadth: finest.map { .levels(downTo: $0) } ?? .everything))
          continue
        }
        let units = try units(within: AccessWatch.Reach(unit: unit, level: level, down: down), connection)
        let shown = Set(pack.levels.prefix((finest ?? pack.levels.count - 1) + 1).map(\.id))
        scope.units.formUnion(units.filter { shown.contains($0.level) })
      }
    }
    return scope
  }

  private func units(within wanted: AccessWatch.Reach, _ connection: any SQLConnection) throws -> Set<RoleUnit> {
    func find() throws -> Set<RoleUnit> {
      let reach = OrganisationReach(on: try liveDay(connection), pack, connection)
      let top = try reach.widened(wanted.unit, to: wanted.level)
      return wanted.down ? try reach.all(in: top) : [top]
    }
    guard let watch else { return try find() }
    return try watch.units(wanted, in: self.reach, stamp: { try reachStamp(connection) }, find)
  }

  /// Where the actor may do something. Throws ``CaseworkRefusal/notAllowed(_:)`` where nowhere.
  @discardableResult func require(
    _ action: Permission.Action, _ fields: Permission.Fields, _ connection: any SQLConnection
  ) throws -> AccessScope {
    let scope = try scope(action, fields, connection)
    // A role that reaches nothing yet, as an inspector's before a case is opened, is no refusal: there is nothing to show.
    guard !scope.isEmpty || actor.may(action, fields, pack.access) else {
      throw CaseworkRefusal.notAllowed(Self.noRole)
    }
    return scope
  }

  /// Throws ``CaseworkRefusal/notAllowed(_:)`` unless the actor may do it with a unit.
  @discardableResult func require(
    _ action: Permission.Action, _ fields: Permission.Fields, unit: UnitReference, _ connection: any SQLConnection
  ) throws -> AccessScope {
    let scope = try require(action, fields, connection)
    guard scope.holds(unit) else { throw CaseworkRefusal.notAllowed(Self.otherUnit) }
    return scope
  }

  /// Throws ``CaseworkRefusal/notAllowed(_:)`` unless the actor may do it with a member of staff.
  func require(
    _ action: Permission.Action, _ fields: Permission.Fields, staff: String, _ connection: any SQLConnection
  ) throws {
    let scope = try require(action, fields, connection)
    guard try deciding({ try holds(scope, staff: staff, connection) }) else {
      throw CaseworkRefusal.notAllowed(Self.otherPerson)
    }
  }

  /// Throws ``CaseworkRefusal/notAllowed(_:)`` unless the actor may do it with a case. Whether the case is restricted is
  /// another question.
  func require(
    _ action: Permission.Action, _ fields: Permission.Fields, crn: String, _ connection: any SQLConnection
  ) throws {
    let scope = try require(action, fields, connection)
    guard try deciding({ try holds(scope, crn: crn, connection) }) else {
      throw CaseworkRefusal.notAllowed(Self.otherCase)
    }
  }

  /// The units of a way down that the actor may open: each unit of it is below the one before.
  func openPath(_ path: [UnitReference], _ connection: any SQLConnection) throws -> [UnitReference] {
    // Every page leads up to what its own scope holds; below the topmost unit in reach are those that lead to the page.
    let tops = try scope(.view, .figures, down: false, connection)
    let first = path.firstIndex { tops.units.contains(RoleUnit($0)) } ?? path.endIndex
    return path.indices.filter { $0 >= first || tops.holds(path[$0]) }.map { path[$0] }
  }

  /// Whether one of a person's posts, now or on the newest night, is within reach.
  func holds(_ scope: AccessScope, staff: String, _ connection: any SQLConnection) throws -> Bool {
    if scope.isEverything || scope.staff.contains(staff) { return true }
    guard !scope.units.isEmpty else { return false }
    let day = SQLValue.text(try liveDay(connection).iso)
    let teams = try connection.query(
      """
      SELECT team FROM staff_post WHERE staff_code = ? AND starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ?
      UNION SELECT u.code FROM practitioner r JOIN post p ON p.practitioner_id = r.id JOIN unit u ON u.id = p.team_id
      WHERE r.staff_code = ? AND p.left_on IS NULL
      """, [.text(staff), day, day, .text(staff)]
    ) { try $0.text(0) }
    return teams.contains { scope.holdsTeam($0) }
  }

  func holds(_ scope: AccessScope, crn: String, _ connection: any SQLConnection) throws -> Bool {
    if scope.isEverything || scope.cases.contains(crn) { return true }
    let found = try connection.first(
      """
      SELECT COALESCE(n.team, c.team), n.staff_code FROM case_record c LEFT JOIN case_now n ON n.crn = c.crn
      WHERE c.crn = ?
      """, [.text(crn)]
    ) { (team: try $0.optionalText(0), holder: try $0.optionalText(1)) }
    guard let found else { return false }
    return scope.holdsTeam(found.team) || found.holder.map { scope.staff.contains($0) } ?? false
  }

  static let noRole = "Your account has no role that opens this page. An administrator can change that."
  static let otherUnit = "Your role does not reach this unit. If you need it for your work, ask an administrator."
  static let otherPerson =
    "Your role does not reach this person’s figures. If you need them for your work, ask an administrator."
  static let otherCase =
    "Your role does not reach this case. If you need it for your work, ask your senior probation officer."
}

extension Tie.Kind {
  /// Whether the subject is a case; otherwise it is a member of staff.
  var isAboutCase: Bool {
    switch self {
    case .cowork, .inspection: true
    case .trainee, .cover, .deputise: false
    }
  }
}
