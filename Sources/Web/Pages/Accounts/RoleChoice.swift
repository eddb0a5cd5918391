import Casework
import Rules

/// A role that an account can be given.
struct RoleChoice: Hashable {
  let id: String
  let label: String
  /// Identifier of the level of the units that it is held for; nil for the nation.
  let level: String?

  /// The role of whoever looks after accounts.
  static let administrator = "administrator"

  /// Every role, in the order in which pages list them. Source: the roles of the product's description and issue 5.
  static func all(_ pack: RulePack) -> [RoleChoice] {
    [
      RoleChoice(id: "practitioner", label: "Practitioner", level: "team"),
      RoleChoice(id: "spo", label: "Senior probation officer", level: "team"),
      RoleChoice(id: "pdu-head", label: "Head of probation delivery unit", level: "pdu"),
      RoleChoice(id: "regional-director", label: "Regional probation director", level: "region"),
      RoleChoice(id: "planner", label: "National planner", level: nil),
      RoleChoice(id: "hub", label: "Administrative hub", level: "pdu"),
      RoleChoice(id: "lived-experience", label: "Lived-experience worker", level: "team"),
      RoleChoice(id: "learning", label: "Learning and vetting", level: "region"),
      RoleChoice(id: "inspector", label: "Inspector", level: nil),
      RoleChoice(id: "union", label: "Union representative", level: "region"),
      RoleChoice(id: "data-steward", label: "Data steward", level: nil),
      RoleChoice(id: administrator, label: "Administrator", level: nil),
    ].filter { choice in choice.level == nil || pack.levels.contains { $0.id == choice.level } }
  }

  /// A role in words, with where it is held: `Senior probation officer, team EG`.
  static func words(_ role: HeldRole, _ pack: RulePack) -> String {
    let label = all(pack).first { $0.id == role.role }?.label ?? role.role
    guard let unit = role.unit else { return label }
    return "\(label), \(pack.levels.first { $0.id == unit.level }?.label ?? unit.level) \(unit.code)"
  }
}
