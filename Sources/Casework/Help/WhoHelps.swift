import Caseload
import Rules
import Storage

/// Somebody who looks after accounts, as everybody who signed in may know.
public struct Helper: Sendable, Hashable {
  /// The sign-in name, often an e-mail address.
  public let name: String
  public let displayName: String
}

/// Whom to ask.
public protocol HelpUse: Sendable {
  /// People who look after accounts, by name; nobody for whoever has not signed in.
  func whoHelps() async throws -> [Helper]
}

extension Service: HelpUse {
  public func whoHelps() async throws -> [Helper] {
    guard case .account = actor.way else { return [] }
    let today = SQLValue.text(clock.today.iso)
    return try await database.read { connection in
      try connection.query(
        """
        SELECT DISTINCT a.name, a.display_name FROM account a JOIN account_role r ON r.account_id = a.id
        WHERE a.enabled = 1 AND r.role = ? AND r.ended_at IS NULL AND r.from_day <= ?
          AND (r.until_day IS NULL OR r.until_day >= ?) ORDER BY a.display_name, a.name
        """, [.text(RulePack.administrator.role), today, today]
      ) { Helper(name: try $0.text(0), displayName: try $0.text(1)) }
    }
  }
}
