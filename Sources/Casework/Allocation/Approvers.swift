import Caseload
import Rules
import Storage

extension Service {
  /// Accounts that may approve giving a case to a post: in force, of neither who asks nor who receives, and not kept from the case.
  ///
  /// Looked for in the units above the team and in those of its PDU, whichever way their roles reach it.
  func approvers(
    _ approval: AllocationApproval, staff: String, team: String, crn: String, on day: LocalDate,
    _ connection: any SQLConnection
  ) throws -> [AllocationImpact.Approver] {
    let wanted: Permission
    switch approval {
    case .none, .never: return []
    case .senior: wanted = Permission(.change, .allocation)
    case .headOfPDU: wanted = Permission(.override, .allocation)
    }
    let roles = pack.access.roles.filter { role in role.grants.contains { $0.permission == wanted } }.map(\.id)
    let (among, within) = (
      SQLCondition.among("r.role", roles),
      SQLCondition.among("r.unit_code", try unitsAround(team, on: day, connection))
    )
    let today = SQLValue.text(clock.today.iso)
    let rows = try connection.query(
      """
      SELECT a.id, a.name, a.display_name, a.staff_code, r.role, r.unit_level, r.unit_code
      FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.enabled = 1 AND a.name <> ? AND \(among.sql) AND (r.unit_code IS NULL OR \(within.sql)) AND r.from_day <= ?
        AND COALESCE(r.until_day, '9999-12-31') >= ? AND r.ended_at IS NULL
      ORDER BY a.display_name, a.name, r.id
      """, [.text(actor.name)] + among.arguments + within.arguments + [today, today]
    ) { row in
      (
        id: try row.int(0), name: try row.text(1), displayName: try row.text(2), staff: try row.optionalText(3),
        role: HeldRole(role: try row.text(4), unit: try RoleUnit(row, level: 5, code: 6))
      )
    }
    var found: [AllocationImpact.Approver] = []
    for row in rows where found.last?.name != row.name {
      if let own = row.staff, own == staff || own == actor.staff { continue }
      let asking = acting(
        as: Actor(
          way: .account(row.id), name: row.name, displayName: row.displayName, staff: row.staff,
          roles: rows.filter { $0.id == row.id }.map(\.role)))
      let scope = try asking.scope(wanted.action, wanted.fields, connection)
      guard scope.holdsTeam(team), try !asking.isHidden(crn: crn, on: day, connection) else { continue }
      found.append(AllocationImpact.Approver(name: row.name, displayName: row.displayName))
    }
    return found
  }

  /// Codes of the units above a team, and of all in the one right above it.
  private func unitsAround(_ team: String, on day: LocalDate, _ connection: any SQLConnection) throws -> [String] {
    let own = RoleUnit(level: pack.levels.last?.id ?? "", code: team)
    let reach = OrganisationReach(on: day, pack, connection)
    var codes: Set<String> = [team]
    for level in pack.levels.dropFirst().dropLast() { codes.insert(try reach.widened(own, to: level.id).code) }
    codes.formUnion(try reach.all(in: reach.widened(own, to: pack.levels.dropLast().last?.id ?? "")).map(\.code))
    return codes.sorted()
  }
}
