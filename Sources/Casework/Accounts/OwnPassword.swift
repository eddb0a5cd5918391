import Rules
import Secrets
import Storage

extension Service {
  /// Throws ``CaseworkRefusal`` with sentences when the old password is not right or the new one may not be chosen.
  public func changePassword(of actor: Actor, from old: String, to new: String, keeping token: String) async throws {
    let account = try await checkPassword(old, of: actor, for: .passwordChange)
    let new = PasswordRules.composed(new)
    var faults = passwordFaults(new, own: account.ownWords)
    if new == PasswordRules.composed(old) { faults.append("This is the password that you have. Choose another.") }
    guard faults.isEmpty else { throw CaseworkRefusal.invalid(faults.joined(separator: " ")) }
    let hash = try await hash(new)
    let kept = SecretToken.digest(token)
    try await database.write { connection in
      let now = try AccountRecord.of(actor, connection)
      guard now.passwordHash == account.passwordHash else {
        throw CaseworkRefusal.invalid("The password was changed meanwhile. Sign in with the new one.")
      }
      try connection.execute(
        "UPDATE account SET password_hash = ?, temporary_until = NULL, must_change = 0 WHERE id = ?",
        [.text(hash), .integer(now.id)])
      try connection.execute(
        "DELETE FROM session WHERE account_id = ? AND token_digest <> ?", [.integer(now.id), .text(kept)])
      try connection.execute("DELETE FROM challenge WHERE account_id = ?", [.integer(now.id)])
      try AuditTrail.append(
        AuditEntry(.passwordChange, .account(now.name)), by: actor, at: clock.auditMoment, connection)
    }
  }

  /// The sentences against a password that is to be chosen.
  func passwordFaults(_ password: String, own: [String]) -> [String] {
    PasswordRules(rules: pack.signIn.passwords).faults(of: password, own: own)
  }

  /// A hash to keep. Throws ``CaseworkRefusal`` when too many others wait.
  func hash(_ password: String) async throws -> String {
    do { return try await signingIn.passwords.hash(PasswordRules.composed(password)) } catch PasswordHasher.Refusal
      .tooMany
    {
      throw CaseworkRefusal.invalid("Too many people are signing in at this moment. Try again in a few seconds.")
    }
  }

  /// Makes sure that whoever uses a session knows its account's password too, as often as one may guess.
  ///
  /// - Parameter action: what is to be done; kept in the trail when the password is wrong.
  func checkPassword(_ password: String, of actor: Actor, for action: AuditAction) async throws -> AccountRecord {
    let attempts = attempts
    let (account, noted) = try await database.write { connection -> (AccountRecord, String?) in
      let account = try AccountRecord.of(actor, connection)
      let bucket = attempts.checks(of: account.id)
      if try attempts.closed([bucket], connection) != nil { return (account, nil) }
      return (account, try attempts.note([bucket], connection))
    }
    guard let noted else {
      throw CaseworkRefusal.invalid(
        "That was wrong too often. Wait \(pack.signIn.attempts.minutes) minutes, then try again.")
    }
    let fits: Bool
    do {
      fits = try await signingIn.passwords.verify(
        PasswordRules.composed(password), against: account.passwordHash)
    } catch PasswordHasher.Refusal.tooMany {
      throw CaseworkRefusal.invalid("Too many people are signing in at this moment. Try again in a few seconds.")
    }
    try await database.write { connection in
      if fits {
        try attempts.forget(noted, connection)
      } else {
        try AuditTrail.append(
          AuditEntry(action, .account(account.name), outcome: .refused, detail: "wrong password"), by: actor,
          at: clock.auditMoment, connection)
      }
    }
    guard fits else { throw CaseworkRefusal.invalid("The present password is not right.") }
    return account
  }
}
