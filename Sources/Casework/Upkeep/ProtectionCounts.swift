public import Caseload

/// How many people of a unit lack a protection that the rules give, and how many hold more than a protected limit: numbers alone.
public struct ProtectionCounts: Sendable {
  /// What is said of a unit or of one below it.
  public struct Line: Sendable, Hashable {
    public let unit: UnitReference
    /// People with a post on the day, each once; nil where the whole line is kept back.
    public let people: Int?
    /// Of them, those who lack a protection; nil where it is kept back.
    public let lacking: Int?
    /// Of them, those whose caseload is above a protected limit; nil where it is kept back.
    public let above: Int?
  }

  public let unit: UnitReference
  public let path: [UnitReference]
  public let day: LocalDate
  public let line: Line
  /// Directly below, by name.
  public let units: [Line]
  /// Figures about fewer people are kept back from whoever may not see single people.
  public let fewestPeople: Int
  /// Whether the reader may see figures of single people here, so that nothing is kept back.
  public let showsPeople: Bool
  /// Title and version of the rules.
  public let rules: String
}

/// What is asked about protections by whoever sees no single person.
public protocol ProtectionCountUse: Sendable {
  /// The numbers of a unit above a team and below the whole service. Throws ``CaseworkRefusal``.
  func protectionCounts(level: String, code: String) async throws -> ProtectionCounts
}
