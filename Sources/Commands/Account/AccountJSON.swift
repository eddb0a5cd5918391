import Caseload
import Casework

/// A role as JSON, with its days where they are known.
struct RoleJSON: Encodable {
  let role: String
  let level: String?
  let unit: String?
  let from: String?
  let until: String?

  init(_ held: HeldRole, from: String? = nil, until: String? = nil) {
    role = held.role
    level = held.unit?.level
    unit = held.unit?.code
    self.from = from
    self.until = until
  }
}

/// An account as JSON.
struct AccountJSON: Encodable {
  struct TieJSON: Encodable {
    let kind: String
    let subject: String
    let from: String
    let until: String?
  }

  let name: String
  let displayName: String
  let staff: String?
  let isEnabled: Bool
  let hasSecondFactor: Bool
  let mustChangePassword: Bool
  let lastSignIn: String?
  let sessions: Int
  let roles: [RoleJSON]
  let ties: [TieJSON]

  init(_ account: AccountSummary) {
    name = account.name
    displayName = account.displayName
    staff = account.staff
    isEnabled = account.isEnabled
    hasSecondFactor = account.hasSecondFactor
    mustChangePassword = account.mustChangePassword
    lastSignIn = account.lastSignIn
    sessions = account.sessions
    roles = account.roles.map { RoleJSON($0.role, from: $0.from.iso, until: $0.until?.iso) }
    ties = account.ties.map {
      TieJSON(kind: $0.tie.kind.rawValue, subject: $0.tie.subject, from: $0.from.iso, until: $0.until?.iso)
    }
  }
}

/// What a command did to one account, as JSON.
struct AccountChangeJSON: Encodable {
  let name: String
  /// `disabled`, `role added`.
  let done: String
}
