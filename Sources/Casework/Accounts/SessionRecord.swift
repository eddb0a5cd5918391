import Caseload
import Rules
import Storage

/// A session with its account, roles and ties as they are now: one query.
struct SessionRecord {
  let actor: Actor
  let started: Int
  let seen: Int
  let formToken: String
  let isEnabled: Bool
  let mustChange: Bool
  let hasSecondFactor: Bool
  let hasPassword: Bool

  /// Nil where there is no such session.
  ///
  /// - Parameter today: the day on which roles and ties have to be in force.
  init?(digest: String, today: LocalDate, _ connection: any SQLConnection) throws {
    let rows = try connection.query(
      Self.select,
      [.text(digest), .text(digest), .text(today.iso), .text(today.iso)]
        + [.text(digest), .text(today.iso), .text(today.iso)]
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
    actor = Actor(
      way: .account(try first.int(5)), name: try first.text(1), displayName: try first.text(2),
      staff: try first.optionalText(3), roles: roles, ties: ties)
    formToken = try first.text(4)
    started = try first.int(6)
    seen = try first.int(7)
    isEnabled = try first.bool(8)
    mustChange = try first.bool(9)
    hasSecondFactor = try first.bool(10)
    hasPassword = try first.bool(11)
  }

  /// Whole seconds until the session ends when nothing more is asked; zero or less when it has ended.
  ///
  /// - Parameter seen: when it was last used.
  func secondsLeft(at now: Int, seen: Int, _ rules: SignInRules) -> Int {
    min(seen + rules.idleMinutes * 60, started + rules.absoluteHours * 3_600) - now
  }

  func signedIn(secondsLeft: Int) -> SignedIn {
    SignedIn(
      actor: actor, mustChangePassword: mustChange, hasSecondFactor: hasSecondFactor, hasPassword: hasPassword,
      idleSecondsLeft: secondsLeft, formToken: formToken)
  }

  private static let select = """
    SELECT 0, a.name, a.display_name, a.staff_code, s.form_token, a.id, s.started, s.seen, a.enabled, a.must_change,
      CASE WHEN a.factor_secret IS NULL THEN 0 ELSE 1 END, CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END
    FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_digest = ?
    UNION ALL
    SELECT 1, r.role, r.unit_level, r.unit_code, NULL, r.id, 0, 0, 0, 0, 0, 0
    FROM session s JOIN account_role r ON r.account_id = s.account_id
    WHERE s.token_digest = ? AND r.ended_at IS NULL AND r.from_day <= ? AND (r.until_day IS NULL OR r.until_day >= ?)
    UNION ALL
    SELECT 2, t.kind, t.subject, NULL, NULL, t.id, 0, 0, 0, 0, 0, 0
    FROM session s JOIN account_tie t ON t.account_id = s.account_id
    WHERE s.token_digest = ? AND t.ended_at IS NULL AND t.from_day <= ? AND (t.until_day IS NULL OR t.until_day >= ?)
    """
}

extension RoleUnit {
  /// From two columns that are both there or both empty; nil for the nation.
  init?(_ row: SQLRow, level: Int, code: Int) throws {
    guard let level = try row.optionalText(level), let code = try row.optionalText(code) else { return nil }
    self.init(level: level, code: code)
  }
}
