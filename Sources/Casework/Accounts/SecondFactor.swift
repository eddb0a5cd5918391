import Secrets
import Storage

extension Service {
  /// As authenticators show it.
  private static let issuer = "Headroom"

  public var keepsSecondFactors: Bool { signingIn.keys != nil }

  public func beginSecondFactor(of actor: Actor) async throws -> SecondFactorSecret {
    let made = TimeCode.make()
    return try await database.write { connection in
      let account = try AccountRecord.of(actor, connection)
      guard try !account.isElsewhere(connection) else {
        throw CaseworkRefusal.invalid(
          "You sign in with your organisation's own server, which has second factors of its own.")
      }
      guard account.factorSecret == nil else {
        throw CaseworkRefusal.invalid("There is a second factor already. Remove it first, with your password.")
      }
      try connection.execute(
        "UPDATE account SET factor_pending = ? WHERE id = ?",
        [.text(try self.sealed(made, of: account.id)), .integer(account.id)])
      try AuditTrail.append(
        AuditEntry(.secondFactorChange, .account(account.name), detail: "begun"), by: actor, at: clock.auditMoment,
        connection)
      return SecondFactorSecret(text: made.text, address: made.address(service: Self.issuer, account: account.name))
    }
  }

  /// Throws ``CaseworkRefusal`` when the code is not right, or none was begun.
  public func confirmSecondFactor(of actor: Actor, code: String) async throws {
    let isRight = try await database.write { connection in
      let account = try AccountRecord.of(actor, connection)
      guard let secret = account.factorPending else {
        throw CaseworkRefusal.invalid("No second factor was begun. Begin again.")
      }
      let step = self.opened(secret, of: account.id)?.step(of: code, at: clock.seconds())
      if let step {
        // The code that confirmed it is used: it signs nobody in.
        try connection.execute(
          "UPDATE account SET factor_secret = ?, factor_pending = NULL, factor_step = ? WHERE id = ?",
          [.text(secret), .integer(step), .integer(account.id)])
      }
      try AuditTrail.append(
        AuditEntry(
          .secondFactorChange, .account(account.name), outcome: step == nil ? .refused : .done,
          detail: step == nil ? "wrong code" : "confirmed"), by: actor, at: clock.auditMoment, connection)
      return step != nil
    }
    guard isRight else {
      throw CaseworkRefusal.invalid(
        "The code is not right. Look whether the clock of the authenticator is, and try the next.")
    }
  }

  /// Throws ``CaseworkRefusal`` when the password is not right.
  public func removeSecondFactor(of actor: Actor, password: String) async throws {
    let account = try await checkPassword(password, of: actor, for: .secondFactorChange)
    try await database.write { connection in
      try connection.execute(
        "UPDATE account SET factor_secret = NULL, factor_pending = NULL, factor_step = NULL WHERE id = ?",
        [.integer(account.id)])
      try AuditTrail.append(
        AuditEntry(.secondFactorChange, .account(account.name), detail: "removed"), by: actor, at: clock.auditMoment,
        connection)
    }
  }
}
