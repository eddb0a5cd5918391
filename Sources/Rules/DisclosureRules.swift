/// On what grounds data of people on probation are shared with partners.
public struct DisclosureRules: Sendable, Hashable {
  /// A ground in law, or the person's agreement.
  public struct Ground: Sendable, Hashable {
    /// Identifier, which the log keeps.
    public let id: String
    public let label: String

    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// In the order in which a form lists them.
  public let grounds: [Ground]

  public init(grounds: [Ground]) {
    self.grounds = grounds
  }

  /// A pack without the table: no ground can be chosen, so nothing can be recorded as shared.
  public static let none = DisclosureRules(grounds: [])

  /// What a ground is called; the identifier itself where the rules no longer know it.
  public func label(_ id: String) -> String { grounds.first { $0.id == id }?.label ?? id }
}
