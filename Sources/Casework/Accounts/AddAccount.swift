import Caseload
import Rules
import Storage

/// An account that passed its checks, with what is kept of its password.
struct CheckedAccount: Sendable {
  let name: AccountName
  let displayName: String
  let staff: String?
  let roles: [HeldRole]
  let rolesUntil: LocalDate?
  let passwordHash: String?
  let mustChange: Bool
}

extension Service {
  /// The number of the account. Throws ``CaseworkRefusal`` with sentences when it may not be as it is.
  public func addAccount(_ new: NewAccount, by actor: Actor) async throws -> Int {
    try await database.read { try mustManage(accounts: actor, $0) }
    let faults = try accountFaults(new)
    guard faults.isEmpty else { throw CaseworkRefusal.invalid(faults.joined(separator: " ")) }
    let checked = try await checked(new)
    return try await database.write { connection in
      try mustManage(accounts: actor, connection)
      return try insert(checked, by: actor, connection)
    }
  }

  /// The sentences against a new account's password; throws ``CaseworkRefusal`` for what else is wrong with it.
  func accountFaults(_ new: NewAccount) throws -> [String] {
    let checks = AccountChecks(pack: pack)
    let name = try checks.name(new.name)
    let displayName = try checks.displayName(new.displayName)
    let staff = try checks.staff(new.staff)
    for role in new.roles { try checks.role(role, until: new.rolesUntil) }
    guard let password = new.password else { return [] }
    return passwordFaults(password, own: [name.text, displayName] + (staff.map { [$0] } ?? []))
  }

  /// The account as it is kept; its password takes the work of a hash.
  func checked(_ new: NewAccount) async throws -> CheckedAccount {
    let checks = AccountChecks(pack: pack)
    var hashed: String?
    if let password = new.password { hashed = try await hash(password) }
    var roles: [HeldRole] = []
    for role in new.roles where !roles.contains(role) { roles.append(role) }
    return CheckedAccount(
      name: try checks.name(new.name), displayName: try checks.displayName(new.displayName),
      staff: try checks.staff(new.staff), roles: roles, rolesUntil: new.rolesUntil, passwordHash: hashed,
      mustChange: new.mustChangePassword && hashed != nil)
  }

  /// Keeps a new account and its roles, from today on.
  ///
  /// - Parameter actor: who makes it; nil for the account itself, at the first run.
  func insert(_ new: CheckedAccount, by actor: Actor?, _ connection: any SQLConnection) throws -> Int {
    guard try AccountRecord.named(new.name, connection) == nil else {
      throw CaseworkRefusal.invalid("There is an account “\(new.name.text)” already.")
    }
    let until = new.mustChange ? clock.seconds() + pack.signIn.passwords.temporaryHours * 3_600 : nil
    let id = try connection.insert(
      """
      INSERT INTO account (name, display_name, password_hash, temporary_until, enabled, must_change, staff_code,
        created_at, created_by) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)
      """,
      [
        .text(new.name.text), .text(new.displayName), .optional(new.passwordHash), .optional(until),
        .integer(new.mustChange ? 1 : 0), .optional(new.staff), .text(clock.timestamp),
        .text(actor?.name ?? new.name.text),
      ])
    let maker =
      actor ?? Actor(way: .account(id), name: new.name.text, displayName: new.displayName, staff: new.staff, roles: [])
    try AuditTrail.append(
      AuditEntry(.accountAdd, .account(new.name.text)), by: maker, at: clock.auditMoment, connection)
    for role in new.roles {
      try insert(role, of: (id, new.name.text), from: clock.today, until: new.rolesUntil, by: maker, connection)
    }
    return id
  }
}
