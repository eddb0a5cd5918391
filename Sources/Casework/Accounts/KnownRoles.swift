import Rules

extension RulePack {
  /// The identifiers in the order in which a refusal lists them.
  var roleNames: [String] { access.roles.map(\.id) }

  /// Who may manage accounts, and makes the first ones.
  static let administrator = HeldRole(role: "administrator", unit: nil)
}
