public import Rules

/// Who asks: a person who signed in, a program with a token, or whoever has the machine's own terminal.
///
/// Every use case is called for an actor. What the actor may do follows from the roles and the table of access in the rules.
public struct Actor: Sendable, Hashable {
  /// How the actor came in.
  public enum Way: Sendable, Hashable {
    /// Nobody signed in.
    case none
    /// Signed in with an account of this number.
    case account(Int)
    /// A program with the API token of this number.
    case token(Int)
    /// A command on the machine where the database is. Who can read the file needs no permission from it.
    case terminal
  }

  public let way: Way
  /// The name that the audit trail keeps: the sign-in name, the token's name, or the operating system's user.
  public let name: String
  /// As pages greet the person, for instance `Ada Lovelace`.
  public let displayName: String
  /// The actor's own code in the case system, where the actor is a practitioner or manager in it.
  public let staff: String?
  /// Roles in force now.
  public let roles: [HeldRole]
  /// Other relations to people and cases in force now, beyond the roles' units.
  public let ties: [Tie]
  /// Beyond what the roles allow: the permissions to which a token is narrowed. Nil for no narrowing.
  public let narrowing: Set<Permission>?

  public init(
    way: Way, name: String, displayName: String, staff: String? = nil, roles: [HeldRole], ties: [Tie] = [],
    narrowing: Set<Permission>? = nil
  ) {
    self.narrowing = narrowing
    self.way = way
    self.name = name
    self.displayName = displayName
    self.staff = staff
    self.roles = roles
    self.ties = ties
  }

  /// Nobody in particular, who may do nothing.
  public static let nobody = Actor(way: .none, name: "nobody", displayName: "nobody", roles: [])

  /// Whoever runs a command on the machine itself.
  public static func terminal(user: String) -> Actor {
    Actor(way: .terminal, name: "terminal:\(user)", displayName: user, roles: [])
  }
}

/// A role that somebody holds, and where.
public struct HeldRole: Sendable, Hashable {
  /// Identifier in `access.yaml`, for instance `spo`.
  public let role: String
  /// Identifier of the level and code of the unit that it is for, for instance `team` and `N07T01`; nil for the nation.
  public let unit: RoleUnit?

  public init(role: String, unit: RoleUnit?) {
    self.role = role
    self.unit = unit
  }
}

/// The unit for which a role is held.
public struct RoleUnit: Sendable, Hashable {
  /// Identifier of an organisation level of the rules.
  public let level: String
  public let code: String

  public init(level: String, code: String) {
    self.level = level
    self.code = code
  }
}

/// A relation to a person or a case that is not that of a unit: dated, and only in force between its days.
public struct Tie: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The trainees for whom the actor answers; the subject is a staff code.
    case trainee
    /// Somebody whose work the actor covers; the subject is a staff code.
    case cover
    /// A case that the actor works on beside its holder; the subject is a case reference number.
    case cowork
    /// Somebody for whom the actor deputises; the subject is a staff code.
    case deputise
    /// A case opened for an inspection; the subject is a case reference number.
    case inspection
  }

  public let kind: Kind
  public let subject: String

  public init(_ kind: Kind, _ subject: String) {
    self.kind = kind
    self.subject = subject
  }
}

extension Actor {
  /// Whether the narrowing of a token leaves a permission.
  func allows(_ permission: Permission) -> Bool { narrowing?.contains(permission) ?? true }

  /// Whether any of the actor's roles may do something anywhere. Whether it reaches a subject is for the use case to say.
  public func may(_ action: Permission.Action, _ fields: Permission.Fields, _ rules: AccessRules) -> Bool {
    guard allows(Permission(action, fields)) else { return false }
    return way == .terminal
      || roles.contains { held in
        rules.role(held.role)?.grants.contains { $0.permission == Permission(action, fields) } ?? false
      }
  }

  /// The unit of the first role that may do something, where a page of it begins. Nil for somebody who may not; nil within
  /// for the whole service.
  public func unit(
    for action: Permission.Action, _ fields: Permission.Fields, _ rules: AccessRules
  ) -> RoleUnit?? {
    guard allows(Permission(action, fields)) else { return nil }
    if way == .terminal { return .some(nil) }
    let first = roles.first { held in
      rules.role(held.role)?.grants.contains { $0.permission == Permission(action, fields) } ?? false
    }
    return first.map(\.unit)
  }
}
