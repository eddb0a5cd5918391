/// The identifiers that fields may take from the tables of a rule pack.
public struct FieldLists: Sendable {
  private var entries: [RuleList: [String]]

  /// Codes of the case system's register that say a risk of serious harm: the format has them in the sheet risk.
  public let riskRegistrations: Set<String>

  /// - Parameter entries: identifiers by table, in the order in which a form lists them; a table left out is empty.
  public init(_ entries: [RuleList: [String]], riskRegistrations: Set<String> = []) {
    self.entries = entries
    self.riskRegistrations = riskRegistrations
  }

  public subscript(list: RuleList) -> [String] { entries[list] ?? [] }
}
