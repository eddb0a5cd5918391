import Caseload
import Rules
import Secrets
import Storage

extension Service {
  /// Throws ``CaseworkRefusal/notAllowed(_:)`` unless the actor may change accounts: what no page has checked is refused too.
  func mustManage(accounts actor: Actor, _ connection: any SQLConnection) throws {
    guard try !acting(as: actor).scope(.change, .accounts, connection).isEmpty else {
      throw CaseworkRefusal.notAllowed("Only an administrator looks after accounts.")
    }
  }

  /// A password that nobody guesses and somebody can read out: 100 bits.
  public static func temporaryPassword() -> String { TypedCode.make() }

  public func setState(of account: String, enabled: Bool, by actor: Actor) async throws {
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      let record = try AccountRecord.required(account, connection)
      guard record.isEnabled != enabled else { return }
      try keepingAnAdministrator(by: actor, connection) {
        try connection.execute(
          "UPDATE account SET enabled = ? WHERE id = ?", [.integer(enabled ? 1 : 0), .integer(record.id)])
        if !enabled {
          _ = try Self.endAll(of: record.id, connection)
          try Self.endTokens(of: record.id, by: actor, at: clock.timestamp, connection)
        }
      }
      try AuditTrail.append(
        AuditEntry(enabled ? .accountEnable : .accountDisable, .account(record.name)), by: actor, at: clock.auditMoment,
        connection)
    }
  }

  /// Throws ``CaseworkRefusal`` when the password is not one that may be chosen.
  public func resetPassword(
    of account: String, to password: String, removingSecondFactor: Bool, by actor: Actor
  ) async throws {
    let found = try await database.read { connection in
      try mustManage(accounts: actor, connection)
      let found = try AccountRecord.required(account, connection)
      guard try !found.isElsewhere(connection) else {
        throw CaseworkRefusal.invalid(
          "“\(found.name)” signs in with the organisation's own server and has no password here.")
      }
      return found
    }
    let faults = passwordFaults(password, own: found.ownWords)
    guard faults.isEmpty else { throw CaseworkRefusal.invalid(faults.joined(separator: " ")) }
    let hash = try await hash(password)
    let until = clock.seconds() + pack.signIn.passwords.temporaryHours * 3_600
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      try connection.execute(
        "UPDATE account SET password_hash = ?, temporary_until = ?, must_change = 1 WHERE id = ?",
        [.text(hash), .integer(until), .integer(found.id)])
      if removingSecondFactor {
        try connection.execute(
          "UPDATE account SET factor_secret = NULL, factor_pending = NULL, factor_step = NULL WHERE id = ?",
          [.integer(found.id)])
      }
      _ = try Self.endAll(of: found.id, connection)
      // Whoever had a password that is no good any more may have had a device too.
      try connection.execute("DELETE FROM device WHERE account_id = ?", [.integer(found.id)])
      try AuditTrail.append(
        AuditEntry(
          .accountReset, .account(found.name), detail: removingSecondFactor ? "second factor removed too" : nil),
        by: actor, at: clock.auditMoment, connection)
    }
  }

  public func endSessions(of account: String, by actor: Actor) async throws {
    _ = try await endAllSessions(of: account, by: actor)
  }

  /// How many sessions were ended.
  public func endAllSessions(of account: String, by actor: Actor) async throws -> Int {
    try await database.write { connection in
      try mustManage(accounts: actor, connection)
      let record = try AccountRecord.required(account, connection)
      let ended = try Self.endAll(of: record.id, connection)
      try AuditTrail.append(
        AuditEntry(.sessionsEnd, .account(record.name), detail: "\(ended)"), by: actor, at: clock.auditMoment,
        connection)
      return ended
    }
  }

  private static func endAll(of account: Int, _ connection: any SQLConnection) throws -> Int {
    try connection.execute("DELETE FROM challenge WHERE account_id = ?", [.integer(account)])
    return try connection.query(
      "DELETE FROM session WHERE account_id = ? RETURNING account_id", [.integer(account)]
    ) { try $0.int(0) }.count
  }

  /// Refuses a change after which nobody could manage accounts on the pages. Whoever has the machine's terminal may.
  func keepingAnAdministrator(by actor: Actor, _ connection: any SQLConnection, _ change: () throws -> Void) throws {
    let before = try administrators(connection)
    try change()
    let after = try administrators(connection)
    guard actor.way == .terminal || before == 0 || after > 0 else {
      throw CaseworkRefusal.invalid(
        "This is the last account of an administrator. Give the role to somebody else first.")
    }
  }

  private func administrators(_ connection: any SQLConnection) throws -> Int {
    let today = SQLValue.text(clock.today.iso)
    return try connection.first(
      """
      SELECT COUNT(*) FROM account_role r JOIN account a ON a.id = r.account_id WHERE r.role = ? AND a.enabled = 1
      AND r.ended_at IS NULL AND r.from_day <= ? AND (r.until_day IS NULL OR r.until_day >= ?)
      """, [.text(RulePack.administrator.role), today, today]
    ) { try $0.int(0) } ?? 0
  }
}
