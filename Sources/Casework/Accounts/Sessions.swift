import Rules
import Secrets
import Storage

extension Service {
  /// Seconds within which a session's further uses are not noted.
  private static let noteEvery = 60

  public func session(_ token: String) async throws -> SignedIn? {
    let digest = SecretToken.digest(token)
    let today = clock.today
    // Before the database is asked: what is not here any more by then is there.
    let used = signingIn.use(of: digest) ?? 0
    guard
      let record = try await database.read({ try SessionRecord(digest: digest, today: today, $0) }), record.isEnabled
    else { return nil }
    let now = clock.seconds()
    var seen = max(record.seen, used)
    guard record.secondsLeft(at: now, seen: seen, pack.signIn) > 0 else { return nil }
    if now - seen >= Self.noteEvery {
      signingIn.note(digest, at: now, in: database)
      seen = now
    }
    return record.signedIn(secondsLeft: record.secondsLeft(at: now, seen: seen, pack.signIn))
  }

  public func signOut(_ token: String) async throws {
    let digest = SecretToken.digest(token)
    let moment = clock.auditMoment
    try await database.writeAside { connection in
      let ended = try connection.first(
        "DELETE FROM session WHERE token_digest = ? RETURNING account_id", [.text(digest)]
      ) { try $0.int(0) }
      guard let ended, let account = try AccountRecord.numbered(ended, connection) else { return }
      try AuditTrail.append(
        AuditEntry(.signOut, .account(account.name)), by: account.actor, at: moment, connection)
    }
  }

  /// Begins a session for an account of which the caller has made sure that it is who it says.
  ///
  /// Every way in ends here, whether with a password, a code, or a sign-in elsewhere.
  ///
  /// - Parameters:
  ///   - via: the way, for instance `password`; kept with the session and in the trail.
  ///   - device: digest of the token of a device that the account was used on before; another takes its place.
  func beginSession(
    of account: AccountRecord, via: String, device known: String?, _ connection: any SQLConnection
  ) throws -> SignInOutcome {
    let now = clock.seconds()
    try forgetOld(now, connection)
    let token = SecretToken.make()
    let device = SecretToken.make()
    try connection.execute(
      "INSERT INTO session (token_digest, account_id, started, seen, form_token, via) VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(SecretToken.digest(token)), .integer(account.id), .integer(now), .integer(now),
        .text(SecretToken.make()), .text(via),
      ])
    if let known { try connection.execute("DELETE FROM device WHERE token_digest = ?", [.text(known)]) }
    try connection.execute(
      "INSERT INTO device (token_digest, account_id, seen) VALUES (?, ?, ?)",
      [.text(SecretToken.digest(device)), .integer(account.id), .integer(now)])
    try connection.execute(
      "UPDATE account SET last_sign_in = ? WHERE id = ?", [.text(clock.timestamp), .integer(account.id)])
    guard let record = try SessionRecord(digest: SecretToken.digest(token), today: clock.today, connection) else {
      throw StorageError.unexpected("A new session was not there.")
    }
    try AuditTrail.append(
      AuditEntry(.signIn, .account(account.name), detail: via), by: record.actor, at: clock.auditMoment, connection)
    let left = record.secondsLeft(at: now, seen: now, pack.signIn)
    return .signedIn(token: token, device: device, record.signedIn(secondsLeft: left))
  }

  /// The digest of a device's token when it is one on which somebody signed in with this account lately.
  func knownDevice(_ token: String?, of account: AccountRecord?, _ connection: any SQLConnection) throws -> String? {
    guard let token, let account else { return nil }
    let digest = SecretToken.digest(token)
    return try connection.first(
      "SELECT token_digest FROM device WHERE token_digest = ? AND account_id = ? AND seen > ?",
      [.text(digest), .integer(account.id), .integer(clock.seconds() - pack.signIn.attempts.deviceDays * 86_400)]
    ) { try $0.text(0) }
  }

  /// Takes away what has run out.
  private func forgetOld(_ now: Int, _ connection: any SQLConnection) throws {
    let rules = pack.signIn
    try connection.execute(
      "DELETE FROM session WHERE seen <= ? OR started <= ?",
      [.integer(now - rules.idleMinutes * 60), .integer(now - rules.absoluteHours * 3_600)])
    try connection.execute(
      "DELETE FROM challenge WHERE made <= ?", [.integer(now - rules.attempts.codeMinutes * 60)])
    try connection.execute(
      "DELETE FROM device WHERE seen <= ?", [.integer(now - rules.attempts.deviceDays * 86_400)])
  }
}
