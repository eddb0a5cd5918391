import Caseload
import Rules
import Secrets
import Storage

extension Service {
  /// How sessions and the trail name this way in.
  static let viaElsewhere = "single sign-on"

  /// Begins a session for somebody for whom a sign-in server vouches; makes the account where it is the first time.
  func admit(
    _ person: PersonElsewhere, of server: any SignInServer, device: String?, _ destination: String?,
    _ connection: any SQLConnection
  ) throws -> CameBackOutcome {
    func refuse(_ refusal: CameBackOutcome.Refusal, _ account: AccountRecord?, _ why: String) throws -> CameBackOutcome
    {
      try AuditTrail.append(
        AuditEntry(
          .signIn, account.map { .account($0.name) } ?? .none, outcome: .refused,
          detail: "\(Self.viaElsewhere): \(why)"), by: server.actor, at: clock.auditMoment, connection)
      return .refused(refusal)
    }
    let known = try AccountRecord.elsewhere(issuer: server.issuer, subject: person.subject, connection)
    guard let roles = person.roles else {
      if let known {
        try replaceRoles(of: known, with: [], by: server.actor, connection)
        try Self.endSessions(of: known.id, connection)
      }
      return try refuse(.noGroup, known, "in no group that may sign in")
    }
    if let known, !known.isEnabled { return try refuse(.disabled, known, "disabled") }
    guard let account = try known ?? makeAccount(for: person, of: server, connection) else {
      return try refuse(.nameTaken, nil, "another account has this name")
    }
    try update(account, by: person, connection)
    try replaceRoles(of: account, with: roles, by: server.actor, connection)
    let device = try knownDevice(device, of: account, connection)
    let outcome = try beginSession(of: account, via: Self.viaElsewhere, device: device, connection)
    guard case .signedIn(let token, let device, let who) = outcome else {
      throw StorageError.unexpected("A new session was not there.")
    }
    try noteSession(token, of: person, at: server, connection)
    return .signedIn(token: token, device: device, who, destination: destination)
  }

  /// The account of a first sign-in. Nil where its name is another's: that it has the same name is no proof that it is the same
  /// person.
  private func makeAccount(
    for person: PersonElsewhere, of server: any SignInServer, _ connection: any SQLConnection
  ) throws -> AccountRecord? {
    let checks = AccountChecks(pack: pack)
    let name = try checks.name(person.name)
    guard try AccountRecord.named(name, connection) == nil else { return nil }
    let new = CheckedAccount(
      name: name, displayName: try checks.displayName(person.displayName), staff: try checks.staff(person.staff),
      roles: [], rolesUntil: nil, passwordHash: nil, mustChange: false)
    let id = try insert(new, by: server.actor, connection)
    try connection.execute(
      "INSERT INTO account_elsewhere (issuer, subject, account_id, linked_at) VALUES (?, ?, ?, ?)",
      [.text(server.issuer), .text(person.subject), .integer(id), .text(clock.timestamp)])
    return try AccountRecord.numbered(id, connection)
  }

  /// What the server knows better about somebody than we do.
  private func update(_ account: AccountRecord, by person: PersonElsewhere, _ connection: any SQLConnection) throws {
    let checks = AccountChecks(pack: pack)
    let displayName = try checks.displayName(person.displayName)
    let staff = person.decidesStaff ? try checks.staff(person.staff) : account.staff
    guard displayName != account.displayName || staff != account.staff else { return }
    try connection.execute(
      "UPDATE account SET display_name = ?, staff_code = ? WHERE id = ?",
      [.text(displayName), .optional(staff), .integer(account.id)])
  }

  /// Ends the roles that the server gave and gives no more, and gives those that it gives now. Roles that were given here stay
  /// as they are.
  private func replaceRoles(
    of account: AccountRecord, with roles: [HeldRole], by server: Actor, _ connection: any SQLConnection
  ) throws {
    let held = try connection.query(
      """
      SELECT id, role, unit_level, unit_code, granted_by FROM account_role
      WHERE account_id = ? AND ended_at IS NULL AND (until_day IS NULL OR until_day >= ?) ORDER BY id
      """, [.integer(account.id), .text(clock.today.iso)]
    ) { row in
      (
        id: try row.int(0), role: HeldRole(role: try row.text(1), unit: try RoleUnit(row, level: 2, code: 3)),
        isTheirs: try row.text(4) == server.name
      )
    }
    for row in held where row.isTheirs && !roles.contains(row.role) {
      try connection.execute(
        "UPDATE account_role SET ended_at = ?, ended_by = ? WHERE id = ?",
        [.text(clock.timestamp), .text(server.name), .integer(row.id)])
      try AuditTrail.append(
        AuditEntry(.roleEnd, .account(account.name), detail: row.role.inWords), by: server, at: clock.auditMoment,
        connection)
    }
    let checks = AccountChecks(pack: pack)
    var given = held.map(\.role)
    for role in roles where !given.contains(role) {
      given.append(role)
      try checks.role(role)
      try insert(role, of: (account.id, account.name), from: clock.today, until: nil, by: server, connection)
    }
  }

  private func noteSession(
    _ token: String, of person: PersonElsewhere, at server: any SignInServer, _ connection: any SQLConnection
  ) throws {
    try connection.execute(
      "INSERT INTO session_elsewhere (token_digest, issuer, subject, sid) VALUES (?, ?, ?, ?)",
      [
        .text(SecretToken.digest(token)), .text(server.issuer), .text(person.subject), .optional(person.session),
      ])
  }

  /// Takes every session of an account away.
  static func endSessions(of account: Int, _ connection: any SQLConnection) throws {
    try connection.execute("DELETE FROM session WHERE account_id = ?", [.integer(account)])
  }
}

extension AccountRecord {
  /// The account of somebody at a sign-in server.
  static func elsewhere(issuer: String, subject: String, _ connection: any SQLConnection) throws -> AccountRecord? {
    let id = try connection.first(
      "SELECT account_id FROM account_elsewhere WHERE issuer = ? AND subject = ?", [.text(issuer), .text(subject)]
    ) { try $0.int(0) }
    return try id.flatMap { try numbered($0, connection) }
  }

  /// Whether a sign-in server vouches for its owner, so that it has no password here.
  func isElsewhere(_ connection: any SQLConnection) throws -> Bool {
    try connection.first("SELECT 1 FROM account_elsewhere WHERE account_id = ?", [.integer(id)]) { try $0.int(0) }
      != nil
  }
}
