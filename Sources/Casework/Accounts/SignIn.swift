import Rules
import Secrets
import Storage

extension Service: AccountUse {
  public func signIn(name: String, password: String, source: String, device: String?) async throws -> SignInOutcome {
    let (account, attempt) = try await admit(name: name, source: source, device: device)
    guard case .noted(let noted, let known) = attempt else { return attempt.outcome }
    let password = PasswordRules.composed(password)
    let fits: Bool
    do {
      fits = try await signingIn.passwords.verify(password, against: account?.passwordHash)
    } catch PasswordHasher.Refusal.tooMany {
      return .throttled(seconds: Self.crowdSeconds)
    }
    guard let account, fits, account.isEnabled, !isRunOut(account) else {
      try await noteRefusal(of: account, fits: fits)
      return .refused
    }
    let better = await betterHash(of: password, than: account.passwordHash)
    return try await database.writeAside { connection in
      // What was read may have changed while the password was looked at.
      guard let now = try AccountRecord.numbered(account.id, connection), now.isEnabled,
        now.passwordHash == account.passwordHash
      else { return .refused }
      if let better {
        try connection.execute(
          "UPDATE account SET password_hash = ? WHERE id = ?", [.text(better), .integer(account.id)])
      }
      if now.factorSecret != nil {
        return try askForCode(of: now, attempt: noted, knownDevice: known, connection)
      }
      try attempts.forget(noted, connection)
      return try beginSession(of: now, via: "password", device: known, connection)
    }
  }

  /// Seconds after which to try again when too many passwords wait to be looked at.
  private static let crowdSeconds = 5

  var attempts: Attempts { Attempts(rules: pack.signIn.attempts, now: clock.seconds()) }

  /// Finds the account, and notes the attempt or turns it away.
  private func admit(name typed: String, source: String, device: String?) async throws -> (AccountRecord?, Admission) {
    let name = AccountName(typed)
    let attempts = attempts
    let (account, known, closed, isNoted) = try await database.read { connection in
      let account = try name.flatMap { try AccountRecord.named($0, connection) }
      let known = try knownDevice(device, of: account, connection)
      let buckets = attempts.buckets(name: name?.text ?? typed, source: source, knownDevice: known)
      let closed = try attempts.closed(buckets, connection)
      return (account, known, closed, try closed.map { try attempts.isNoted($0, connection) } ?? false)
    }
    // A flood that is noted reads and writes nothing more.
    if let closed, isNoted { return (account, .turnedAway(seconds: closed.seconds)) }
    let admission = try await database.writeAside { connection -> Admission in
      let buckets = attempts.buckets(name: name?.text ?? typed, source: source, knownDevice: known)
      guard let closed = try attempts.closed(buckets, connection) else {
        return .noted(try attempts.note(buckets, connection), knownDevice: known)
      }
      if try !attempts.isNoted(closed, connection) {
        try attempts.note(closed, connection)
        let subject = account.map { AuditSubject.account($0.name) } ?? .none
        try AuditTrail.append(
          AuditEntry(.signIn, subject, outcome: .refused, detail: "too many attempts"), by: .nobody,
          at: clock.auditMoment, connection)
      }
      return .turnedAway(seconds: closed.seconds)
    }
    return (account, admission)
  }

  private func isRunOut(_ account: AccountRecord) -> Bool {
    account.temporaryUntil.map { $0 <= clock.seconds() } ?? false
  }

  /// Keeps that somebody was refused. What was typed as a name is kept only where an account has it: people type
  /// passwords there.
  private func noteRefusal(of account: AccountRecord?, fits: Bool) async throws {
    let detail =
      switch account {
      case nil: "no such account"
      case .some(let account) where account.passwordHash == nil: "no password here"
      case .some where !fits: "wrong password"
      case .some(let account) where !account.isEnabled: "disabled"
      case .some: "the temporary password has run out"
      }
    let moment = clock.auditMoment
    try await database.writeAside { connection in
      try AuditTrail.append(
        AuditEntry(.signIn, account.map { .account($0.name) } ?? .none, outcome: .refused, detail: detail),
        by: .nobody, at: moment, connection)
    }
  }

  /// A hash by the parameters of today where the one that is kept has older ones.
  private func betterHash(of password: String, than hash: String?) async -> String? {
    guard let hash, PasswordHasher.needsRehash(hash) else { return nil }
    return try? await signingIn.passwords.hash(password)
  }
}

/// Whether an attempt may go on.
private enum Admission: Sendable {
  case noted(String, knownDevice: String?)
  case turnedAway(seconds: Int)

  var outcome: SignInOutcome {
    switch self {
    case .noted: .refused
    case .turnedAway(let seconds): .throttled(seconds: seconds)
    }
  }
}
