import Caseload
public import Rules
import Storage

/// What a link asks for: a permission, and about whom or what.
public struct Way: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    /// What shows whatever is within reach, so that it is enough to have the permission anywhere.
    case anything
    /// Identifier of a level, and code of the unit.
    case unit(level: String, code: String)
    /// A unit of which only the code is known.
    case unitCode(String)
    /// A practitioner of the nightly figures, by number.
    case practitioner(Int)
    /// A member of staff, by code.
    case staff(String)
    /// A case, by its reference number.
    case crn(String)
  }

  public let permission: Permission
  public let subject: Subject

  public init(_ action: Permission.Action, _ fields: Permission.Fields, _ subject: Subject = .anything) {
    permission = Permission(action, fields)
    self.subject = subject
  }
}

/// Which links to show.
public protocol WayUse: Sendable {
  /// Those of some ways that the actor may go, by the same table by which use cases refuse. It shows nothing of what they lead
  /// to, and is no permission: the use case asks again.
  func open(_ ways: Set<Way>) async throws -> Set<Way>
  /// What permissions and the audit trail took so far.
  var accessTook: AccessWatch.Parts { get }
}

extension WayUse {
  /// Nothing is counted.
  public var accessTook: AccessWatch.Parts { AccessWatch.Parts() }
}

extension Service: WayUse {
  public var accessTook: AccessWatch.Parts { watch?.soFar ?? AccessWatch.Parts() }

  public func open(_ ways: Set<Way>) async throws -> Set<Way> {
    let possible = ways.filter { actor.may($0.permission.action, $0.permission.fields, pack.access) }
    let (free, bound) = (possible.filter { $0.subject == .anything }, possible.filter { $0.subject != .anything })
    guard !bound.isEmpty else { return free }
    watch?.beginReading()
    defer { watch?.endReading() }
    return try await database.read { connection in
      var open = free
      for (permission, ways) in Dictionary(grouping: bound, by: \.permission) {
        let scope = try self.scope(permission.action, permission.fields, connection)
        open.formUnion(try self.within(scope, ways, connection))
      }
      return open
    }
  }

  private func within(_ scope: AccessScope, _ ways: [Way], _ connection: any SQLConnection) throws -> [Way] {
    let practitioners = ways.compactMap { way in
      if case .practitioner(let id) = way.subject { id } else { nil }
    }
    let reached = scope.isEverything ? Set(practitioners) : try reached(practitioners, scope, connection)
    let day = try liveDay(connection)
    return try ways.filter { way in
      switch way.subject {
      case .anything: true
      case .unit(let level, let code): holds(scope, RoleUnit(level: level, code: code))
      case .unitCode(let code): scope.holdsTeam(code)
      case .practitioner(let id): reached.contains(id)
      case .staff(let code): try holds(scope, staff: code, connection)
      case .crn(let crn): try isThere(crn, scope, on: day, connection)
      }
    }
  }

  /// A case that is kept from the actor is answered as one that is not there: a link must not tell them apart.
  private func isThere(_ crn: String, _ scope: AccessScope, on day: LocalDate, _ connection: any SQLConnection) throws
    -> Bool
  {
    let isKnown = try connection.first("SELECT 1 FROM case_record WHERE crn = ?", [.text(crn)]) { try $0.int(0) } != nil
    let isHidden = try isHidden(crn: crn, on: day, connection)
    return try isKnown && !isHidden && holds(scope, crn: crn, connection)
  }

  private func holds(_ scope: AccessScope, _ unit: RoleUnit) -> Bool {
    if case .levels(let finest) = scope.breadth, let level = pack.levels.firstIndex(where: { $0.id == unit.level }),
      level <= finest
    {
      return true
    }
    return scope.isEverything || scope.units.contains(unit)
  }

  /// Those of some practitioners that are within reach, asked for together: a page has a hundred of them.
  private func reached(_ ids: [Int], _ scope: AccessScope, _ connection: any SQLConnection) throws -> Set<Int> {
    guard !ids.isEmpty else { return [] }
    let day = SQLValue.text(try liveDay(connection).iso)
    let marks = ids.map { _ in "?" }.joined(separator: ", ")
    let numbers = ids.map { SQLValue.integer($0) }
    let rows = try connection.query(
      """
      SELECT r.id, r.staff_code, s.team FROM practitioner r LEFT JOIN staff_post s
      ON s.staff_code = r.staff_code AND s.starts_on <= ? AND COALESCE(s.ends_on, '9999-12-31') >= ?
      WHERE r.id IN (\(marks))
      UNION ALL SELECT r.id, r.staff_code, u.code FROM practitioner r
      JOIN post p ON p.practitioner_id = r.id AND p.left_on IS NULL JOIN unit u ON u.id = p.team_id
      WHERE r.id IN (\(marks))
      """, [day, day] + numbers + numbers
    ) { (id: try $0.int(0), staff: try $0.text(1), team: try $0.optionalText(2)) }
    return Set(rows.filter { scope.staff.contains($0.staff) || scope.holdsTeam($0.team) }.map(\.id))
  }
}
