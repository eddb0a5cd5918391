import Caseload
import Rules
import Storage

extension Service {
  /// By name. Roles and ties are those that hold today or are to come.
  func accountSummaries(_ connection: any SQLConnection) throws -> [AccountSummary] {
    let today = SQLValue.text(clock.today.iso)
    let now = clock.seconds()
    let rules = pack.signIn
    let roles = try self.grouped(
      """
      SELECT account_id, role, unit_level, unit_code, from_day, until_day FROM account_role
      WHERE ended_at IS NULL AND (until_day IS NULL OR until_day >= ?) ORDER BY account_id, from_day, id
      """, [today], connection
    ) { row in
      let (from, until) = try self.days(row, from: 4)
      let role = HeldRole(role: try row.text(1), unit: try RoleUnit(row, level: 2, code: 3))
      return DatedRole(role: role, from: from, until: until)
    }
    let ties = try self.grouped(
      """
      SELECT account_id, kind, subject, from_day, until_day FROM account_tie
      WHERE ended_at IS NULL AND (until_day IS NULL OR until_day >= ?) ORDER BY account_id, from_day, id
      """, [today], connection
    ) { row -> DatedTie? in
      guard let kind = Tie.Kind(rawValue: try row.text(1)) else { return nil }
      let (from, until) = try self.days(row, from: 3)
      return DatedTie(tie: Tie(kind, try row.text(2)), from: from, until: until)
    }
    let sessions = try self.grouped(
      "SELECT account_id FROM session WHERE seen > ? AND started > ?",
      [.integer(now - rules.idleMinutes * 60), .integer(now - rules.absoluteHours * 3_600)], connection
    ) { try $0.int(0) }
    return try connection.query(
      """
      SELECT id, name, display_name, staff_code, enabled, CASE WHEN factor_secret IS NULL THEN 0 ELSE 1 END,
        must_change, last_sign_in FROM account ORDER BY name
      """, []
    ) { row in
      let id = try row.int(0)
      return AccountSummary(
        id: id, name: try row.text(1), displayName: try row.text(2), staff: try row.optionalText(3),
        isEnabled: try row.bool(4), hasSecondFactor: try row.bool(5), mustChangePassword: try row.bool(6),
        roles: roles[id] ?? [], ties: ties[id] ?? [], lastSignIn: try row.optionalText(7),
        sessions: sessions[id]?.count ?? 0)
    }
  }

  /// What the rows are about, by the account in their first column.
  private func grouped<Value>(
    _ sql: String, _ values: [SQLValue], _ connection: any SQLConnection, _ decode: (SQLRow) throws -> Value?
  ) throws -> [Int: [Value]] {
    var groups: [Int: [Value]] = [:]
    try connection.each(sql, values) { row in
      if let value = try decode(row) { groups[try row.int(0), default: []].append(value) }
    }
    return groups
  }

  private func days(_ row: SQLRow, from column: Int) throws -> (LocalDate, LocalDate?) {
    guard let from = LocalDate(iso: try row.text(column)) else {
      throw StorageError.unexpected("A role or a tie begins on no day.")
    }
    return (from, try row.optionalText(column + 1).flatMap { LocalDate(iso: $0) })
  }
}
