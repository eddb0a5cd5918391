/// The identifiers that fields may take from the tables of a rule pack.
public struct FieldLists: Sendable {
  private var entries: [RuleList: [String]]

  /// Codes of the case system's register that say a risk of serious harm: the format has them in the sheet risk.
  public let riskRegistrations: Set<String>

  /// Hours a week that a post or a reduction of it may have.
  public let mostWeeklyHours: Int

  /// Hours a week that a table keeps: what is brought back from a whole export may have more than the rules allow today.
  public static let keptWeeklyHours = 100

  /// - Parameter entries: identifiers by table, in the order in which a form lists them; a table left out is empty.
  public init(
    _ entries: [RuleList: [String]], riskRegistrations: Set<String> = [],
    mostWeeklyHours: Int = FieldLists.keptWeeklyHours
  ) {
    self.entries = entries
    self.mostWeeklyHours = mostWeeklyHours
    self.riskRegistrations = riskRegistrations
  }

  public subscript(list: RuleList) -> [String] { entries[list] ?? [] }
}
