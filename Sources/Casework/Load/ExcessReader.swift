import Caseload
import Rules
import Storage

/// Reads periods with their steps and whose they are.
struct ExcessReader {
  let service: Service
  let connection: any SQLConnection

  /// - Parameter condition: on `excess e`.
  func periods(where condition: SQLCondition) throws -> [Excess] {
    let levels = service.pack.levels
    let rows = try connection.query(
      """
      SELECT e.id, e.staff_code, COALESCE(r.surname, ''), COALESCE(r.forename, ''), r.id, e.team,
        COALESCE(u.name, e.team), e.kind, e.began, e.weeks, e.numerator, e.denominator, e.owner, e.opened_on, e.due_on,
        e.ended_on
      FROM excess e LEFT JOIN practitioner r ON r.staff_code = e.staff_code
      LEFT JOIN unit u ON u.code = e.team AND u.level = ?
      WHERE \(condition.sql) ORDER BY e.id
      """, [.integer(levels.count - 1)] + condition.arguments
    ) { row in row }
    guard !rows.isEmpty else { return [] }
    let steps = try steps(of: rows.map { try $0.int(0) })
    var owners = ExcessOwners(service: service, connection: connection)
    return try rows.map { row in
      guard let kind = ExcessKind(rawValue: try row.text(7)), let owner = ExcessOwner(rawValue: try row.text(12)),
        let began = try row.day(8), let opened = try row.day(13), let due = try row.day(14)
      else { throw StorageError.damaged("a period of too much work is of no day or of no known kind") }
      let id = try row.int(0)
      let team = try row.text(5)
      return Excess(
        id: id, staffCode: try row.text(1), name: PostRow.lastFirst(try row.text(2), try row.text(3)),
        practitionerID: try row.optionalInt(4), team: team, teamName: try row.text(6), kind: kind, began: began,
        weeks: try row.int(9), figure: Ratio(try row.int(10), over: try row.int(11)), owner: owner,
        ownerWords: try owners.words(owner, team: team), openedOn: opened, dueOn: due, endedOn: try row.day(15),
        steps: steps[id] ?? [])
    }
  }

  private func steps(of periods: [Int]) throws -> [Int: [ExcessStep]] {
    var steps: [Int: [ExcessStep]] = [:]
    for part in periods.parts(of: 500) {
      let marks = part.map { _ in "?" }.joined(separator: ", ")
      try connection.each(
        """
        SELECT excess_id, kind, made_at, maker_name, outcome, reason, until_day FROM excess_step
        WHERE excess_id IN (\(marks)) ORDER BY excess_id, id
        """, part.map(SQLValue.integer)
      ) { row in
        guard let kind = ExcessStep.Kind(rawValue: try row.text(1)) else { return }
        steps[try row.int(0), default: []].append(
          ExcessStep(
            kind: kind, madeAt: try row.text(2), maker: try row.text(3),
            outcome: try row.optionalText(4).map(service.pack.excess.label(ofOutcome:)), reason: try row.text(5),
            until: try row.day(6)))
      }
    }
    return steps
  }
}

/// Who answers for teams and for the PDUs above them, asked for once each.
private struct ExcessOwners {
  let service: Service
  let connection: any SQLConnection
  private var known: [String: String] = [:]

  init(service: Service, connection: any SQLConnection) {
    self.service = service
    self.connection = connection
  }

  mutating func words(_ owner: ExcessOwner, team: String) throws -> String {
    let key = "\(owner.rawValue) \(team)"
    if let words = known[key] { return words }
    let words = try self.words(of: owner, team)
    known[key] = words
    return words
  }

  private func words(of owner: ExcessOwner, _ team: String) throws -> String {
    let unit = try service.ownerUnit(owner, team: team, connection)
    let role = service.pack.access.roles.first { role in
      role.level == unit.level
        && role.grants.contains {
          $0.permission == Permission(.change, .excess) && $0.relations.contains(.within(level: unit.level))
        }
    }
    guard let role else { return "The manager of the \(unit.level)" }
    let today = SQLValue.text(service.clock.today.iso)
    let names = try connection.query(
      """
      SELECT DISTINCT a.display_name FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.enabled = 1 AND r.role = ? AND r.unit_level = ? AND r.unit_code = ? AND r.ended_at IS NULL
        AND r.from_day <= ? AND (r.until_day IS NULL OR r.until_day >= ?)
      ORDER BY a.display_name
      """, [.text(role.id), .text(unit.level), .text(unit.code), today, today]
    ) { try $0.text(0) }
    return names.isEmpty
      ? "\(role.label), nobody with an account yet" : "\(role.label): \(names.joined(separator: ", "))"
  }
}

extension Service {
  /// The unit whose manager an alert about a team is for.
  func ownerUnit(_ owner: ExcessOwner, team: String, _ connection: any SQLConnection) throws -> RoleUnit {
    let levels = pack.levels.map(\.id)
    let own = RoleUnit(level: levels.last ?? "", code: team)
    guard owner == .pdu, levels.count > 1 else { return own }
    return try OrganisationReach(on: liveDay(connection), pack, connection).widened(own, to: levels[levels.count - 2])
  }
}
