import Rules
import Secrets
import Storage

extension Service {
  /// Keeps that the password was right, and asks for a code. The attempt counts as failed until the code is right too.
  func askForCode(
    of account: AccountRecord, attempt: String, knownDevice: String?, _ connection: any SQLConnection
  ) throws -> SignInOutcome {
    let challenge = SecretToken.make()
    try connection.execute(
      """
      INSERT INTO challenge (token_digest, account_id, made, tries, attempt, code_bucket, device_digest)
      VALUES (?, ?, ?, 0, ?, ?, ?)
      """,
      [
        .text(SecretToken.digest(challenge)), .integer(account.id), .integer(clock.seconds()), .text(attempt),
        .text(attempts.codes(of: account.id, knownDevice: knownDevice).name), .optional(knownDevice),
      ])
    try AuditTrail.append(
      AuditEntry(.secondFactor, .account(account.name), detail: "asked for"), by: .nobody, at: clock.auditMoment,
      connection)
    return .needsCode(challenge: challenge)
  }

  public func confirm(challenge: String, code: String) async throws -> SignInOutcome {
    let digest = SecretToken.digest(challenge)
    return try await database.writeAside { connection in
      guard let asked = try Challenge(digest, connection),
        let account = try AccountRecord.numbered(asked.account, connection)
      else { return .refused }
      func refuse(_ detail: String, isOver: Bool) throws -> SignInOutcome {
        if isOver { try Challenge.remove(digest, connection) }
        try AuditTrail.append(
          AuditEntry(.secondFactor, .account(account.name), outcome: .refused, detail: detail), by: .nobody,
          at: clock.auditMoment, connection)
        return .refused
      }
      let rules = pack.signIn.attempts
      let now = clock.seconds()
      guard now - asked.made < rules.codeMinutes * 60 else { return try refuse("too late", isOver: true) }
      guard account.isEnabled, let kept = account.factorSecret else { return try refuse("disabled", isOver: true) }
      guard let secret = self.opened(kept, of: account.id) else { return try refuse("no key", isOver: true) }
      let bucket = Attempts.Bucket(name: asked.bucket, limit: rules.perName)
      if let closed = try attempts.closed([bucket], connection) {
        if try !attempts.isNoted(closed, connection) {
          try attempts.note(closed, connection)
          _ = try refuse("too many attempts", isOver: false)
        }
        return .throttled(seconds: closed.seconds)
      }
      guard let step = secret.step(of: code, at: now), step > account.factorStep ?? -1 else {
        _ = try attempts.note([bucket], connection)
        try Challenge.countTry(digest, connection)
        return try refuse("wrong code", isOver: asked.tries + 1 >= rules.codes)
      }
      try connection.execute(
        "UPDATE account SET factor_step = ? WHERE id = ?", [.integer(step), .integer(account.id)])
      try Challenge.remove(digest, connection)
      try attempts.forget(asked.attempt, connection)
      return try beginSession(of: account, via: "password and code", device: asked.knownDevice, connection)
    }
  }
}

/// A right password that waits for its code.
private struct Challenge {
  let account: Int
  let made: Int
  let tries: Int
  let attempt: String
  let bucket: String
  /// Digest of the token of a device on which the account was used before.
  let knownDevice: String?

  init?(_ digest: String, _ connection: any SQLConnection) throws {
    let found = try connection.first(
      "SELECT account_id, made, tries, attempt, code_bucket, device_digest FROM challenge WHERE token_digest = ?",
      [.text(digest)]
    ) { $0 }
    guard let found else { return nil }
    account = try found.int(0)
    made = try found.int(1)
    tries = try found.int(2)
    attempt = try found.text(3)
    bucket = try found.text(4)
    knownDevice = try found.optionalText(5)
  }

  static func countTry(_ digest: String, _ connection: any SQLConnection) throws {
    try connection.execute("UPDATE challenge SET tries = tries + 1 WHERE token_digest = ?", [.text(digest)])
  }

  static func remove(_ digest: String, _ connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM challenge WHERE token_digest = ?", [.text(digest)])
  }
}
