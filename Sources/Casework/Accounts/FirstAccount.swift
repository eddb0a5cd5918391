import Rules
import Secrets
import Storage

extension Service {
  public func isUnclaimed() async throws -> Bool { try await database.read { try Self.hasNoAccount($0) } }

  /// A code with which the first account can be made, once, within a day; nil when there is an account already.
  ///
  /// Each call makes another, and none of them stops being good by it: several servers may start on one database.
  public func makeClaimCode() async throws -> String? {
    let code = TypedCode.make()
    let now = clock.seconds()
    return try await database.write { connection in
      guard try Self.hasNoAccount(connection) else { return nil }
      try connection.execute("DELETE FROM claim_code WHERE made <= ?", [.integer(now - Self.claimSeconds)])
      try connection.execute(
        "INSERT INTO claim_code (digest, made) VALUES (?, ?)", [.text(SecretToken.digest(code)), .integer(now)])
      return code
    }
  }

  public func claim(code: String, _ new: NewAccount) async throws -> SignInOutcome {
    let digest = SecretToken.digest(TypedCode.read(code))
    guard try await database.read({ try isGood(digest, $0) }) else { return try await refuseClaim() }
    let new = NewAccount(
      name: new.name, displayName: new.displayName, password: new.password, staff: new.staff,
      roles: new.roles.contains(RulePack.administrator) ? new.roles : [RulePack.administrator] + new.roles,
      mustChangePassword: false)
    let faults = try accountFaults(new)
    guard faults.isEmpty, new.password != nil else {
      return .weak(faults.isEmpty ? ["Choose a password."] : faults)
    }
    let checked = try await checked(new)
    let outcome = try await database.write { connection -> SignInOutcome? in
      // Of two who have the code at once, one makes the account.
      guard try isGood(digest, connection) else { return nil }
      try connection.execute("DELETE FROM claim_code")
      let id = try insert(checked, by: nil, connection)
      guard let account = try AccountRecord.numbered(id, connection) else { return nil }
      return try beginSession(of: account, via: "first run", device: nil, connection)
    }
    guard let outcome else { return try await refuseClaim() }
    return outcome
  }

  /// The first page is for whoever starts the server; a code that lay about for longer is not good any more.
  private static let claimSeconds = 86_400

  private static func hasNoAccount(_ connection: any SQLConnection) throws -> Bool {
    try connection.first("SELECT 1 FROM account LIMIT 1") { try $0.int(0) } == nil
  }

  private func isGood(_ digest: String, _ connection: any SQLConnection) throws -> Bool {
    let isThere =
      try connection.first(
        "SELECT 1 FROM claim_code WHERE digest = ? AND made > ?",
        [.text(digest), .integer(clock.seconds() - Self.claimSeconds)]
      ) { try $0.int(0) } != nil
    return try isThere && Self.hasNoAccount(connection)
  }

  /// Keeps that somebody tried while the service is still nobody's; afterwards the page is gone, and a try means nothing.
  private func refuseClaim() async throws -> SignInOutcome {
    let moment = clock.auditMoment
    try await database.write { connection in
      guard try Self.hasNoAccount(connection) else { return }
      try AuditTrail.append(
        AuditEntry(.accountAdd, outcome: .refused, detail: "code of the first run"), by: .nobody, at: moment,
        connection)
    }
    return .refused
  }
}
