import Caseload
import Rules
import Storage

extension Service {
  public func ties() async throws -> TieBook {
    try await view(.viewTies) { connection in
      let scope = try self.require(.view, .ties, connection)
      var people: [TieCandidate] = []
      for candidate in try self.enabledAccounts(connection) {
        if let staff = candidate.staff, try self.holds(scope, staff: staff, connection) { people.append(candidate) }
      }
      let names = Dictionary(people.map { ($0.id, $0.displayName) }, uniquingKeysWith: { first, _ in first })
      let ties = try self.openTies(connection).filter { $0.tie.kind != .inspection && names[$0.account] != nil }
      return TieBook(ties: ties.map(\.tie), candidates: people)
    }
  }

  public func inspections() async throws -> TieBook {
    try await view(.viewTies, detail: "inspections") { connection in
      let scope = try self.require(.view, .inspections, connection)
      let inspectors = try self.inspectors(connection)
      let ties = try self.openTies(connection).filter { found in
        guard found.tie.kind == .inspection else { return false }
        return try self.holds(scope, crn: found.subject, connection)
      }
      return TieBook(ties: ties.map(\.tie), candidates: inspectors)
    }
  }

  /// Accounts with a role in force that a case can be opened to.
  func inspectors(_ connection: any SQLConnection) throws -> [TieCandidate] {
    let roles = pack.access.roles.filter { role in
      role.grants.contains { $0.relations.contains(.tie(Tie.Kind.inspection.rawValue)) }
    }.map(\.id)
    let today = SQLValue.text(clock.today.iso)
    let wanted = SQLCondition.among("r.role", roles)
    return try connection.query(
      """
      SELECT DISTINCT a.id, a.display_name, a.staff_code FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.enabled = 1 AND \(wanted.sql) AND r.ended_at IS NULL AND (r.until_day IS NULL OR r.until_day >= ?)
      ORDER BY a.display_name, a.id
      """, wanted.arguments + [today]
    ) { TieCandidate(id: try $0.int(0), displayName: try $0.text(1), staff: try $0.optionalText(2)) }
  }

  private func enabledAccounts(_ connection: any SQLConnection) throws -> [TieCandidate] {
    try connection.query(
      "SELECT id, display_name, staff_code FROM account WHERE enabled = 1 ORDER BY display_name, id", []
    ) { TieCandidate(id: try $0.int(0), displayName: try $0.text(1), staff: try $0.optionalText(2)) }
  }

  /// Ties that hold today or are to come, with the case's number left out where the case is kept from the actor.
  private func openTies(_ connection: any SQLConnection) throws -> [(tie: GivenTie, account: Int, subject: String)] {
    let hides = try restrictions(on: liveDay(connection), connection).hides("t.subject")
    return try connection.query(
      """
      SELECT t.id, a.display_name, t.kind, t.subject, t.from_day, t.until_day, t.reason, t.granted_by, t.account_id,
        CASE WHEN \(hides.sql) THEN 1 ELSE 0 END
      FROM account_tie t JOIN account a ON a.id = t.account_id
      WHERE t.ended_at IS NULL AND (t.until_day IS NULL OR t.until_day >= ?) ORDER BY a.display_name, t.from_day, t.id
      """, hides.arguments + [.text(clock.today.iso)]
    ) { row -> (tie: GivenTie, account: Int, subject: String)? in
      guard let kind = Tie.Kind(rawValue: try row.text(2)), let from = try row.day(4) else { return nil }
      let subject = try row.text(3)
      let isHidden = try kind.isAboutCase && row.bool(9)
      let tie = GivenTie(
        id: try row.int(0), holder: try row.text(1), kind: kind, subject: isHidden ? nil : subject, from: from,
        until: try row.day(5), reason: try row.optionalText(6), givenBy: try row.text(7))
      return (tie, try row.int(8), subject)
    }.compactMap(\.self)
  }
}
