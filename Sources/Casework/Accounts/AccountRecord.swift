import Storage

/// A row of the table of accounts.
struct AccountRecord: Sendable {
  let id: Int
  let name: String
  let displayName: String
  let passwordHash: String?
  /// Whole seconds since 1970 until when a password that somebody else gave is good; nil for one's own.
  let temporaryUntil: Int?
  /// Sealed; counts.
  let factorSecret: String?
  /// Sealed; counts once a code of it was confirmed.
  let factorPending: String?
  /// The newest step whose code was taken.
  let factorStep: Int?
  let isEnabled: Bool
  let mustChange: Bool
  let staff: String?

  /// The account as the trail names who acted, without roles.
  var actor: Actor { Actor(way: .account(id), name: name, displayName: displayName, staff: staff, roles: []) }

  /// What its owner's password must not live on.
  var ownWords: [String] { [name, displayName] + (staff.map { [$0] } ?? []) }

  static func named(_ name: AccountName, _ connection: any SQLConnection) throws -> AccountRecord? {
    try connection.first(select + "WHERE name = ?", [.text(name.text)], decode)
  }

  static func numbered(_ id: Int, _ connection: any SQLConnection) throws -> AccountRecord? {
    try connection.first(select + "WHERE id = ?", [.integer(id)], decode)
  }

  /// The account that somebody named. Throws ``CaseworkRefusal`` when there is none.
  static func required(_ typed: String, _ connection: any SQLConnection) throws -> AccountRecord {
    guard let name = AccountName(typed), let found = try named(name, connection) else {
      throw CaseworkRefusal.notFound("There is no account “\(typed)”.")
    }
    return found
  }

  /// The account of an actor who signed in. Throws ``CaseworkRefusal`` for other actors.
  static func of(_ actor: Actor, _ connection: any SQLConnection) throws -> AccountRecord {
    guard case .account(let id) = actor.way, let found = try numbered(id, connection), found.isEnabled else {
      throw CaseworkRefusal.invalid("Only somebody who signed in with an account can do this.")
    }
    return found
  }

  private static let select = """
    SELECT id, name, display_name, password_hash, temporary_until, factor_secret, factor_pending, factor_step, enabled,
      must_change, staff_code FROM account
    """ + " "

  private static func decode(_ row: SQLRow) throws -> AccountRecord {
    AccountRecord(
      id: try row.int(0), name: try row.text(1), displayName: try row.text(2), passwordHash: try row.optionalText(3),
      temporaryUntil: try row.optionalInt(4), factorSecret: try row.optionalText(5),
      factorPending: try row.optionalText(6), factorStep: try row.optionalInt(7), isEnabled: try row.bool(8),
      mustChange: try row.bool(9), staff: try row.optionalText(10))
  }
}
