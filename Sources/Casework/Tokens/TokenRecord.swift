import Caseload
import Rules
import Storage

/// A token with its account, roles and ties as they are now: one query.
struct TokenRecord {
  let holder: TokenHolder
  /// Whole seconds since 1970 from which on it is good no more.
  let expires: Int
  let isGood: Bool

  /// Nil where there is no such token.
  ///
  /// - Parameter today: the day on which roles and ties have to be in force.
  init?(digest: String, today: LocalDate, _ connection: any SQLConnection) throws {
    let day = SQLValue.text(today.iso)
    let rows = try connection.query(
      Self.select, [.text(digest), .text(digest), day, day, .text(digest), day, day]
    ) { $0 }
    guard let first = try rows.first(where: { try $0.int(0) == 0 }) else { return nil }
    var roles: [HeldRole] = []
    var ties: [Tie] = []
    for row in rows {
      switch try row.int(0) {
      case 1: roles.append(HeldRole(role: try row.text(1), unit: try RoleUnit(row, level: 2, code: 3)))
      case 2: if let kind = Tie.Kind(rawValue: try row.text(1)) { ties.append(Tie(kind, try row.text(2))) }
      default: break
      }
    }
    let scope = try TokenScope(words: try first.text(4))
    holder = TokenHolder(
      actor: Actor(
        way: .token(try first.int(5)), name: try first.text(1), displayName: try first.text(2),
        staff: try first.optionalText(3), roles: roles, ties: ties, narrowing: scope.permissions),
      seesMetrics: scope.seesMetrics)
    expires = try first.int(6)
    isGood = try first.bool(7)
  }

  private static let select = """
    SELECT 0, a.name, a.display_name, a.staff_code, t.scope, t.id, t.expires,
      CASE WHEN a.enabled = 1 AND t.ended_at IS NULL THEN 1 ELSE 0 END
    FROM api_token t JOIN account a ON a.id = t.account_id WHERE t.token_digest = ?
    UNION ALL
    SELECT 1, r.role, r.unit_level, r.unit_code, NULL, r.id, 0, 0
    FROM api_token t JOIN account_role r ON r.account_id = t.account_id
    WHERE t.token_digest = ? AND r.ended_at IS NULL AND r.from_day <= ? AND (r.until_day IS NULL OR r.until_day >= ?)
    UNION ALL
    SELECT 2, e.kind, e.subject, NULL, NULL, e.id, 0, 0
    FROM api_token t JOIN account_tie e ON e.account_id = t.account_id
    WHERE t.token_digest = ? AND e.ended_at IS NULL AND e.from_day <= ? AND (e.until_day IS NULL OR e.until_day >= ?)
    """
}
