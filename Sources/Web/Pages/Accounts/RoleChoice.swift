import Casework
import Rules

/// A role that an account can be given.
struct RoleChoice: Hashable {
  let id: String
  let label: String
  /// Identifier of the level of the units that it is held for; nil for the whole service.
  let level: String?

  /// The role of whoever looks after accounts first.
  static let administrator = "administrator"

  /// Every role of the rules, in their order.
  static func all(_ pack: RulePack) -> [RoleChoice] {
    pack.access.roles.map { role in
      RoleChoice(id: role.id, label: role.label, level: role.level == pack.levels.first?.id ? nil : role.level)
    }
  }

  /// A role in words, with where it is held: `Senior probation officer, team EG`.
  static func words(_ role: HeldRole, _ pack: RulePack) -> String {
    let label = pack.access.role(role.role)?.label ?? role.role
    guard let unit = role.unit else { return label }
    return "\(label), \(pack.levels.first { $0.id == unit.level }?.label ?? unit.level) \(unit.code)"
  }
}
