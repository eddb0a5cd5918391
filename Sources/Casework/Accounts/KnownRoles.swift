import Rules

extension RulePack {
  /// Whether a role can be given to somebody.
  func isKnownRole(_ role: String) -> Bool { Self.roles.contains(role) }

  /// The identifiers in the order in which a refusal lists them.
  static let roles = [
    "practitioner", "spo", "pdu-head", "regional-director", "planner", "hub", "lived-experience", "learning",
    "inspector", "union", "data-steward", "administrator",
  ]

  /// Who may manage accounts, and makes the first ones.
  static let administrator = HeldRole(role: "administrator", unit: nil)
}
